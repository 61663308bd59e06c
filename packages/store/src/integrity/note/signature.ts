import { sign, verify } from 'node:crypto';

import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { publicKeyOf, type SigningKey, type VerifierKey } from './keys.js';

const SIGNATURE_BYTES = 64;
const TIME_BYTES = 8;

/** What a cosigner signs: that it saw this checkpoint at this time (c2sp.org/tlog-cosignature, Ed25519 signed message). */
const timed = (text: string, time: number): Buffer => Buffer.from(`cosignature/v1\ntime ${time}\n${text}`);

/** A signature of a note's text. */
export const signatureOf = ({ privateKey }: SigningKey, text: string): Uint8Array =>
  sign(null, Buffer.from(text), privateKey);

/** A signature of a checkpoint's text with a time, in whole seconds since 1970, which stands before it. */
export const cosignatureOf = ({ privateKey }: SigningKey, text: string, time: number): Uint8Array => {
  const seconds = Buffer.alloc(TIME_BYTES);
  seconds.writeBigUInt64BE(BigInt(time));
  return Buffer.concat([seconds, sign(null, timed(text, time), privateKey)]);
};

const holds = (key: VerifierKey, message: Buffer, signature: Uint8Array): E.Either<string, void> =>
  verify(null, message, publicKeyOf(key), signature)
    ? E.right(undefined)
    : E.left('it is not one of this text by this key');

/** Verifies a signature by its key's type; of a cosignature it gives the time. `Left`: why it does not hold. */
export const verifiedBy = (
  key: VerifierKey,
  text: string,
  signature: Uint8Array,
): E.Either<string, { readonly time?: number }> => {
  const wanted = SIGNATURE_BYTES + (key.type === 'cosignature' ? TIME_BYTES : 0);
  if (signature.length !== wanted) return E.left(`found ${signature.length} bytes; wanted ${wanted}`);
  if (key.type === 'ed25519')
    return pipe(
      holds(key, Buffer.from(text), signature),
      E.map(() => ({})),
    );
  const time = Number(Buffer.from(signature.subarray(0, TIME_BYTES)).readBigUInt64BE());
  if (!Number.isSafeInteger(time)) return E.left('found a time that is later than any clock says');
  return pipe(
    holds(key, timed(text, time), signature.subarray(TIME_BYTES)),
    E.map(() => ({ time })),
  );
};
