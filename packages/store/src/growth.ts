import { randomBytes } from 'node:crypto';

import type { PlanId, Recorded } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import { streamOf, type Unreadable } from './event-store.js';
import { type CompactRange, EMPTY_RANGE, withLeaf } from './integrity/merkle/range.js';
import { parseRange } from './integrity/merkle/range-text.js';
import { SEED_BYTES } from './integrity/seal/disclosure.js';
import { leafInSeal, sealOf } from './integrity/seal/index.js';

/** Events with their seals, and the tree of their plan after them. */
export interface Grown {
  readonly events: readonly Recorded[];
  readonly tree: CompactRange;
}

/** Seals events that are new, and adds their leaves to the tree that they follow on. */
export const sealed = (events: readonly Recorded[], before: CompactRange): Grown => {
  const seeds = randomBytes(SEED_BYTES * events.length);
  let tree = before;
  const done = events.map((event, at) => {
    const { seal, leaf } = sealOf({ event }, seeds.subarray(at * SEED_BYTES, (at + 1) * SEED_BYTES));
    tree = withLeaf(tree, leaf.hash);
    // First: with fields added after a spread, V8 makes slow objects of them, for everyone who reads them later.
    return { seal, ...event };
  });
  return { events: done, tree };
};

/** A tree with the leaves of events whose seals were checked. */
export const grownBy = (before: CompactRange, events: readonly Recorded[]): CompactRange =>
  events.reduce((tree, event) => withLeaf(tree, leafInSeal(event)), before);

/**
 * The tree of a plan, as a store keeps it beside the events. `Left`: Unreadable, when it is not that of a plan at this
 * version: events are gone, or somebody has added some.
 */
export const treeIn = (plan: PlanId, text: unknown, version: number): E.Either<Unreadable, CompactRange> => {
  if (version === 0 && text === undefined) return E.right(EMPTY_RANGE);
  const unreadable = (found: string, kept: Pick<Unreadable, 'kept'> = {}): E.Either<Unreadable, never> =>
    E.left({
      _tag: 'Unreadable',
      stream: streamOf(plan),
      why: `Found ${found} beside ${version} events; verify the ledger, and restore it from a backup`,
      ...kept,
    });
  if (text === undefined) return unreadable('no tree');
  // Of a table on a disk that fails it may be bytes.
  const tree = typeof text === 'string' ? parseRange(text) : E.left(undefined);
  if (E.isLeft(tree)) return unreadable('a tree that cannot be read');
  return tree.right.size === version
    ? tree
    : unreadable(`the tree of ${tree.right.size} events`, { kept: tree.right });
};
