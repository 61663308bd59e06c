import { hash } from 'node:crypto';

/** A SHA-256: 32 bytes. What comes from outside is checked where it is read or verified. */
export type Hash = Uint8Array;

export const HASH_BYTES = 32;

// By way of a text with a letter for each byte: Node makes a buffer of its own for a hash more slowly than both steps together.
const sha256 = (bytes: Uint8Array | string): Hash => Buffer.from(hash('sha256', bytes, 'binary'), 'binary');

// A leaf can never pass for a node: the first byte that is hashed says which of the two it is.
const LEAF = Buffer.of(0x00);
const NODE = 0x01;

/**
 * The root of the tree that has no leaf: the SHA-256 of nothing (RFC 9162, section 2.1.1).
 *
 * @example
 * import { EMPTY_ROOT } from '@plan-ledger/store/integrity';
 * assert.equal(Buffer.from(EMPTY_ROOT).toString('hex').slice(0, 8), 'e3b0c442');
 */
export const EMPTY_ROOT: Hash = sha256('');

/**
 * The hash of a leaf (RFC 9162, section 2.1.1). Text is taken as UTF-8, and must be well-formed, as what `canonical` gives is.
 *
 * @example
 * import { leafHash } from '@plan-ledger/store/integrity';
 * assert.equal(Buffer.from(leafHash('')).toString('hex').slice(0, 8), '6e340b9c');
 */
export const leafHash = (leaf: Uint8Array | string): Hash =>
  sha256(typeof leaf === 'string' ? `\u0000${leaf}` : Buffer.concat([LEAF, leaf]));

// Used for one node after the other: a tree has as many of them as leaves.
const node = Buffer.alloc(1 + 2 * HASH_BYTES, NODE);

/**
 * The hash of a node over those of its two sides (RFC 9162, section 2.1.1).
 *
 * @example
 * import { leafHash, nodeHash } from '@plan-ledger/store/integrity';
 * assert.notDeepEqual(nodeHash(leafHash('a'), leafHash('b')), nodeHash(leafHash('b'), leafHash('a')));
 */
export const nodeHash = (left: Hash, right: Hash): Hash => {
  if (!isHash(left) || !isHash(right)) return sha256(Buffer.concat([Buffer.of(NODE), left, right]));
  node.set(left, 1);
  node.set(right, 1 + HASH_BYTES);
  return sha256(node);
};

export const isHash = (bytes: Uint8Array): boolean => bytes.length === HASH_BYTES;

export const sameHash = (one: Hash, other: Hash): boolean => Buffer.compare(one, other) === 0;
