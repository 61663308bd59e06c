import { createHash, verify } from 'node:crypto';

import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { algorithmOf, hashOf, SHA256, signatureOf } from './algorithms.js';
import type { Certificate } from './certificate.js';
import {
  contentOf,
  inside,
  integerContent,
  integerOf,
  numbered,
  oidOf,
  onlyIn,
  smallOf,
  TAG,
} from './der.js';
import { notTimestamped, type NotTimestamped, type TimestampFailure } from './failure.js';
import { signerFault, trusted } from './path.js';
import { imprintOf } from './request.js';
import { timeOf } from './time.js';
import { type Token, tokenOf } from './token.js';

/** What is to be checked. */
export interface TimestampClaim {
  /** What was timestamped: the bytes of a checkpoint. */
  readonly data: Uint8Array;
  /** The response of the authority, in DER. */
  readonly response: Uint8Array;
  /** That of the request, where it is known. */
  readonly nonce?: Uint8Array;
}

/** What a timestamp says: that these bytes were there at this time. */
export interface Timestamp {
  /** In UTC, to the millisecond: `2021-01-28T12:00:00.000Z`. */
  readonly time: string;
  /** The authority, as its certificate names it. */
  readonly authority: string;
  /** The number of the timestamp, in hex. */
  readonly serial: string;
  /** The rules that the authority says to keep, as an object identifier. */
  readonly policy: string;
}

interface Checked extends Timestamp {
  readonly signer: Certificate;
  readonly between: readonly Certificate[];
}

const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';

const no = (why: string): E.Either<NotTimestamped, never> => E.left(notTimestamped(why));

/** Whether the signature is for this certificate, and no other with the same key (RFC 5816). */
const namesCertificate = ({ values }: Token, { whole }: Certificate): boolean => {
  const [older, newer] = [values.get(SIGNING_CERTIFICATE), values.get(SIGNING_CERTIFICATE_V2)];
  const [first] = inside(inside(newer ?? older)?.[0]) ?? [];
  const parts = inside(first) ?? [];
  if (newer === undefined)
    return contentOf(parts[0], TAG.octets)?.equals(createHash('sha1').update(whole).digest()) === true;
  const hash = parts[0]?.tag === TAG.sequence ? hashOf(parts[0]) : 'sha256';
  const named = parts[0]?.tag === TAG.sequence ? parts[1] : parts[0];
  return (
    hash !== undefined &&
    contentOf(named, TAG.octets)?.equals(createHash(hash).update(whole).digest()) === true
  );
};

const isSigned = ({ algorithm, hash, attributes, signature }: Token, { x509 }: Certificate): boolean => {
  const way = signatureOf(algorithm);
  const { publicKey } = x509;
  return (
    way !== undefined &&
    (way.hash ?? hash) === hash &&
    publicKey.asymmetricKeyType === way.key &&
    verify(hash, attributes, publicKey, signature)
  );
};

/** The certificate of who signed, if the signature is of this TSTInfo and holds. */
const signerOf = (token: Token): E.Either<NotTimestamped, Certificate> => {
  const { info, hash, values, certificates, issuer, serial } = token;
  const digest = contentOf(values.get(MESSAGE_DIGEST), TAG.octets);
  if (digest?.equals(createHash(hash).update(info).digest()) !== true)
    return no('what is signed is another TSTInfo');
  const [signer, ...others] = certificates.filter(
    (one) => one.serial.equals(serial) && one.issuer.equals(issuer),
  );
  if (signer === undefined || others.length > 0)
    return no('found no certificate of who signed it; make a new request, which asks for it');
  if (!namesCertificate(token, signer))
    return no('the signature is for another certificate than the one in it');
  return isSigned(token, signer) ? E.right(signer) : no('its signature is not one by its certificate');
};

type Said = Pick<Timestamp, 'time' | 'serial' | 'policy'>;

