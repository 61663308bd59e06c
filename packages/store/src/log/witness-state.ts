import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { malformed } from '../integrity/failure.js';
import {
  type IntegrityFailure,
  parseCheckpoint,
  type TreeHead,
  type VerifierKey,
  verifyNote,
} from '../integrity/index.js';
import { inFile } from '../integrity/proof-file/parts.js';
import { linesIn } from '../integrity/text.js';

/** The last head of a tree that was cosigned, with the checkpoint: signed by the ledger, it is evidence against a second. */
export interface Seen {
  readonly head: TreeHead;
  readonly note: string;
}

/** By origin. */
export type AllSeen = ReadonlyMap<string, Seen>;

const WHAT = 'witness state';
const FIRST = 'plan-ledger/witness-state@v1';

/** The largest state that is read: some thousands of trees. */
export const MOST_STATE_BYTES = 16 * 1024 * 1024;

/** What is kept, as text: a first line, then each cosigned checkpoint after an empty line, in the order of their origins. */
export const witnessStateText = (seen: AllSeen): string =>
  [
    `${FIRST}\n`,
    ...[...seen].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, { note }]) => `\n${note}`),
  ].join('');

/** The lines of checkpoints as they stand one after the other: a text, an empty line, signatures, an empty line. */
const notesIn = (
  lines: readonly string[],
): E.Either<IntegrityFailure, readonly { readonly note: string; readonly line: number }[]> => {
  const empty = [...lines.keys()].filter((at) => lines[at] === '');
  if (empty[0] !== 1 || empty.length % 2 === 1)
    return E.left(
      malformed(
        WHAT,
        'found other parts than checkpoints, each with an empty line before it and one before its signatures',
        empty[0] === 1 ? lines.length : 2,
      ),
    );
  return E.right(
    empty
      .filter((_, which) => which % 2 === 0)
      .map((at, which) => {
        const end = empty[which * 2 + 2] ?? lines.length;
        const note = lines
          .slice(at + 1, end)
          .map((line) => `${line}\n`)
          .join('');
        return { note, line: at + 2 };
      }),
  );
};

const seenIn =
  (key: VerifierKey) =>
  ({
    note,
    line,
  }: {
    readonly note: string;
    readonly line: number;
  }): E.Either<IntegrityFailure, readonly [string, Seen]> =>
    pipe(
      verifyNote(note, [key]),
      E.chainW(({ text }) => parseCheckpoint(text)),
      E.bimap(inFile(WHAT, line), ({ origin, size, root }) => [
        origin,
        { head: { origin, size, root }, note },
      ]),
    );

/** Reads what is kept, if this key has cosigned all of it. */
export const parseWitnessState =
  (key: VerifierKey) =>
  (bytes: Uint8Array): E.Either<IntegrityFailure, AllSeen> =>
    pipe(
      linesIn(WHAT, bytes, MOST_STATE_BYTES),
      E.chainW((lines) =>
        lines[0] === FIRST ? notesIn(lines) : E.left(malformed(WHAT, `wanted "${FIRST}"`, 1)),
      ),
      E.chainW(E.traverseArray(seenIn(key))),
      E.map((pairs) => new Map(pairs)),
      E.filterOrElseW(
        (seen) => witnessStateText(seen) === Buffer.from(bytes).toString(),
        () => malformed(WHAT, 'wanted each tree once, in the order of their origins'),
      ),
    );
