import type { PlanId, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { eachPage } from '../copy/pages.js';
import { type ReadFailure, streamOf, type Unreadable, type Written } from '../event-store.js';
import { type Hash, HASH_BYTES } from '../integrity/merkle/hash.js';
import { nodesOf } from '../integrity/merkle/nodes.js';
import { explainSeal, leafOf } from '../integrity/seal/index.js';
import type { Leaf } from '../integrity/seal/leaf.js';
import type { VerifySource } from './source.js';

/** What one reading of a history gave. */
export interface HistoryRead {
  /** The root of the tree at the version that was asked for. */
  readonly root: Hash;
  /** The hashes of all leaves that were read, 32 bytes each, from the first version on: what proofs are made of. */
  readonly leaves: Uint8Array;
}

/** How far a history is read. */
export interface HistoryAsked {
  readonly plan: PlanId;
  /** The version of which the root is wanted, and up to which events are shown. */
  readonly version: Version;
  /** The version up to which leaves are wanted, where that is a later one. */
  readonly size?: Version;
}

/** The leaf of an event that a store gave. `Left`: Unreadable, when it is not the event that was sealed. */
export const leafRead = (written: Written): E.Either<Unreadable, Leaf> =>
  pipe(
    leafOf(written),
    E.mapLeft((fault) => ({
      _tag: 'Unreadable',
      stream: streamOf(written.event.plan),
      version: written.event.version,
      why: `${explainSeal(fault)}; verify the ledger`,
    })),
  );

/**
 * Reads a plan once, from its first event on, works out the leaf of each event from what it says, and gives the root of the tree
 * at a version; `visit` sees each event up to the version. It holds 32 bytes for each event. `Left`: Unavailable, Unreadable.
 *
 * @example
 * import { readHistory } from '@plan-ledger/store/verify';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const read = await readHistory(store, { plan: 'p' as never, version: 0 }, () => undefined)();
 * assert.equal(read._tag === 'Right' && read.right.leaves.length, 0);
 */
export const readHistory = (
  source: VerifySource,
  { plan, version, size = version }: HistoryAsked,
  visit: (written: Written) => E.Either<Unreadable, unknown> | undefined,
): TE.TaskEither<ReadFailure, HistoryRead> => {
  const to = Math.max(version, size);
  const leaves = new Uint8Array(to * HASH_BYTES);
  const nodes = nodesOf(to, []);
  let root = nodes.rootNow();

  const take = (written: Written): E.Either<Unreadable, unknown> => {
    const at = written.event.version;
    const leaf = leafRead(written);
    if (E.isLeft(leaf)) return leaf;
    leaves.set(leaf.right.hash, (at - 1) * HASH_BYTES);
    nodes.add(leaf.right.hash);
    if (at === version) root = nodes.rootNow();
    return (at > version ? undefined : visit(written)) ?? E.right(undefined);
  };

  const takeAll = (page: readonly Written[]): E.Either<Unreadable, unknown> => {
    for (const written of page) {
      const taken = take(written);
      if (E.isLeft(taken)) return taken;
    }
    return E.right(undefined);
  };

  return pipe(
    eachPage<Unreadable>(source, { plan, from: 1, to }, takeAll),
    TE.map(() => ({ root, leaves })),
  );
};
