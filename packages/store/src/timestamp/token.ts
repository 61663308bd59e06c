import * as E from 'fp-ts/lib/Either.js';

import { type Malformed, malformed } from '../integrity/failure.js';
import { type HashName, hashOf } from './algorithms.js';
import { type Certificate, certificateIn } from './certificate.js';
import { contentOf, type Der, inside, numbered, oidOf, onlyIn, smallOf, TAG } from './der.js';
import type { NotGranted } from './failure.js';

/** A token as it is read: who says to have signed what. Nothing is verified. */
export interface Token {
  /** The TSTInfo, in DER. */
  readonly info: Buffer;
  readonly certificates: readonly Certificate[];
  readonly issuer: Buffer;
  readonly serial: Buffer;
  readonly hash: HashName;
  /** What is signed: the attributes, as a set. */
  readonly attributes: Buffer;
  /** The only value of each attribute. */
  readonly values: ReadonlyMap<string, Der>;
  readonly algorithm: Der;
  readonly signature: Buffer;
}

/** The largest response that is read. */
export const MOST_BYTES = 64 * 1024;

const MOST_CERTIFICATES = 16;
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const GRANTED = [0, 1];

const no = (why: string): E.Either<Malformed, never> => E.left(malformed('timestamp', why));

const certificatesIn = (field: Der | undefined): readonly Certificate[] | undefined => {
  const read = inside(field, numbered(0))?.map(({ whole }) => certificateIn(whole));
  const good = read?.flatMap((one) => (one === undefined ? [] : [one])) ?? [];
  return read === undefined || good.length !== read.length || good.length > MOST_CERTIFICATES
    ? undefined
    : good;
};

/** The attributes by name, each with its one value. */
const attributesIn = (field: Der | undefined): ReadonlyMap<string, Der> | undefined => {
  const read = inside(field, numbered(0));
  const pairs = read?.flatMap((attribute): (readonly [string, Der])[] => {
    const [name, set, ...more] = inside(attribute) ?? [];
    const [oid, values] = [oidOf(name), inside(set, TAG.set)];
    const value = values?.length === 1 ? values[0] : undefined;
    return oid === undefined || value === undefined || more.length > 0 ? [] : [[oid, value]];
  });
  const all = new Map(pairs);
  return read === undefined || all.size !== read.length ? undefined : all;
};

/** The signature of one signer (RFC 5652, section 5.3), with nothing that is not signed beside it. */
const signerIn = (value: Der | undefined): Omit<Token, 'info' | 'certificates'> | undefined => {
  const [version, by, digest, signed, algorithm, signature, ...more] = inside(value) ?? [];
  const [issuer, serial, ...others] = inside(by) ?? [];
  const [hash, values] = [hashOf(digest), attributesIn(signed)];
  const octets = contentOf(signature, TAG.octets);
  return smallOf(version) === 1 &&
    issuer !== undefined &&
    serial?.tag === TAG.integer &&
    others.length === 0 &&
    hash !== undefined &&
    values !== undefined &&
    signed !== undefined &&
    algorithm !== undefined &&
    octets !== undefined &&
    more.length === 0
    ? {
        issuer: issuer.whole,
        serial: serial.content,
        hash,
        // What is signed is the set itself, and not the field with a number that it stands in (RFC 5652, section 5.4).
        attributes: Buffer.concat([Buffer.of(TAG.set), signed.whole.subarray(1)]),
        values,
        algorithm,
        signature: octets,
      }
    : undefined;
};

const infoIn = (value: Der | undefined): Buffer | undefined => {
  const [type, field, ...more] = inside(value) ?? [];
  const octets = field?.tag === numbered(0) ? onlyIn(field.content, TAG.octets) : undefined;
  return oidOf(type) === TST_INFO && more.length === 0 ? octets?.content : undefined;
};

const tokenIn = (value: Der | undefined): E.Either<Malformed, Token> => {
  const [type, field, ...surplus] = inside(value) ?? [];
  const data = field?.tag === numbered(0) ? onlyIn(field.content, TAG.sequence) : undefined;
  const [version, digests, content, ...rest] = inside(data) ?? [];
  if (oidOf(type) !== SIGNED_DATA || surplus.length > 0 || smallOf(version) !== 3)
    return no('wanted signed data of version 3 (RFC 5652, section 5.1)');
  const info = infoIn(content);
  if (info === undefined) return no('wanted a TSTInfo as what is signed (RFC 3161, section 2.4.2)');
  if (rest.length !== 2)
    return no('wanted the certificate of the authority and one signature, and no lists of what is revoked');
  const [certificates, signers] = [certificatesIn(rest[0]), inside(rest[1], TAG.set)];
  if (certificates === undefined) return no('found certificates that cannot be read');
  const signer = signers?.length === 1 ? signerIn(signers[0]) : undefined;
  if (signer === undefined)
    return no(
      'wanted one signature, with SHA-256, SHA-384 or SHA-512, and nothing beside it that is not signed',
    );
  const [digest, ...others] = inside(digests, TAG.set) ?? [];
  if (hashOf(digest) !== signer.hash || others.length > 0)
    return no('found other hashes in its list than in its signature');
  return oidOf(signer.values.get(CONTENT_TYPE)) === TST_INFO
    ? E.right({ info, certificates, ...signer })
    : no('wanted a signature that says that it is of a TSTInfo');
};

const wordsOf = (status: readonly Der[]): string =>
  status
    .flatMap((part) => inside(part) ?? [])
    .map((text) => contentOf(text, TAG.utf8)?.toString('utf8') ?? '')
    .join(' ');

/** Reads the response of an authority (RFC 3161, section 2.4.2), strictly in DER, with nothing after it. */
export const tokenOf = (given: Uint8Array): E.Either<Malformed | NotGranted, Token> => {
  if (given.length > MOST_BYTES) return no(`found ${given.length} bytes; wanted at most ${MOST_BYTES}`);
  const [info, token, ...more] = inside(onlyIn(Buffer.from(given), TAG.sequence)) ?? [];
  const [status, ...said] = inside(info) ?? [];
  const code = smallOf(status);
  if (code === undefined || more.length > 0)
    return no('wanted the response of an authority (a file that ends in .tsr), in DER, and nothing after it');
  if (!GRANTED.includes(code)) return E.left({ _tag: 'NotGranted', status: code, says: wordsOf(said) });
  return said.some(({ tag }) => tag === TAG.bits)
    ? no('found a response that grants a timestamp, and says that it failed')
    : tokenIn(token);
};
