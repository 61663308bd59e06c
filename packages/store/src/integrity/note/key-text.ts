import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { base64Of, bytesIn } from '../encoding.js';
import { type Malformed, malformed } from '../failure.js';
import { isKeyName } from './form.js';
import {
  KEY_BYTES,
  keyBytes,
  type KeyType,
  makeSigningKey,
  type SigningKey,
  typed,
  typeOf,
  type VerifierKey,
  verifierKey,
} from './keys.js';

interface Parts {
  readonly name: string;
  readonly id: string;
  readonly type: KeyType;
  readonly key: Uint8Array;
}

const PARTS = /^([^+]+)\+([0-9a-f]{8})\+([^ ]+)$/u;

// No message shows what was found: it may be a secret.
const partsIn = (what: string, text: string): E.Either<Malformed, Parts> => {
  const no = (why: string): E.Either<Malformed, never> => E.left(malformed(what, why));
  const [, name = '', id = '', encoded = ''] = PARTS.exec(text) ?? [];
  if (!isKeyName(name)) return no('wanted a name, eight hex digits and base64, with plus signs between them');
  const bytes = bytesIn(encoded);
  const type = typeOf(bytes?.[0]);
  if (bytes === undefined || type === undefined)
    return no('wanted the base64 of a key of type 0x01 (Ed25519) or 0x04 (cosignature)');
  if (bytes.length !== 1 + KEY_BYTES)
    return no(`found a key of ${bytes.length - 1} bytes; wanted ${KEY_BYTES}`);
  return E.right({ name, id, type, key: bytes.subarray(1) });
};

const otherId = (what: string, found: string, wanted: string): Malformed =>
  malformed(what, `found the key id ${found}; wanted ${wanted}, which its name and key give`);

/**
 * A verifier key in its text form (c2sp.org/signed-note, verifier keys).
 *
 * @example
 * import { parseVerifierKey, verifierKeyText } from '@plan-ledger/store/integrity';
 * const text = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
 * const key = parseVerifierKey(text);
 * assert.equal(key._tag === 'Right' && verifierKeyText(key.right), text);
 */
export const verifierKeyText = ({ name, id, type, publicKey }: VerifierKey): string =>
  `${name}+${id}+${base64Of(typed(type, publicKey))}`;

/**
 * Reads a verifier key (c2sp.org/signed-note, verifier keys). `Left`: Malformed, also when its id is not that of its name
 * and key, and for a type that is not known here.
 *
 * @example
 * import { parseVerifierKey } from '@plan-ledger/store/integrity';
 * const text = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
 * assert.equal(parseVerifierKey(text)._tag, 'Right');
 * assert.equal(parseVerifierKey(text.replace('foo', 'bar'))._tag, 'Left');
 */
export const parseVerifierKey = (text: string): E.Either<Malformed, VerifierKey> =>
  pipe(
    partsIn('verifier key', text),
    E.chain(({ name, id, type, key }) => {
      const made = verifierKey(name, type, key);
      return made.id === id ? E.right(made) : E.left(otherId('verifier key', id, made.id));
    }),
  );

const PRIVATE = 'PRIVATE+KEY+';

/**
 * A signing key in its text form, that of golang.org/x/mod/sumdb/note: `PRIVATE+KEY+`, then as a verifier key, with the 32
 * bytes of chance in place of the public key. It is a secret.
 *
 * @example
 * import { makeSigningKey, signingKeyText } from '@plan-ledger/store/integrity';
 * const key = makeSigningKey('example.org/plan', Buffer.alloc(32, 7));
 * assert.match(key._tag === 'Right' ? signingKeyText(key.right) : '', /^PRIVATE\+KEY\+example\.org\/plan\+/);
 */
export const signingKeyText = ({ verifier: { name, id, type }, privateKey }: SigningKey): string =>
  `${PRIVATE}${name}+${id}+${base64Of(typed(type, keyBytes(privateKey, 'd')))}`;

/**
 * Reads a signing key. `Left`: Malformed, also when its id is not that of its name and key; no message shows the secret.
 *
 * @example
 * import { makeSigningKey, parseSigningKey, signingKeyText } from '@plan-ledger/store/integrity';
 * const key = makeSigningKey('example.org/plan', Buffer.alloc(32, 7));
 * assert.equal(key._tag === 'Right' && parseSigningKey(signingKeyText(key.right))._tag, 'Right');
 */
export const parseSigningKey = (text: string): E.Either<Malformed, SigningKey> =>
  text.startsWith(PRIVATE)
    ? pipe(
        partsIn('signing key', text.slice(PRIVATE.length)),
        E.chain(({ name, id, type, key }) =>
          pipe(
            makeSigningKey(name, key, type),
            E.filterOrElse(
              ({ verifier }) => verifier.id === id,
              ({ verifier }) => otherId('signing key', id, verifier.id),
            ),
          ),
        ),
      )
    : E.left(malformed('signing key', `wanted a text that begins with ${PRIVATE}`));
