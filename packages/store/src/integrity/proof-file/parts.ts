import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { type Checkpoint, parseCheckpoint } from '../checkpoint/form.js';
import { base64Of, bytesIn, countIn, quoted } from '../encoding.js';
import { type BadSignature, type IntegrityFailure, type Malformed, malformed } from '../failure.js';
import { type Hash, isHash } from '../merkle/hash.js';
import { MOST_BYTES, parseNote } from '../note/form.js';

/** The largest proof file that is read: twice the largest note. */
export const MOST_FILE_BYTES = 2 * MOST_BYTES;

/** The number in a line such as `index 3`; the line is counted from 1. */
export const countAt = (
  what: string,
  lines: readonly string[],
  line: number,
  word: string,
): E.Either<Malformed, number> => {
  const written = lines[line - 1] ?? '';
  const count = written.startsWith(`${word} `) ? countIn(written.slice(word.length + 1)) : undefined;
  return count === undefined
    ? E.left(malformed(what, `found ${quoted(written)}; wanted "${word}", a space and a number`, line))
    : E.right(count);
};

/** The hashes in the lines up to an empty one. */
export const hashesAt = (
  what: string,
  lines: readonly string[],
  line: number,
): E.Either<Malformed, readonly Hash[]> => {
  const end = lines.indexOf('', line - 1);
  if (end < 0) return E.left(malformed(what, 'found no empty line after the hashes', lines.length));
  return pipe(
    lines.slice(line - 1, end),
    E.traverseArrayWithIndex((at, written) => {
      const hash = bytesIn(written);
      return hash !== undefined && isHash(hash)
        ? E.right(hash)
        : E.left(malformed(what, `found ${quoted(written)}; wanted the base64 of 32 bytes`, line + at));
    }),
  );
};

/** Says where a failure stands in the file, of a note that begins at a line of it. */
export const inFile =
  (what: string, line: number) =>
  <F extends IntegrityFailure>(failure: F): F => {
    const place: Partial<Malformed | BadSignature> = {
      ...(failure._tag === 'Malformed' ? { what: `${failure.what} in this ${what}` } : {}),
      ...('line' in failure ? { line: failure.line + line - 1 } : {}),
    };
    return { ...failure, ...place };
  };

/** A signed checkpoint in a file, with what it says. Nothing of it is verified. */
export interface Held {
  readonly note: string;
  readonly line: number;
  readonly says: Checkpoint;
}

/** The checkpoint that stands in the lines of a file from one to another. */
export const heldAt = (
  what: string,
  lines: readonly string[],
  line: number,
  end = lines.length,
): E.Either<Malformed, Held> => {
  const note = lines
    .slice(line - 1, end)
    .map((written) => `${written}\n`)
    .join('');
  return pipe(
    parseNote(note),
    E.chain(({ text }) => parseCheckpoint(text)),
    E.bimap(inFile(what, line), (says) => ({ note, line, says })),
  );
};

/** Hashes as lines of a file. */
export const hashLines = (hashes: readonly Hash[]): readonly string[] =>
  hashes.map((hash) => `${base64Of(hash)}\n`);
