import * as E from 'fp-ts/lib/Either.js';

import { base64Of, bytesIn, countIn, quoted } from '../encoding.js';
import { type Malformed, malformed } from '../failure.js';
import { isHash } from './hash.js';
import type { CompactRange } from './range.js';

const subtreesIn = (size: number): number => [...size.toString(2)].filter((digit) => digit === '1').length;

/**
 * A compact range as text: the size, then each hash in base64, a line feed after each.
 *
 * @example
 * import { EMPTY_RANGE, leafHash, rangeText, withLeaf } from '@plan-ledger/store/integrity';
 * assert.equal(rangeText(withLeaf(EMPTY_RANGE, leafHash(''))), '1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n');
 */
export const rangeText = ({ size, hashes }: CompactRange): string =>
  [String(size), ...hashes.map(base64Of)].map((line) => `${line}\n`).join('');

/**
 * Reads a compact range back. `Left`: Malformed, when `rangeText` never gives such a text. Whether the hashes are those of
 * the leaves is not known from the text: compare `rootOf` with a root that is trusted.
 *
 * @example
 * import { EMPTY_RANGE, leafHash, parseRange, rangeText, withLeaf } from '@plan-ledger/store/integrity';
 * const range = withLeaf(EMPTY_RANGE, leafHash('a'));
 * assert.deepEqual(parseRange(rangeText(range)), { _tag: 'Right', right: range });
 * assert.equal(parseRange('2\n')._tag, 'Left');
 */
export const parseRange = (text: string): E.Either<Malformed, CompactRange> => {
  const no = (line: number, why: string): E.Either<Malformed, never> =>
    E.left(malformed('compact range', why, line));
  if (!text.endsWith('\n')) return no(text.split('\n').length, 'found no line feed at the end');
  const [first = '', ...rest] = text.slice(0, -1).split('\n');
  const size = countIn(first);
  if (size === undefined)
    return no(1, `found ${quoted(first)}; wanted the number of leaves, up to ${Number.MAX_SAFE_INTEGER}`);
  const wanted = subtreesIn(size);
  if (rest.length !== wanted)
    return no(rest.length + 1, `found ${rest.length} hashes; wanted ${wanted} for ${size} leaves`);
  const hashes: Uint8Array[] = [];
  for (const [at, line] of rest.entries()) {
    const hash = bytesIn(line);
    if (hash === undefined || !isHash(hash))
      return no(at + 2, `found ${quoted(line)}; wanted the base64 of 32 bytes`);
    hashes.push(hash);
  }
  return E.right({ size, hashes });
};
