import * as E from 'fp-ts/lib/Either.js';

import { type Unproved, unproved } from '../failure.js';

/** Leaves that stand side by side: from an index, up to and without another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

// The left side of a tree: as many leaves as the largest power of two that leaves some to the right.
const leftOf = ({ from, to }: Span): number => {
  let left = 1;
  while (left * 2 < to - from) left *= 2;
  return from + left;
};

const pathTo = (index: number, tree: Span): readonly Span[] => {
  if (tree.to - tree.from === 1) return [];
  const middle = leftOf(tree);
  const [left, right] = [
    { from: tree.from, to: middle },
    { from: middle, to: tree.to },
  ];
  return index < middle ? [...pathTo(index, left), right] : [...pathTo(index, right), left];
};

// `known`: the old tree is the left edge of this one, so that who verifies has its root already.
const pathFrom = (old: number, tree: Span, known: boolean): readonly Span[] => {
  if (old === tree.to) return known ? [] : [tree];
  const middle = leftOf(tree);
  const [left, right] = [
    { from: tree.from, to: middle },
    { from: middle, to: tree.to },
  ];
  return old <= middle ? [...pathFrom(old, left, known), right] : [...pathFrom(old, right, false), left];
};

/**
 * The subtrees whose roots prove that a leaf is in a tree, in the order of the proof (RFC 9162, section 2.1.3.1). `Left`:
 * Unproved, when the tree has no such leaf.
 *
 * @example
 * import { inclusionSpans } from '@plan-ledger/store/integrity';
 * assert.deepEqual(inclusionSpans(2, 5), {
 *   _tag: 'Right',
 *   right: [{ from: 3, to: 4 }, { from: 0, to: 2 }, { from: 4, to: 5 }],
 * });
 */
export const inclusionSpans = (index: number, size: number): E.Either<Unproved, readonly Span[]> =>
  isSize(index) && isSize(size) && index < size
    ? E.right(pathTo(index, { from: 0, to: size }))
    : E.left(
        unproved(`found index ${index} in a tree of ${size}; wanted a whole number from 0, below the size`),
      );

/**
 * The subtrees whose roots prove that a tree goes on from an older one, in the order of the proof (RFC 9162, section
 * 2.1.4.1). `Left`: Unproved, when the older tree is empty or larger.
 *
 * @example
 * import { consistencySpans } from '@plan-ledger/store/integrity';
 * assert.deepEqual(consistencySpans(4, 6), { _tag: 'Right', right: [{ from: 4, to: 6 }] });
 */
export const consistencySpans = (oldSize: number, size: number): E.Either<Unproved, readonly Span[]> =>
  isSize(oldSize) && isSize(size) && oldSize >= 1 && oldSize <= size
    ? E.right(pathFrom(oldSize, { from: 0, to: size }, true))
    : E.left(
        unproved(
          `found old size ${oldSize} and size ${size}; wanted whole numbers from 1, the old size not the larger`,
        ),
      );
