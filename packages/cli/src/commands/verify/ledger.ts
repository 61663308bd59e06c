import { isConnectionString, withoutPassword } from '@plan-ledger/store';
import { inspectJsonLines } from '@plan-ledger/store/jsonl';
import type { VerifySource } from '@plan-ledger/store/verify';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { isJsonLines } from '../../copy-ends.js';
import type { CliFault } from '../../fault.js';
import { type Around, openStore } from '../../session.js';

/** A ledger that is open to be verified. */
export type OpenLedger = VerifySource & { readonly close: () => Promise<void> };

const onServer = (address: string, around: Around): TE.TaskEither<CliFault, OpenLedger> =>
  pipe(
    openStore(address, 'read', around),
    TE.flatMap((store) =>
      pipe(
        store.identity,
        TE.mapLeft((fault): CliFault => fault),
        TE.filterOrElse(
          (identity) => identity !== '',
          (): CliFault => ({
            _tag: 'NotFound',
            message: `Found no ledger at ${withoutPassword(address)}; check the connection string`,
          }),
        ),
        TE.map((): OpenLedger => store),
        TE.orElse((fault) => async () => {
          await store.close();
          return E.left(fault);
        }),
      ),
    ),
  );

const opened = (address: string, around: Around): TE.TaskEither<CliFault, OpenLedger> => {
  if (isConnectionString(address)) return onServer(address, around);
  return isJsonLines(address) ? inspectJsonLines(address) : openStore(address, 'read', around);
};

/** Opens a ledger, or a copy of one, as it stands; uses it, and lets go of it whatever comes. */
export const withLedger = <A>(
  address: string,
  around: Around,
  use: (ledger: OpenLedger) => TE.TaskEither<CliFault, A>,
): TE.TaskEither<CliFault, A> =>
  TE.bracket(opened(address, around), use, (ledger) => async () => {
    await ledger.close();
    return E.right(undefined);
  });
