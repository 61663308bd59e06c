import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { base64Of, bytesIn, quoted } from '../encoding.js';
import { type Malformed, malformed } from '../failure.js';
import { type Given, linesIn } from '../text.js';

/** A line that says who signed a note. Until it is verified, it says so only. */
export interface NoteSignature {
  /** The name of the key. */
  readonly name: string;
  /** The first four bytes of the key's hash, in hex. */
  readonly id: string;
  readonly signature: Uint8Array;
  /** Where it stands in the note, from 1. */
  readonly line: number;
}

/** A text and the signatures under it. Do not use the text before a signature is verified: `verifyNote` does both. */
export interface Note {
  /** With the line feed at its end. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** The largest note that is read. It holds 16 signatures of ML-DSA-44, the longest that are assigned so far. */
export const MOST_BYTES = 64 * 1024;

const NAME = /^[^\p{White_Space}+]+$/u;
const KEY_ID_BYTES = 4;
const DASH = '— ';

/** Whether a key may have this name: not empty, without spaces and plus signs. */
export const isKeyName = (name: string): boolean => NAME.test(name);

const signatureIn = (written: string, line: number): E.Either<Malformed, NoteSignature> => {
  const no = (why: string): E.Either<Malformed, never> => E.left(malformed('note', why, line));
  if (!written.startsWith(DASH))
    return no(`found ${quoted(written)}; wanted a signature, which begins with "${DASH}"`);
  const [name = '', encoded, ...more] = written.slice(DASH.length).split(' ');
  if (encoded === undefined || more.length > 0)
    return no('found a signature of other parts; wanted the name of a key, a space and base64');
  if (!isKeyName(name))
    return no(`found ${quoted(name)}; wanted the name of a key, without spaces and plus signs`);
  const bytes = bytesIn(encoded);
  if (bytes === undefined || bytes.length <= KEY_ID_BYTES)
    return no(`found ${quoted(encoded)}; wanted the base64 of a key id and a signature`);
  const id = Buffer.from(bytes.subarray(0, KEY_ID_BYTES)).toString('hex');
  return E.right({ name, id, signature: bytes.subarray(KEY_ID_BYTES), line });
};

/** A signature as a line of a note, with its line feed. */
export const signatureLine = ({ name, id, signature }: Omit<NoteSignature, 'line'>): string =>
  `${DASH}${name} ${base64Of(Buffer.concat([Buffer.from(id, 'hex'), signature]))}\n`;

/**
 * Takes a note apart, as c2sp.org/signed-note has its format; nothing is verified. `Left`: Malformed, with the line: more
 * than 64 KiB, not UTF-8, a control character or carriage return, no line feed at the end, no empty line before the
 * signatures, no signature, or one that is not of its form.
 *
 * @example
 * import { parseNote } from '@plan-ledger/store/integrity';
 * const note = parseNote('A text.\n\n— example.org/key AAAAAAA=\n');
 * assert.equal(note._tag, 'Right');
 * assert.equal(note.right.text, 'A text.\n');
 * assert.equal(note.right.signatures[0].name, 'example.org/key');
 */
export const parseNote = (given: Given): E.Either<Malformed, Note> =>
  pipe(
    linesIn('note', given, MOST_BYTES),
    E.chain((lines) => {
      const empty = lines.lastIndexOf('');
      if (empty < 1)
        return E.left(malformed('note', 'found no text and empty line before the signatures', lines.length));
      if (empty === lines.length - 1)
        return E.left(malformed('note', 'found no signature after the last empty line', lines.length));
      return pipe(
        lines.slice(empty + 1),
        E.traverseArrayWithIndex((at, written) => signatureIn(written, empty + 2 + at)),
        E.map((signatures) => ({ text: `${lines.slice(0, empty).join('\n')}\n`, signatures })),
      );
    }),
  );
