import { X509Certificate } from 'node:crypto';

import { type Der, contentOf, inside, integerOf, numbered, oidOf, onlyIn, smallOf, TAG } from './der.js';
import { timeOf } from './time.js';

/** What a certificate says in a further field. */
export interface Extension {
  /** Whoever does not know it must refuse the certificate. */
  readonly critical: boolean;
  readonly value: Buffer;
}

/** A certificate (RFC 5280), as far as its use for timestamps is asked. */
export interface Certificate {
  readonly whole: Buffer;
  readonly x509: X509Certificate;
  readonly serial: Buffer;
  /** The name of who issued it, in DER. */
  readonly issuer: Buffer;
  readonly notBefore: string;
  readonly notAfter: string;
  /** How it is signed. */
  readonly algorithm: Der;
  readonly extensions: ReadonlyMap<string, Extension>;
}

const extensionIn = (value: Der): readonly [string, Extension] | undefined => {
  const [name, ...rest] = inside(value) ?? [];
  const oid = oidOf(name);
  const critical = rest.length === 2 && contentOf(rest[0], TAG.boolean)?.equals(Buffer.of(0xff)) === true;
  const octets = contentOf(rest.at(-1), TAG.octets);
  return oid === undefined || octets === undefined || rest.length !== (critical ? 2 : 1)
    ? undefined
    : [oid, { critical, value: octets }];
};

const extensionsIn = (fields: readonly Der[]): ReadonlyMap<string, Extension> | undefined => {
  const field = fields.find(({ tag }) => tag === numbered(3));
  if (field === undefined) return new Map();
  const read = inside(onlyIn(field.content, TAG.sequence))?.map(extensionIn);
  const pairs = read?.flatMap((one) => (one === undefined ? [] : [one])) ?? [];
  const all = new Map(pairs);
  return read === undefined || all.size !== read.length ? undefined : all;
};

const x509Of = (whole: Buffer): X509Certificate | undefined => {
  try {
    const read = new X509Certificate(whole);
    return read.raw.equals(whole) ? read : undefined;
  } catch {
    return undefined;
  }
};

/** A certificate from its DER; none when it is not one, or not written strictly. */
export const certificateIn = (given: Uint8Array): Certificate | undefined => {
  const whole = Buffer.from(given);
  const [signed, algorithm, signature, ...more] = inside(onlyIn(whole, TAG.sequence)) ?? [];
  const all = inside(signed) ?? [];
  const [serialValue, inner, issuer, validity, , , ...rest] = all.slice(all[0]?.tag === numbered(0) ? 1 : 0);
  const [from, to, ...others] = inside(validity) ?? [];
  const [serial, notBefore, notAfter] = [integerOf(serialValue), timeOf(from), timeOf(to)];
  const extensions = extensionsIn(rest);
  const x509 = x509Of(whole);
  if (
    algorithm === undefined ||
    inner === undefined ||
    !inner.whole.equals(algorithm.whole) ||
    contentOf(signature, TAG.bits)?.[0] !== 0 ||
    more.length > 0 ||
    others.length > 0 ||
    issuer === undefined ||
    serial === undefined ||
    notBefore === undefined ||
    notAfter === undefined ||
    extensions === undefined ||
    x509 === undefined
  )
    return undefined;
  return { whole, x509, serial, issuer: issuer.whole, notBefore, notAfter, algorithm, extensions };
};

const KEY_USAGE = '2.5.29.15';
const BASIC_CONSTRAINTS = '2.5.29.19';
const PURPOSES = '2.5.29.37';
const POLICIES = '2.5.29.32';

/** The further fields that are known here: another that is critical refuses a certificate. */
export const KNOWN_EXTENSIONS: readonly string[] = [KEY_USAGE, BASIC_CONSTRAINTS, PURPOSES, POLICIES];

/** What the key of a certificate may be used for, as the numbers of RFC 5280, section 4.2.1.3; none when it is not said. */
export const usagesOf = ({ extensions }: Certificate): readonly number[] | undefined => {
  const field = extensions.get(KEY_USAGE);
  if (field === undefined) return undefined;
  const bits = contentOf(onlyIn(field.value, TAG.bits), TAG.bits)?.subarray(1) ?? Buffer.alloc(0);
  return [...bits].flatMap((byte, at) =>
    Array.from({ length: 8 }, (_, bit) => bit)
      .filter((bit) => (byte & (0x80 >> bit)) !== 0)
      .map((bit) => at * 8 + bit),
  );
};

/** The purposes that a certificate is for (extended key usage), and whether that is critical; none when it is not said. */
export const purposesOf = ({
  extensions,
}: Certificate):
  { readonly critical: boolean; readonly purposes: readonly (string | undefined)[] } | undefined => {
  const field = extensions.get(PURPOSES);
  return field === undefined
    ? undefined
    : {
        critical: field.critical,
        purposes: inside(onlyIn(field.value, TAG.sequence))?.map(oidOf) ?? [undefined],
      };
};

/** How many authorities may stand below this one; none when it is not said. */
export const depthOf = ({ extensions }: Certificate): number | undefined => {
  const field = extensions.get(BASIC_CONSTRAINTS);
  const parts = field === undefined ? [] : (inside(onlyIn(field.value, TAG.sequence)) ?? []);
  return parts.length === 2 ? smallOf(parts[1]) : undefined;
};
