import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { type Unproved, unproved } from '../failure.js';
import type { Hash } from './hash.js';
import { type CompactRange, EMPTY_RANGE, rootOf, withLeaf } from './range.js';
import { consistencySpans, inclusionSpans, type Span } from './spans.js';

/** Takes the leaf hashes of a tree one by one, from the first, and keeps of them what the roots of some spans need. */
export interface SpanRoots {
  readonly add: (leaf: Hash) => void;
  /** The roots, in the order of the spans. `Left`: Unproved, when leaves of a span have not come. */
  readonly roots: () => E.Either<Unproved, readonly Hash[]>;
}

/**
 * Works out the roots of spans that do not overlap, as those of a proof do not, from leaves that are read only once and not
 * kept: the proof of a tree of any size is made in the memory of a few hashes.
 *
 * @example
 * import { inclusionSpans, leafHash, spanRoots } from '@plan-ledger/store/integrity';
 * const spans = inclusionSpans(0, 2);
 * const proof = spanRoots(spans._tag === 'Right' ? spans.right : []);
 * for (const leaf of ['a', 'b']) proof.add(leafHash(leaf));
 * assert.deepEqual(proof.roots(), { _tag: 'Right', right: [leafHash('b')] });
 */
export const spanRoots = (spans: readonly Span[]): SpanRoots => {
  const ranges: CompactRange[] = spans.map(() => EMPTY_RANGE);
  let next = 0;
  return {
    add: (leaf) => {
      const at = spans.findIndex(({ from, to }) => from <= next && next < to);
      const range = ranges[at];
      if (range !== undefined) ranges[at] = withLeaf(range, leaf);
      next += 1;
    },
    roots: () => {
      const short = spans.find(({ to }) => to > next);
      return short === undefined
        ? E.right(ranges.map(rootOf))
        : E.left(unproved(`found ${next} leaves; wanted all up to ${short.to}`));
    },
  };
};

const rootsIn = (leaves: readonly Hash[]) => (spans: readonly Span[]) => {
  const made = spanRoots(spans);
  leaves.forEach(made.add);
  return made.roots();
};

/**
 * The proof that a leaf is in the tree of these leaf hashes: hashes from the leaf's sibling to the root's side, at most
 * ceil(log2 size) (RFC 9162, section 2.1.3.1). `Left`: Unproved, when there is no such leaf.
 *
 * @example
 * import { inclusionProof, leafHash, rootOfLeaves, verifyInclusion } from '@plan-ledger/store/integrity';
 * const leaves = ['a', 'b', 'c'].map((leaf) => leafHash(leaf));
 * const proof = inclusionProof(leaves, 1);
 * assert.equal(proof._tag, 'Right');
 * const claim = { index: 1, size: 3, leaf: leafHash('b'), proof: proof.right, root: rootOfLeaves(leaves) };
 * assert.equal(verifyInclusion(claim)._tag, 'Right');
 */
export const inclusionProof = (leaves: readonly Hash[], index: number): E.Either<Unproved, readonly Hash[]> =>
  pipe(inclusionSpans(index, leaves.length), E.chain(rootsIn(leaves)));

/**
 * The proof that the tree of these leaf hashes goes on from that of its first leaves: at most ceil(log2 size) + 1 hashes
 * (RFC 9162, section 2.1.4.1), none for the same size. `Left`: Unproved, when the old size is 0 or larger.
 *
 * @example
 * import { consistencyProof, leafHash, rootOfLeaves, verifyConsistency } from '@plan-ledger/store/integrity';
 * const leaves = ['a', 'b', 'c'].map((leaf) => leafHash(leaf));
 * const proof = consistencyProof(leaves, 2);
 * assert.equal(proof._tag, 'Right');
 * const [oldRoot, root] = [rootOfLeaves(leaves.slice(0, 2)), rootOfLeaves(leaves)];
 * assert.equal(verifyConsistency({ oldSize: 2, size: 3, oldRoot, root, proof: proof.right })._tag, 'Right');
 */
export const consistencyProof = (
  leaves: readonly Hash[],
  oldSize: number,
): E.Either<Unproved, readonly Hash[]> =>
  pipe(consistencySpans(oldSize, leaves.length), E.chain(rootsIn(leaves)));
