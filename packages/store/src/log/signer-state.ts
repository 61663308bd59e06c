import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import {
  type CompactRange,
  type IntegrityFailure,
  parseRange,
  rangeText,
  rootOf,
  type TreeHead,
  type VerifierKey,
  verifyCheckpoint,
} from '../integrity/index.js';
import { malformed } from '../integrity/failure.js';
import { sameHash } from '../integrity/merkle/hash.js';
import { inFile, MOST_FILE_BYTES } from '../integrity/proof-file/parts.js';
import { linesIn } from '../integrity/text.js';

/** The last head that was signed, and the tree to go on from. */
export interface Signed {
  readonly head: TreeHead;
  readonly range: CompactRange;
  /** The signed checkpoint itself: the state proves itself by it. */
  readonly note: string;
}

const WHAT = 'signer state';
const FIRST = 'plan-ledger/signer-state@v1';

/** The largest state that is read. */
export const MOST_STATE_BYTES = MOST_FILE_BYTES;

/** What is kept, as text: a first line, the compact range, an empty line, the signed checkpoint. */
export const signerStateText = ({ range, note }: Signed): string => `${FIRST}\n${rangeText(range)}\n${note}`;

const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** Reads what is kept, if this key has signed it for the tree of this origin. */
export const parseSignerState =
  (log: VerifierKey, origin: string) =>
  (bytes: Uint8Array): E.Either<IntegrityFailure, Signed> =>
    pipe(
      linesIn(WHAT, bytes, MOST_STATE_BYTES),
      E.chainW((lines): E.Either<IntegrityFailure, Signed> => {
        if (lines[0] !== FIRST) return E.left(malformed(WHAT, `wanted "${FIRST}"`, 1));
        const empty = lines.indexOf('');
        if (empty < 0) return E.left(malformed(WHAT, 'found no empty line after the range', lines.length));
        const note = textOf(lines.slice(empty + 1));
        return pipe(
          E.Do,
          E.bind('range', () => pipe(parseRange(textOf(lines.slice(1, empty))), E.mapLeft(inFile(WHAT, 2)))),
          E.bindW('head', () =>
            pipe(verifyCheckpoint(note, { log, origin }), E.mapLeft(inFile(WHAT, empty + 2))),
          ),
          E.filterOrElseW(
            ({ range, head }) => range.size === head.size && sameHash(rootOf(range), head.root),
            () => malformed(WHAT, 'found a range that does not lead to the root of its checkpoint', 2),
          ),
          E.map(({ range, head: { size, root } }) => ({ range, head: { origin, size, root }, note })),
        );
      }),
    );
