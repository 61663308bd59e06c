import { createHash } from 'node:crypto';

import * as E from 'fp-ts/lib/Either.js';

import { type Malformed, malformed } from '../integrity/failure.js';
import { algorithmOf, SHA256 } from './algorithms.js';
import { contentOf, der, inside, integer, integerOf, oid, onlyIn, smallOf, TAG } from './der.js';

/** What a request asks for. */
export interface TimestampRequest {
  /** The SHA-256 of the data. */
  readonly hash: Uint8Array;
  /** As the bytes of a number that is not negative. */
  readonly nonce: Uint8Array;
}

const WHAT = 'timestamp request';
const LEAST_NONCE_BYTES = 8;
const MOST_NONCE_BYTES = 32;
const YES = Buffer.of(0xff);

/** The SHA-256 of what is to be timestamped. */
export const imprintOf = (data: Uint8Array): Buffer => createHash('sha256').update(data).digest();

/**
 * A request for a timestamp of data, in DER (RFC 3161, section 2.4.1): its SHA-256, a nonce of 8 to 32 bytes of chance, and
 * the wish for the authority's certificate. Nothing of the data itself leaves. `Left`: Malformed, for a nonce of another length.
 *
 * @example
 * import { parseTimestampRequest, timestampRequest } from '@plan-ledger/store/timestamp';
 * const request = timestampRequest(Buffer.from('a checkpoint'), Buffer.alloc(8, 7));
 * assert.equal(request._tag, 'Right');
 * const read = parseTimestampRequest(request.right);
 * assert.deepEqual(read._tag === 'Right' && Buffer.from(read.right.nonce), Buffer.alloc(8, 7));
 */
export const timestampRequest = (data: Uint8Array, nonce: Uint8Array): E.Either<Malformed, Uint8Array> => {
  if (nonce.length < LEAST_NONCE_BYTES || nonce.length > MOST_NONCE_BYTES)
    return E.left(
      malformed(
        WHAT,
        `found a nonce of ${nonce.length} bytes; wanted ${LEAST_NONCE_BYTES} to ${MOST_NONCE_BYTES}`,
      ),
    );
  const algorithm = der(TAG.sequence, oid(SHA256), der(TAG.nothing));
  return E.right(
    der(
      TAG.sequence,
      integer(Buffer.of(1)),
      der(TAG.sequence, algorithm, der(TAG.octets, imprintOf(data))),
      integer(nonce),
      der(TAG.boolean, YES),
    ),
  );
};

/**
 * Reads a request as `timestampRequest` makes it. `Left`: Malformed.
 *
 * @example
 * import { explainTimestamp, parseTimestampRequest } from '@plan-ledger/store/timestamp';
 * const read = parseTimestampRequest(Buffer.from('no request'));
 * assert.match(read._tag === 'Left' ? explainTimestamp(read.left) : '', /^This is no well-formed timestamp request/);
 */
export const parseTimestampRequest = (given: Uint8Array): E.Either<Malformed, TimestampRequest> => {
  const [version, imprint, nonceValue, certificates, ...more] =
    inside(onlyIn(Buffer.from(given), TAG.sequence)) ?? [];
  const [algorithm, hashed] = inside(imprint) ?? [];
  const [hash, nonce] = [contentOf(hashed, TAG.octets), integerOf(nonceValue)];
  const wishes = contentOf(certificates, TAG.boolean)?.equals(YES) === true && more.length === 0;
  return smallOf(version) === 1 &&
    algorithmOf(algorithm) === SHA256 &&
    hash?.length === 32 &&
    nonce !== undefined &&
    nonce.readInt8() >= 0 &&
    wishes
    ? E.right({ hash, nonce: nonce[0] === 0 ? nonce.subarray(1) : nonce })
    : E.left(
        malformed(
          WHAT,
          'wanted one as plan-ledger makes it: a SHA-256, a nonce, and the wish for a certificate',
        ),
      );
};
