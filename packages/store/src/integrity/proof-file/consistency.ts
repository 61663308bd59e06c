import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { parseCheckpoint } from '../checkpoint/form.js';
import { type Trust, type VerifiedCheckpoint, verifyCheckpoint } from '../checkpoint/index.js';
import { quoted } from '../encoding.js';
import { type BadSignature, type Malformed, malformed, type Unproved, type Unsigned } from '../failure.js';
import type { Hash } from '../merkle/hash.js';
import { verifyConsistency } from '../merkle/verify.js';
import { parseNote } from '../note/form.js';
import { type Given, linesIn } from '../text.js';
import { countAt, hashesAt, hashLines, type Held, heldAt, inFile, MOST_FILE_BYTES } from './parts.js';

/** What the file of a consistency proof holds. */
export interface ConsistencyFile {
  readonly proof: readonly Hash[];
  /** The signed checkpoint of the older tree, as it is. */
  readonly oldNote: string;
  /** That of the newer one. */
  readonly newNote: string;
}

/** What a verified consistency proof says: that the newer tree begins with all of the older one. */
export interface VerifiedConsistency {
  readonly older: VerifiedCheckpoint;
  readonly newer: VerifiedCheckpoint;
}

const WHAT = 'consistency proof';
const FIRST = 'plan-ledger/consistency-proof@v1';
const HASHES = 4;

interface Read {
  readonly proof: readonly Hash[];
  readonly older: Held;
  readonly newer: Held;
}

const sizeFault = (line: number, found: number, { says }: Held): Malformed =>
  malformed(WHAT, `found the size ${found}; the checkpoint says ${says.size}`, line);

// A checkpoint has no empty line in its text: the first empty line after its signatures ends it.
const readIn = (lines: readonly string[]): E.Either<Malformed, Read> => {
  if (lines[0] !== FIRST)
    return E.left(malformed(WHAT, `found ${quoted(lines[0] ?? '')}; wanted "${FIRST}"`, 1));
  return pipe(
    E.Do,
    E.bind('oldSize', () => countAt(WHAT, lines, 2, 'old')),
    E.bind('newSize', () => countAt(WHAT, lines, 3, 'new')),
    E.bind('proof', () => hashesAt(WHAT, lines, HASHES)),
    E.bind('between', ({ proof }) => {
      const from = HASHES + proof.length;
      const between = lines.indexOf('', lines.indexOf('', from) + 1);
      return between > from
        ? E.right({ from, between })
        : E.left(
            malformed(WHAT, 'found one checkpoint; wanted two, with an empty line between', lines.length),
          );
    }),
    E.bind('older', ({ between: { from, between } }) => heldAt(WHAT, lines, from + 1, between)),
    E.bind('newer', ({ between: { between } }) => heldAt(WHAT, lines, between + 2)),
    E.filterOrElse(
      ({ oldSize, older }) => oldSize === older.says.size,
      ({ oldSize, older }) => sizeFault(2, oldSize, older),
    ),
    E.filterOrElse(
      ({ newSize, newer }) => newSize === newer.says.size,
      ({ newSize, newer }) => sizeFault(3, newSize, newer),
    ),
  );
};

const read = (given: Given): E.Either<Malformed, Read> =>
  pipe(linesIn(WHAT, given, MOST_FILE_BYTES), E.chain(readIn));

/**
 * Reads a consistency proof, of the format that docs/reference/integrity-formats.md gives; nothing is verified. `Left`:
 * Malformed, with the line.
 *
 * @example
 * import { explainIntegrity, parseConsistencyFile } from '@plan-ledger/store/integrity';
 * const read = parseConsistencyFile('plan-ledger/consistency-proof@v1\nold x\n');
 * assert.equal(
 *   read._tag === 'Left' && explainIntegrity(read.left),
 *   'This is no well-formed consistency proof (line 2): found "old x"; wanted "old", a space and a number',
 * );
 */
export const parseConsistencyFile = (given: Given): E.Either<Malformed, ConsistencyFile> =>
  pipe(
    read(given),
    E.map(({ proof, older, newer }) => ({ proof, oldNote: older.note, newNote: newer.note })),
  );

const sizeIn = (note: string): E.Either<Malformed, number> =>
  pipe(
    parseNote(note),
    E.chain(({ text }) => parseCheckpoint(text)),
    E.map(({ size }) => size),
  );

/**
 * Writes a consistency proof, of the format that docs/reference/integrity-formats.md gives. `Left`: Malformed, when it could
 * not be read again. Whether it proves anything is not asked.
 *
 * @example
 * import { consistencyFileText, leafHash, makeSigningKey, signCheckpoint, verifyConsistencyFile } from '@plan-ledger/store/integrity';
 * const key = makeSigningKey('example.org/plan', Buffer.alloc(32, 7));
 * assert.equal(key._tag, 'Right');
 * const note = signCheckpoint({ origin: 'example.org/plan', size: 1, root: leafHash('a') }, key.right);
 * assert.equal(note._tag, 'Right');
 * const file = consistencyFileText({ proof: [], oldNote: note.right, newNote: note.right });
 * const trust = { log: key.right.verifier };
 * assert.equal(file._tag === 'Right' && verifyConsistencyFile(file.right, trust)._tag, 'Right');
 */
export const consistencyFileText = ({
  proof,
  oldNote,
  newNote,
}: ConsistencyFile): E.Either<Malformed, string> =>
  pipe(
    E.Do,
    E.bind('oldSize', () => sizeIn(oldNote)),
    E.bind('newSize', () => sizeIn(newNote)),
    E.map(({ oldSize, newSize }) =>
      [
        `${FIRST}\n`,
        `old ${oldSize}\n`,
        `new ${newSize}\n`,
        ...hashLines(proof),
        `\n${oldNote}\n${newNote}`,
      ].join(''),
    ),
    E.chainFirst((text) => read(text)),
  );

/**
 * Verifies a consistency proof without asking anybody: the signatures of both checkpoints, then that the newer tree begins
 * with the older one. Compare the older checkpoint with the one that you hold: it may be another. `Left`: Malformed,
 * BadSignature, Unsigned, Unproved.
 *
 * @example
 * import { parseVerifierKey, verifyConsistencyFile } from '@plan-ledger/store/integrity';
 * const log = parseVerifierKey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
 * assert.equal(log._tag, 'Right');
 * const verified = verifyConsistencyFile('no proof\n', { log: log.right });
 * assert.equal(verified._tag === 'Left' && verified.left._tag, 'Malformed');
 */
export const verifyConsistencyFile = (
  given: Given,
  trust: Trust,
): E.Either<Malformed | BadSignature | Unsigned | Unproved, VerifiedConsistency> => {
  const verified = ({ note, line }: Held): ReturnType<typeof verifyCheckpoint> =>
    pipe(verifyCheckpoint(note, trust), E.mapLeft(inFile(WHAT, line)));
  return pipe(
    E.Do,
    E.bind('file', () => read(given)),
    E.bindW('older', ({ file }) => verified(file.older)),
    E.bindW('newer', ({ file }) => verified(file.newer)),
    E.chainFirstW(({ file: { proof }, older, newer }) =>
      verifyConsistency({
        oldSize: older.size,
        size: newer.size,
        oldRoot: older.root,
        root: newer.root,
        proof,
      }),
    ),
    E.map(({ older, newer }) => ({ older, newer })),
  );
};
