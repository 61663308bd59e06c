import * as E from 'fp-ts/lib/Either.js';

import type { ReadFailure } from '../../../event-store.js';
import type { ListSeen } from '../list-read.js';
import type { TextSecret } from '../secret/index.js';
import { type Held, heldOf } from './held.js';

/** Gives the secret of a ledger as it is now. `Left`: Unavailable, when it is not there, or is that of another ledger. */
export type Holding = () => Promise<E.Either<ReadFailure, Held>>;

export const holdingOf = (
  { made, refresh }: Pick<ListSeen, 'made' | 'refresh'>,
  secret: TextSecret,
  server: string,
): Holding => {
  let known: Held | undefined;
  const no = (why: string): E.Either<ReadFailure, never> =>
    E.left({ _tag: 'Unavailable', why: `Cannot use the ledger at ${server}: ${why}` });

  return async () => {
    const seen = made() === undefined ? await refresh() : E.right(undefined);
    if (E.isLeft(seen)) return seen;
    const ledger = made();
    if (ledger === undefined)
      return no(
        'there are plans, and no list of plans that names their text secret; restore the server from a backup',
      );
    const now = await secret.now();
    if (E.isLeft(now)) return now;
    const found = now.right;
    if (found?.id !== ledger.secret) {
      const what = found === undefined ? 'there is none' : `the one with the id ${found.id} is`;
      return no(
        `its texts need the text secret with the id ${ledger.secret}, and ${what} at ${secret.where}; copy the right one from a machine that uses this ledger, or from where its second copy is kept`,
      );
    }
    // The same while nothing changes: it keeps the last way to a key.
    if (known?.secret !== found || known.ledger !== ledger.identity) known = heldOf(ledger.identity, found);
    return E.right(known);
  };
};
