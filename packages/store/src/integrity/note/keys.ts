import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

import * as E from 'fp-ts/lib/Either.js';

import { quoted } from '../encoding.js';
import { type Malformed, malformed } from '../failure.js';
import { isKeyName } from './form.js';

/** What the signatures of a key are: Ed25519 of a note's text, or of a checkpoint with the time at which it was seen. */
export type KeyType = 'ed25519' | 'cosignature';

/** A key that verifies, with the name that its owner goes by. It is no secret; where it comes from is what trust rests on. */
export interface VerifierKey {
  readonly name: string;
  /** The first four bytes of its hash, in hex: it tells keys apart, and proves nothing. */
  readonly id: string;
  readonly type: KeyType;
  /** The 32 bytes of RFC 8032. */
  readonly publicKey: Uint8Array;
}

/** A key that signs: a secret. */
export interface SigningKey {
  readonly verifier: VerifierKey;
  readonly privateKey: KeyObject;
}

export const KEY_BYTES = 32;
const TYPE_BYTES: Readonly<Record<KeyType, number>> = { ed25519: 0x01, cosignature: 0x04 };

export const typeOf = (byte: number | undefined): KeyType | undefined =>
  (['ed25519', 'cosignature'] as const).find((type) => TYPE_BYTES[type] === byte);

/** A key with the byte of its type before it. */
export const typed = (type: KeyType, key: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.of(TYPE_BYTES[type]), key]);

/** A verifier key, with the id that its name, type and bytes give (c2sp.org/signed-note, signatures). */
export const verifierKey = (name: string, type: KeyType, publicKey: Uint8Array): VerifierKey => ({
  name,
  id: createHash('sha256').update(`${name}\n`).update(typed(type, publicKey)).digest('hex').slice(0, 8),
  type,
  publicKey,
});

// What stands before the 32 bytes of a private key in its PKCS #8 form (RFC 8410, section 7).
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The bytes of a key: `x` of the public one, `d` of the private one (RFC 8037, section 2). */
export const keyBytes = (key: KeyObject, which: 'x' | 'd'): Uint8Array =>
  Buffer.from(key.export({ format: 'jwk' })[which] ?? '', 'base64url');

/** The public key as node:crypto takes it. */
export const publicKeyOf = ({ publicKey }: VerifierKey): KeyObject =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
    format: 'jwk',
  });

/**
 * A signing key from 32 bytes of chance, for notes or for cosignatures. `Left`: Malformed, when the name has a space or a
 * plus sign, or the bytes are not 32.
 *
 * @example
 * import { makeSigningKey, verifierKeyText } from '@plan-ledger/store/integrity';
 * const key = makeSigningKey('example.org/plan', Buffer.alloc(32, 7));
 * assert.equal(key._tag, 'Right');
 * assert.match(verifierKeyText(key.right.verifier), /^example\.org\/plan\+[0-9a-f]{8}\+A/);
 */
export const makeSigningKey = (
  name: string,
  seed: Uint8Array,
  type: KeyType = 'ed25519',
): E.Either<Malformed, SigningKey> => {
  const no = (why: string): E.Either<Malformed, never> => E.left(malformed('signing key', why));
  if (!isKeyName(name)) return no(`found the name ${quoted(name)}; wanted one without spaces and plus signs`);
  if (seed.length !== KEY_BYTES) return no(`found ${seed.length} bytes; wanted ${KEY_BYTES}`);
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  return E.right({
    verifier: verifierKey(name, type, keyBytes(createPublicKey(privateKey), 'x')),
    privateKey,
  });
};
