import * as E from 'fp-ts/lib/Either.js';

import { type Malformed, malformed } from './failure.js';

/** A text as it comes: the bytes of a file, or a string. */
export type Given = Uint8Array | string;

const LONE_SURROGATE = /\p{Surrogate}/u;
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/u; // eslint-disable-line no-control-regex

// The byte order mark is a letter like any other.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const decoded = (given: Given): string | undefined => {
  if (typeof given === 'string') return LONE_SURROGATE.test(given) ? undefined : given;
  try {
    return utf8.decode(given);
  } catch {
    return undefined;
  }
};

/**
 * What is given, as lines that each end in a line feed, without it. `Left`: Malformed, when it is empty or too large, is not UTF-8,
 * has another control character (a carriage return is one), or does not end in a line feed.
 */
export const linesIn = (
  what: string,
  given: Given,
  mostBytes: number,
): E.Either<Malformed, readonly string[]> => {
  const bytes = typeof given === 'string' ? Buffer.byteLength(given) : given.length;
  if (bytes > mostBytes) return E.left(malformed(what, `found ${bytes} bytes; wanted at most ${mostBytes}`));
  if (bytes === 0) return E.left(malformed(what, 'found nothing'));
  const text = decoded(given);
  if (text === undefined) return E.left(malformed(what, 'found bytes that are not UTF-8'));
  const lines = text.split('\n');
  const odd = lines.findIndex((line) => CONTROL.test(line));
  if (odd >= 0) {
    const found = lines[odd]?.includes('\r') === true ? 'a carriage return' : 'a control character';
    return E.left(malformed(what, `found ${found}; wanted lines that end in a line feed alone`, odd + 1));
  }
  return lines.pop() === ''
    ? E.right(lines)
    : E.left(malformed(what, 'found no line feed at the end', lines.length + 1));
};
