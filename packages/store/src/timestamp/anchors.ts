import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { type Malformed, malformed } from '../integrity/failure.js';
import { type Certificate, certificateIn } from './certificate.js';

const BLOCK = /-----BEGIN CERTIFICATE-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END CERTIFICATE-----/gu;
const BEGIN = /-----BEGIN CERTIFICATE-----/gu;

/**
 * Reads the certificates of the authorities that are trusted, from PEM (RFC 7468); what stands between them is not looked at.
 * `Left`: Malformed, with the line, when there is none, or one cannot be read.
 *
 * @example
 * import { explainTimestamp, parseAnchors } from '@plan-ledger/store/timestamp';
 * const read = parseAnchors('no certificate\n');
 * assert.equal(
 *   read._tag === 'Left' && explainTimestamp(read.left),
 *   'This is no well-formed file of trusted certificates: found none; wanted PEM, which begins with -----BEGIN CERTIFICATE-----',
 * );
 */
export const parseAnchors = (pem: string): E.Either<Malformed, readonly Certificate[]> => {
  const no = (why: string, line?: number): E.Either<Malformed, never> =>
    E.left(malformed('file of trusted certificates', why, line));
  const begun = [...pem.matchAll(BEGIN)];
  if (begun.length === 0) return no('found none; wanted PEM, which begins with -----BEGIN CERTIFICATE-----');
  const blocks = new Map([...pem.matchAll(BLOCK)].map((block) => [block.index, block[1] ?? '']));
  return pipe(
    begun,
    E.traverseArray(({ index }) => {
      const certificate = certificateIn(Buffer.from(blocks.get(index) ?? '', 'base64'));
      return certificate === undefined
        ? no('found a certificate that cannot be read', pem.slice(0, index).split('\n').length)
        : E.right(certificate);
    }),
  );
};
