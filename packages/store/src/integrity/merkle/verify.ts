import * as E from 'fp-ts/lib/Either.js';

import { type Unproved, unproved } from '../failure.js';
import { type Hash, HASH_BYTES, isHash, nodeHash, sameHash } from './hash.js';

/** That a leaf stands at an index (from 0) in the tree of a size and root. */
export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leaf: Hash;
  readonly proof: readonly Hash[];
  readonly root: Hash;
}

/** That the tree of a size and root begins with the tree of an older size and root. */
export interface ConsistencyClaim {
  readonly oldSize: number;
  readonly size: number;
  readonly oldRoot: Hash;
  readonly root: Hash;
  readonly proof: readonly Hash[];
}

const no = (why: string): E.Either<Unproved, never> => E.left(unproved(why));

const isCount = (value: number, from: 0 | 1): boolean => Number.isSafeInteger(value) && value >= from;

const lengthFault = (hashes: readonly Hash[]): string | undefined => {
  const odd = hashes.find((hash) => !isHash(hash));
  return odd === undefined ? undefined : `found a hash of ${odd.length} bytes; wanted ${HASH_BYTES}`;
};

const SURPLUS = 'found more hashes than the tree is high';
const MISSING = 'found fewer hashes than the tree is high';

const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);

/**
 * Verifies an inclusion proof, step by step as RFC 9162, section 2.1.3.2, has it; surplus and missing hashes, and hashes of
 * another length, are refused. `Left`: Unproved.
 *
 * @example
 * import { leafHash, nodeHash, verifyInclusion } from '@plan-ledger/store/integrity';
 * const [leaf, other] = [leafHash('a'), leafHash('b')];
 * const root = nodeHash(leaf, other);
 * assert.equal(verifyInclusion({ index: 0, size: 2, leaf, proof: [other], root })._tag, 'Right');
 * assert.equal(verifyInclusion({ index: 1, size: 2, leaf, proof: [other], root })._tag, 'Left');
 */
export const verifyInclusion = ({
  index,
  size,
  leaf,
  proof,
  root,
}: InclusionClaim): E.Either<Unproved, void> => {
  if (!isCount(index, 0) || !isCount(size, 1) || index >= size)
    return no(`found index ${index} in a tree of ${size}; wanted one below the size`);
  const fault = lengthFault([leaf, root, ...proof]);
  if (fault !== undefined) return no(fault);
  let [node, last, found] = [index, size - 1, leaf];
  for (const hash of proof) {
    if (last === 0) return no(SURPLUS);
    if (isOdd(node) || node === last) {
      found = nodeHash(hash, found);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      found = nodeHash(found, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  if (last !== 0) return no(MISSING);
  return sameHash(found, root)
    ? E.right(undefined)
    : no(`the leaf at index ${index} does not lead to the root of the tree of ${size}`);
};

/**
 * Verifies a consistency proof, step by step as RFC 9162, section 2.1.4.2, has it; for the same size the roots are the same
 * and the proof is empty. Of an empty old tree nothing can be proved. `Left`: Unproved.
 *
 * @example
 * import { leafHash, nodeHash, verifyConsistency } from '@plan-ledger/store/integrity';
 * const [oldRoot, added] = [leafHash('a'), leafHash('b')];
 * const root = nodeHash(oldRoot, added);
 * assert.equal(verifyConsistency({ oldSize: 1, size: 2, oldRoot, root, proof: [added] })._tag, 'Right');
 * assert.equal(verifyConsistency({ oldSize: 1, size: 2, oldRoot: added, root, proof: [added] })._tag, 'Left');
 */
export const verifyConsistency = (claim: ConsistencyClaim): E.Either<Unproved, void> => {
  const { oldSize, size, oldRoot, root, proof } = claim;
  if (!isCount(oldSize, 1) || !isCount(size, 1) || oldSize > size)
    return no(`found old size ${oldSize} and size ${size}; wanted both from 1, the old one not the larger`);
  const fault = lengthFault([oldRoot, root, ...proof]);
  if (fault !== undefined) return no(fault);
  if (oldSize === size) {
    if (proof.length > 0) return no(SURPLUS);
    return sameHash(oldRoot, root) ? E.right(undefined) : no(`two trees of ${size} have different roots`);
  }
  let [node, last] = [oldSize - 1, size - 1];
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  // All leaves of the old tree are one full subtree when nothing is left of its last node: then its root begins the path.
  const [first, ...rest] = node === 0 ? [oldRoot, ...proof] : proof;
  if (first === undefined) return no(MISSING);
  let [oldFound, found] = [first, first];
  for (const hash of rest) {
    if (last === 0) return no(SURPLUS);
    if (isOdd(node) || node === last) {
      [oldFound, found] = [nodeHash(hash, oldFound), nodeHash(hash, found)];
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      found = nodeHash(found, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  if (last !== 0) return no(MISSING);
  if (!sameHash(oldFound, oldRoot)) return no(`the hashes do not lead to the root of the tree of ${oldSize}`);
  return sameHash(found, root)
    ? E.right(undefined)
    : no(`the hashes lead to the root of the tree of ${oldSize}, but not to that of ${size}`);
};
