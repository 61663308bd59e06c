import { createHash, hash } from 'node:crypto';

import { nameText, stringText } from '../json-text.js';
import { HASH_BYTES } from '../merkle/hash.js';

/** How many random bytes a seal needs. */
export const SEED_BYTES = 32;

/**
 * A salt for each field, as base64url of 32 bytes: the blocks of SHAKE256 over the seed. Who knows some of them and not the
 * seed knows nothing of the others.
 */
export const saltsFrom = (seed: Uint8Array, count: number): readonly string[] => {
  if (count === 0) return [];
  const blocks = createHash('shake256', { outputLength: HASH_BYTES * count })
    .update(seed)
    .digest();
  const salts: string[] = [];
  for (let at = 0; at < blocks.length; at += HASH_BYTES)
    salts.push(blocks.toString('base64url', at, at + HASH_BYTES));
  return salts;
};

/**
 * What says that a field has a value: RFC 8785 of salt, name and value (RFC 9901, section 4.2.1).
 *
 * Fields are scalars or hollow, well-formed by the guard of every store, so that JSON.stringify writes them as RFC 8785 does.
 *
 * @example
 * import { disclosureOf } from '@plan-ledger/store/integrity';
 * assert.equal(disclosureOf('c2FsdA', 'event.figure.printed', '61%'), '["c2FsdA","event.figure.printed","61%"]');
 */
export const disclosureOf = (salt: string, name: string, value: unknown): string =>
  // Put together by hand: nine in ten of the hashes of a seal are of these. A salt has letters of base64url alone.
  `["${salt}",${nameText(name)},${typeof value === 'string' ? stringText(value) : JSON.stringify(value ?? null)}]`;

// Written over for each: a buffer of its own for each of a million disclosures takes longer than to hash them.
const SCRATCH = Buffer.allocUnsafe(8192);
const MOST_BYTES_A_UNIT = 3;

/** The UTF-8 of a text, in base64url. */
const base64urlText = (text: string): string =>
  text.length * MOST_BYTES_A_UNIT > SCRATCH.length
    ? Buffer.from(text).toString('base64url')
    : SCRATCH.toString('base64url', 0, SCRATCH.write(text));

/**
 * The digest of a disclosure, in base64url: SHA-256 over its base64url (RFC 9901, section 4.2.3).
 *
 * @example
 * import { disclosureDigest } from '@plan-ledger/store/integrity';
 * // The example of RFC 9901, section 4.2.3.
 * assert.equal(
 *   disclosureDigest('["_26bc4LT-ac6q2KI6cBW5es", "family_name", "Möbius"]'),
 *   'X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0',
 * );
 */
export const disclosureDigest = (disclosure: string): string =>
  hash('sha256', base64urlText(disclosure), 'base64url');

/**
 * The one digest over those of all fields, in base64url: SHA-256 over RFC 8785 of the digests in order of their text, so that
 * their places say nothing of the fields.
 *
 * @example
 * import { digestOfAll } from '@plan-ledger/store/integrity';
 * assert.equal(digestOfAll(['a', 'b']), digestOfAll(['b', 'a']));
 */
export const digestOfAll = (digests: readonly string[]): string =>
  // By hand as well: digests have letters of base64url alone, which JSON writes as they are.
  hash('sha256', digests.length === 0 ? '[]' : `["${[...digests].sort().join('","')}"]`, 'base64url');
