import { type Der, inside, oidOf, TAG } from './der.js';

/** The hashes that may be used for what is signed. */
export type HashName = 'sha256' | 'sha384' | 'sha512';

export const SHA256 = '2.16.840.1.101.3.4.2.1';
const HASHES: Readonly<Record<string, HashName>> = {
  [SHA256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

interface Signature {
  readonly key: 'rsa' | 'ec';
  /** None where the hash is said elsewhere. */
  readonly hash?: HashName;
}

const SIGNATURES: Readonly<Record<string, Signature>> = {
  '1.2.840.113549.1.1.1': { key: 'rsa' },
  '1.2.840.113549.1.1.11': { key: 'rsa', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { key: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { key: 'rsa', hash: 'sha512' },
  '1.2.840.10045.4.3.2': { key: 'ec', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { key: 'ec', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { key: 'ec', hash: 'sha512' },
};

/** The name of an algorithm that has no parameters, or nothing in their place. */
export const algorithmOf = (value: Der | undefined): string | undefined => {
  const [name, parameters, ...more] = inside(value) ?? [];
  const none =
    parameters === undefined || (parameters.tag === TAG.nothing && parameters.content.length === 0);
  return none && more.length === 0 ? oidOf(name) : undefined;
};

/** The hash of an algorithm. */
export const hashOf = (value: Der | undefined): HashName | undefined => HASHES[algorithmOf(value) ?? ''];

/** The kind of signature of an algorithm; none when it is not known, or too weak. */
export const signatureOf = (value: Der | undefined): Signature | undefined =>
  SIGNATURES[algorithmOf(value) ?? ''];
