import type { PlanId } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { CopySource } from '../copy/ends.js';
import { type ReadFailure, streamOf, type Unreadable, type Written } from '../event-store.js';
import type { Hash } from '../integrity/index.js';
import { explainSeal, leafOf } from '../integrity/seal/index.js';
import type { Leaves } from './grow.js';

const hashOf = (plan: PlanId, written: Written): E.Either<Unreadable, Hash> =>
  pipe(
    leafOf(written),
    E.bimap(
      (fault) => ({
        _tag: 'Unreadable',
        stream: streamOf(plan),
        version: written.event.version,
        why: `Found version ${written.event.version} otherwise than it was sealed: ${explainSeal(fault)}; verify the ledger`,
      }),
      ({ hash }) => hash,
    ),
  );

/**
 * The hashes of a plan's leaves, each worked out from its event: what was altered has none. `Left`: Unavailable, Unreadable
 * (with the version whose seal does not hold).
 *
 * @example
 * import { leavesOf } from '@plan-ledger/store/log';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' });
 * assert.deepEqual(await leavesOf(store, 'nobody')(0, 0)(), { _tag: 'Right', right: [] });
 */
export const leavesOf =
  (source: Pick<CopySource, 'readWritten'>, plan: PlanId): Leaves<ReadFailure> =>
  (from, to) =>
    pipe(
      source.readWritten(plan, from + 1, to),
      TE.flatMapEither(E.traverseArray((written): E.Either<ReadFailure, Hash> => hashOf(plan, written))),
    );
