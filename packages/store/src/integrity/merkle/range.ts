import { EMPTY_ROOT, type Hash, nodeHash } from './hash.js';

/**
 * A tree as far as its growth needs it: how many leaves it has, and the roots of the full subtrees that they make, the
 * largest first. One for each binary digit 1 of the size, so at most 53.
 */
export interface CompactRange {
  readonly size: number;
  readonly hashes: readonly Hash[];
}

/**
 * The tree without a leaf, from which every tree grows.
 *
 * @example
 * import { EMPTY_RANGE, EMPTY_ROOT, rootOf } from '@plan-ledger/store/integrity';
 * assert.deepEqual(rootOf(EMPTY_RANGE), EMPTY_ROOT);
 */
export const EMPTY_RANGE: CompactRange = { size: 0, hashes: [] };

// How many of the last subtrees are full once a leaf is added: the digits 1 at the end of the size.
const completedBy = (size: number): number => (size % 2 === 0 ? 0 : 1 + completedBy((size - 1) / 2));

const joined = (right: Hash, left: Hash): Hash => nodeHash(left, right);

/**
 * A tree with one leaf more, given as its hash. It costs two hashes on average, whatever the size.
 *
 * @example
 * import { EMPTY_RANGE, leafHash, nodeHash, rootOf, withLeaf } from '@plan-ledger/store/integrity';
 * const two = withLeaf(withLeaf(EMPTY_RANGE, leafHash('a')), leafHash('b'));
 * assert.deepEqual(rootOf(two), nodeHash(leafHash('a'), leafHash('b')));
 */
export const withLeaf = ({ size, hashes }: CompactRange, leaf: Hash): CompactRange => {
  const kept = hashes.length - completedBy(size);
  return { size: size + 1, hashes: [...hashes.slice(0, kept), hashes.slice(kept).reduceRight(joined, leaf)] };
};

/**
 * The root of a tree (RFC 9162, section 2.1.1).
 *
 * @example
 * import { EMPTY_RANGE, leafHash, rootOf, withLeaf } from '@plan-ledger/store/integrity';
 * assert.deepEqual(rootOf(withLeaf(EMPTY_RANGE, leafHash('a'))), leafHash('a'));
 */
export const rootOf = ({ hashes }: CompactRange): Hash =>
  hashes.length === 0 ? EMPTY_ROOT : hashes.reduceRight(joined);

/**
 * The root of the tree of these leaf hashes (RFC 9162, section 2.1.1). They are taken one by one, and not kept.
 *
 * @example
 * import { leafHash, nodeHash, rootOfLeaves } from '@plan-ledger/store/integrity';
 * const [a, b, c] = ['a', 'b', 'c'].map((leaf) => leafHash(leaf));
 * assert.deepEqual(rootOfLeaves([a, b, c]), nodeHash(nodeHash(a, b), c));
 */
export const rootOfLeaves = (leaves: Iterable<Hash>): Hash => {
  let range = EMPTY_RANGE;
  for (const leaf of leaves) range = withLeaf(range, leaf);
  return rootOf(range);
};