/** What the TSTInfo says (RFC 3161, section 2.4.2), if it is of these data and this request. */
const saidIn = (info: Buffer, { data, nonce }: TimestampClaim): E.Either<NotTimestamped, Said> => {
  const [version, policyValue, imprint, serialValue, timeValue, ...rest] =
    inside(onlyIn(info, TAG.sequence)) ?? [];
  const [algorithm, hashed, ...surplus] = inside(imprint) ?? [];
  const [policy, serial, time] = [oidOf(policyValue), integerOf(serialValue), timeOf(timeValue)];
  if (smallOf(version) !== 1 || policy === undefined || serial === undefined || time === undefined)
    return no('found no TSTInfo of version 1 with a policy, a number and a time');
  if (algorithmOf(algorithm) !== SHA256 || surplus.length > 0)
    return no('found another hash of the data than SHA-256');
  if (contentOf(hashed, TAG.octets)?.equals(imprintOf(data)) !== true)
    return no('it is one of other data; wanted one of exactly these bytes');
  const found = integerOf(rest.find(({ tag }) => tag === TAG.integer));
  if (nonce !== undefined && found?.equals(integerContent(nonce)) !== true)
    return no('it answers another request: its nonce is another');
  const further =
    inside(
      rest.find(({ tag }) => tag === numbered(1)),
      numbered(1),
    ) ?? [];
  const critical = further.some((one) => inside(one)?.[1]?.tag === TAG.boolean);
  return critical
    ? no('it has a critical extension, and none is known here')
    : E.right({ time, policy, serial: serial.toString('hex') });
};

const checked = (claim: TimestampClaim): E.Either<TimestampFailure, Checked> =>
  pipe(
    E.Do,
    E.bind('token', () => tokenOf(claim.response)),
    E.bindW('signer', ({ token }) => signerOf(token)),
    E.bindW('said', ({ token }) => saidIn(token.info, claim)),
    E.map(({ token, signer, said }) => ({
      ...said,
      authority: signer.x509.subject.replaceAll('\n', ', '),
      signer,
      between: token.certificates.filter((one) => one !== signer),
    })),
  );

const timestampOf = ({ time, authority, serial, policy }: Checked): Timestamp => ({
  time,
  authority,
  serial,
  policy,
});

/**
 * Checks the response of an authority (RFC 3161) as far as it can be without knowing whom to trust: it was granted, is of
 * exactly these bytes and of this request, its signature holds, and its certificate is for timestamps and was good then. Who
 * stands behind the certificate is not asked: use `verifyTimestamp` for that. `Left`: Malformed, NotGranted, NotTimestamped,
 * NotTrusted.
 *
 * @example
 * import { checkTimestamp } from '@plan-ledger/store/timestamp';
 * const rejection = Buffer.from('30053003020102', 'hex');
 * const checked = checkTimestamp({ data: Buffer.from('a checkpoint'), response: rejection });
 * assert.deepEqual(checked._tag === 'Left' && checked.left, { _tag: 'NotGranted', status: 2, says: '' });
 */
export const checkTimestamp = (claim: TimestampClaim): E.Either<TimestampFailure, Timestamp> =>
  pipe(
    checked(claim),
    E.chain((one): E.Either<TimestampFailure, Checked> => {
      const why = signerFault(one.signer, one.time);
      return why === undefined ? E.right(one) : E.left({ _tag: 'NotTrusted', why });
    }),
    E.map(timestampOf),
  );

/**
 * Verifies the response of an authority (RFC 3161) without asking anybody: as `checkTimestamp`, and a way of certificates
 * leads from the authority to one of those that are trusted, each good at the time of the timestamp. Whether one of them was
 * revoked is not known from a file. `Left`: Malformed, NotGranted, NotTimestamped, NotTrusted.
 *
 * @example
 * import { verifyTimestamp } from '@plan-ledger/store/timestamp';
 * const verified = verifyTimestamp({ data: Buffer.from('a checkpoint'), response: Buffer.from('none') }, []);
 * assert.equal(verified._tag === 'Left' && verified.left._tag, 'Malformed');
 */
export const verifyTimestamp = (
  claim: TimestampClaim,
  anchors: readonly Certificate[],
): E.Either<TimestampFailure, Timestamp> =>
  pipe(
    checked(claim),
    E.chainFirstW(({ signer, between, time }) => trusted(signer, between, anchors, time)),
    E.map(timestampOf),
  );
