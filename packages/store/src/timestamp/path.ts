import * as E from 'fp-ts/lib/Either.js';

import { signatureOf } from './algorithms.js';
import { type Certificate, depthOf, KNOWN_EXTENSIONS, purposesOf, usagesOf } from './certificate.js';
import type { NotTrusted } from './failure.js';

const DIGITAL_SIGNATURE = 0;
const NON_REPUDIATION = 1;
const SIGN_CERTIFICATES = 5;
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const ANY_PURPOSE = '2.5.29.37.0';
const LONGEST = 8;
const LEAST_RSA_BITS = 2048;

const named = ({ x509 }: Certificate): string => x509.subject.replaceAll('\n', ', ');

const isIssuedBy = (one: Certificate, issuer: Certificate): boolean =>
  one.x509.checkIssued(issuer.x509) && one.x509.verify(issuer.x509.publicKey);

const isOneOf = (one: Certificate, others: readonly Certificate[]): boolean =>
  others.some(({ whole }) => whole.equals(one.whole));

/** Every way from a certificate up to one that is trusted. */
const waysUp = (
  way: readonly Certificate[],
  between: readonly Certificate[],
  anchors: readonly Certificate[],
): readonly (readonly Certificate[])[] => {
  const last = way.at(-1);
  if (last === undefined || way.length > LONGEST) return [];
  if (isOneOf(last, anchors)) return [way];
  return [...anchors, ...between]
    .filter((next) => !isOneOf(next, way) && isIssuedBy(last, next))
    .flatMap((next) => waysUp([...way, next], between, anchors));
};

const isWeak = ({ x509: { publicKey } }: Certificate): boolean =>
  publicKey.asymmetricKeyType === 'rsa' &&
  (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_RSA_BITS;

const faultOfAny = (one: Certificate, at: string, isAnchor: boolean): string | undefined => {
  const { notBefore, notAfter, extensions, algorithm } = one;
  if (at < notBefore || at > notAfter)
    return `its certificate ${named(one)} is good from ${notBefore} to ${notAfter}, and the timestamp is of ${at}`;
  const unknown = [...extensions].find(
    ([name, { critical }]) => critical && !KNOWN_EXTENSIONS.includes(name),
  );
  if (unknown !== undefined)
    return `its certificate ${named(one)} has the critical extension ${unknown[0]}, which is not known here`;
  if (!isAnchor && signatureOf(algorithm)?.hash === undefined)
    return `its certificate ${named(one)} is signed in a way that is too weak, or not known here`;
  return isWeak(one)
    ? `its certificate ${named(one)} has a key of fewer than ${LEAST_RSA_BITS} bits`
    : undefined;
};

/** RFC 3161, section 2.3: for timestamps, for nothing else, and so that nobody may overlook it. */
const faultOfSigner = (one: Certificate): string | undefined => {
  const said = purposesOf(one);
  if (said?.critical !== true || said.purposes.length !== 1 || said.purposes[0] !== TIME_STAMPING)
    return `its certificate ${named(one)} is not for timestamps alone; wanted the extended key usage timeStamping, critical and by itself`;
  const usages = usagesOf(one) ?? [DIGITAL_SIGNATURE];
  return usages.includes(DIGITAL_SIGNATURE) || usages.includes(NON_REPUDIATION)
    ? undefined
    : `its certificate ${named(one)} is not for signatures`;
};

const faultOfIssuer = (one: Certificate, below: number): string | undefined => {
  const purposes = purposesOf(one)?.purposes ?? [TIME_STAMPING];
  const isFor = purposes.includes(TIME_STAMPING) || purposes.includes(ANY_PURPOSE);
  if (!one.x509.ca || usagesOf(one)?.includes(SIGN_CERTIFICATES) === false)
    return `the certificate ${named(one)} may issue no others`;
  if (!isFor) return `the certificate ${named(one)} may issue none for timestamps`;
  return below > (depthOf(one) ?? LONGEST)
    ? `the certificate ${named(one)} may have fewer authorities below it`
    : undefined;
};

const faultOf = (way: readonly Certificate[], at: string): string | undefined =>
  way
    .map(
      (one, place) =>
        faultOfAny(one, at, place === way.length - 1) ??
        (place === 0 ? faultOfSigner(one) : faultOfIssuer(one, place - 1)),
    )
    .find((fault) => fault !== undefined);

/** What is wrong with a signer by itself, at the time that it says. */
export const signerFault = (signer: Certificate, at: string): string | undefined => faultOf([signer], at);

/**
 * Whether an authority is trusted for a timestamp of an instant: a way of certificates leads from its own to one that is
 * trusted, each good at that instant and allowed to do what it does (RFC 5280, section 6, without policies and names). Whether
 * one was revoked is not asked: that takes a network.
 */
export const trusted = (
  signer: Certificate,
  between: readonly Certificate[],
  anchors: readonly Certificate[],
  at: string,
): E.Either<NotTrusted, void> => {
  const no = (why: string): E.Either<NotTrusted, never> => E.left({ _tag: 'NotTrusted', why });
  const faults = waysUp([signer], between, anchors).map((way) => faultOf(way, at));
  const [first] = faults;
  if (faults.length === 0)
    return no(
      `no way leads from its certificate ${named(signer)} to one that is trusted; if you trust it, add the certificate of ${signer.x509.issuer.replaceAll('\n', ', ')} to those you trust`,
    );
  return first === undefined || faults.includes(undefined) ? E.right(undefined) : no(first);
};
