import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { type Trust, type VerifiedCheckpoint, verifyCheckpoint } from '../checkpoint/index.js';
import { base64Of, bytesIn, quoted } from '../encoding.js';
import { type BadSignature, type Malformed, malformed, type Unproved, type Unsigned } from '../failure.js';
import type { Hash } from '../merkle/hash.js';
import { verifyInclusion } from '../merkle/verify.js';
import { type Given, linesIn } from '../text.js';
import { countAt, hashesAt, hashLines, type Held, heldAt, inFile, MOST_FILE_BYTES } from './parts.js';

/** What the file of an inclusion proof holds. */
export interface InclusionFile {
  /** Of the leaf, from 0. */
  readonly index: number;
  readonly proof: readonly Hash[];
  /** The signed checkpoint of the tree, as it is. */
  readonly note: string;
  /** What an application needs beside it. No signature covers it: do not trust it. */
  readonly extra?: Uint8Array;
}

/** What a verified inclusion proof says: that the leaf stands at the index in the tree of the checkpoint. */
export interface VerifiedInclusion {
  readonly index: number;
  readonly checkpoint: VerifiedCheckpoint;
}

const WHAT = 'inclusion proof';
const FIRST = 'c2sp.org/tlog-proof@v1';
const EXTRA = 'extra ';

type Read = Omit<InclusionFile, 'note'> & { readonly held: Held };

const extraIn = (written: string): E.Either<Malformed, { readonly extra?: Uint8Array }> => {
  if (!written.startsWith(EXTRA)) return E.right({});
  const extra = bytesIn(written.slice(EXTRA.length));
  return extra === undefined || extra.length === 0
    ? E.left(malformed(WHAT, `found ${quoted(written)}; wanted "extra", a space and base64`, 2))
    : E.right({ extra });
};

const readIn = (lines: readonly string[]): E.Either<Malformed, Read> => {
  if (lines[0] !== FIRST)
    return E.left(malformed(WHAT, `found ${quoted(lines[0] ?? '')}; wanted "${FIRST}"`, 1));
  return pipe(
    extraIn(lines[1] ?? ''),
    E.chain(({ extra }) => {
      const line = extra === undefined ? 2 : 3;
      return pipe(
        E.Do,
        E.bind('index', () => countAt(WHAT, lines, line, 'index')),
        E.bind('proof', () => hashesAt(WHAT, lines, line + 1)),
        E.bind('held', ({ proof }) => heldAt(WHAT, lines, line + proof.length + 2)),
        E.map((read) => (extra === undefined ? read : { ...read, extra })),
      );
    }),
  );
};

const read = (given: Given): E.Either<Malformed, Read> =>
  pipe(linesIn(WHAT, given, MOST_FILE_BYTES), E.chain(readIn));

/**
 * Reads an inclusion proof (c2sp.org/tlog-proof, format); nothing is verified. `Left`: Malformed, with the line.
 *
 * @example
 * import { explainIntegrity, parseInclusionFile } from '@plan-ledger/store/integrity';
 * const read = parseInclusionFile('c2sp.org/tlog-proof@v1\nindex 07\n');
 * assert.equal(
 *   read._tag === 'Left' && explainIntegrity(read.left),
 *   'This is no well-formed inclusion proof (line 2): found "index 07"; wanted "index", a space and a number',
 * );
 */
export const parseInclusionFile = (given: Given): E.Either<Malformed, InclusionFile> =>
  pipe(
    read(given),
    E.map(({ held, ...file }) => ({ ...file, note: held.note })),
  );

/**
 * Writes an inclusion proof (c2sp.org/tlog-proof, format), for a file that ends in `.tlog-proof`. `Left`: Malformed, when it
 * could not be read again. Whether it proves anything is not asked.
 *
 * @example
 * import { inclusionFileText, leafHash, makeSigningKey, signCheckpoint, verifyInclusionFile } from '@plan-ledger/store/integrity';
 * const key = makeSigningKey('example.org/plan', Buffer.alloc(32, 7));
 * assert.equal(key._tag, 'Right');
 * const [leaf, trust] = [leafHash('a'), { log: key.right.verifier }];
 * const note = signCheckpoint({ origin: 'example.org/plan', size: 1, root: leaf }, key.right);
 * const file = note._tag === 'Right' ? inclusionFileText({ index: 0, proof: [], note: note.right }) : note;
 * assert.equal(file._tag === 'Right' && verifyInclusionFile(file.right, leaf, trust)._tag, 'Right');
 */
export const inclusionFileText = ({
  index,
  proof,
  note,
  extra,
}: InclusionFile): E.Either<Malformed, string> => {
  const extraLine = extra === undefined ? '' : `${EXTRA}${base64Of(extra)}\n`;
  const text = [`${FIRST}\n`, extraLine, `index ${index}\n`, ...hashLines(proof), '\n', note].join('');
  return pipe(
    read(text),
    E.map(() => text),
  );
};

/**
 * Verifies an inclusion proof without asking anybody (c2sp.org/tlog-proof, verifying): the signatures of the checkpoint,
 * then the path from the hash of the leaf, which is the caller's to compute. `Left`: Malformed, BadSignature, Unsigned,
 * Unproved.
 *
 * @example
 * import { leafHash, parseVerifierKey, verifyInclusionFile } from '@plan-ledger/store/integrity';
 * const log = parseVerifierKey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
 * assert.equal(log._tag, 'Right');
 * const verified = verifyInclusionFile('no proof\n', leafHash('a'), { log: log.right });
 * assert.equal(verified._tag === 'Left' && verified.left._tag, 'Malformed');
 */
export const verifyInclusionFile = (
  given: Given,
  leaf: Hash,
  trust: Trust,
): E.Either<Malformed | BadSignature | Unsigned | Unproved, VerifiedInclusion> =>
  pipe(
    read(given),
    E.chainW(({ index, proof, held }) =>
      pipe(
        verifyCheckpoint(held.note, trust),
        E.mapLeft(inFile(WHAT, held.line)),
        E.chainFirstW(({ size, root }) => verifyInclusion({ index, size, leaf, proof, root })),
        E.map((checkpoint) => ({ index, checkpoint })),
      ),
    ),
  );
