import { dirname, resolve } from 'node:path';

import { type CopyTarget, type EventStore, isConnectionString, withoutPassword } from '@plan-ledger/store';
import { openJsonLines } from '@plan-ledger/store/jsonl';
import { memoryStore } from '@plan-ledger/store/memory';
import { openSqliteStore } from '@plan-ledger/store/sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { now } from './clock.js';
import type { CliFault } from './fault.js';
import { exists } from './io/files.js';
import { type Around, isOtherServer, openStore } from './session.js';

/** One end of a copy, open. */
export type CopyEnd = CopyTarget & Pick<EventStore, 'close'>;

/** What an end is opened for: to copy from it, to it, or to see what a copy to it would do. */
export type EndUse = 'from' | 'to' | 'to see';

/** Whether an address is that of a file of JSON Lines. */
export const isJsonLines = (address: string): boolean => /\.jsonl$/iu.test(address);

const nowhere = (address: string, use: EndUse): CliFault | undefined => {
  if (use === 'from')
    return exists(address)
      ? undefined
      : {
          _tag: 'NotFound',
          message: `Found no ledger at ${address}, to copy from; check the path after --from`,
        };
  const folder = dirname(resolve(address));
  return exists(folder)
    ? undefined
    : {
        _tag: 'NotFound',
        message: `Found no folder ${folder} for the ledger ${address}; make the folder first, or name another --to`,
      };
};

const onServer = (address: string, use: EndUse, around: Around): TE.TaskEither<CliFault, CopyEnd> =>
  pipe(
    openStore(address, use === 'to' ? 'write' : 'read', around),
    TE.flatMap((store) =>
      pipe(
        store.identity,
        TE.mapLeft((fault): CliFault => fault),
        TE.flatMap((identity) =>
          use === 'from' && identity === ''
            ? TE.left<CliFault, EventStore>({
                _tag: 'NotFound',
                message: `Found no ledger at ${withoutPassword(address)}, to copy from; check the connection string after --from`,
              })
            : TE.right<CliFault, EventStore>(store),
        ),
        TE.orElse((fault) => async () => {
          await store.close();
          return E.left(fault);
        }),
      ),
    ),
  );

/** Opens what an address names: a SQLite ledger, a server, or a file of JSON Lines. The one place that knows the kinds of ends. */
const opened = (address: string, use: EndUse, around: Around): TE.TaskEither<CliFault, CopyEnd> => {
  if (isConnectionString(address)) return onServer(address, use, around);
  if (isOtherServer(address)) {
    const side = use === 'from' ? 'from' : 'to';
    const message = `Found --${side} ${withoutPassword(address)}; wanted the path of a ledger file, of one that ends in .jsonl, or a connection string: esdb://HOST:2113`;
    return TE.left({ _tag: 'Usage', message });
  }
  const missing = nowhere(address, use);
  if (missing !== undefined) return TE.left(missing);
  if (use === 'to see' && !exists(address)) return TE.right(memoryStore({ clock: now }));
  const mode = use === 'to' ? 'write' : 'read';
  return isJsonLines(address)
    ? openJsonLines({ file: address, mode, onCut: around.note })
    : openSqliteStore({ file: address, clock: now, mode });
};

/** Opens one end of a copy, uses it, and lets go of it whatever comes. */
export const withCopyEnd = <A>(
  address: string,
  use: EndUse,
  around: Around,
  run: (end: CopyEnd) => TE.TaskEither<CliFault, A>,
): TE.TaskEither<CliFault, A> =>
  TE.bracket(opened(address, use, around), run, (end) => async () => {
    await end.close();
    return E.right(undefined);
  });
