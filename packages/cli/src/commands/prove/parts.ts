import type { PlanId } from '@plan-ledger/domain';
import { explainIntegrity, parseCheckpoint, parseNote } from '@plan-ledger/store/integrity';
import { type Marked, type NoProof, planOfOrigin } from '@plan-ledger/store/verify';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../../fault.js';
import { writeWhole } from '../../io/files.js';
import type { Report } from '../../report.js';
import { shellWord } from '../shell-word.js';
import { textOf, type Typed } from '../shape.js';
import { usage } from '../typed.js';
import { badMark, kindOf, markText, wrongKind } from '../verify/marks.js';

/** A checkpoint in a file, and the plan whose tree it is of. Who signed it, who verifies the proof asks. */
export interface MarkedFile extends Marked {
  readonly file: string;
  readonly plan: PlanId;
}

/** The checkpoint in a file. */
export const markedIn = (file: string): E.Either<CliFault, MarkedFile> =>
  pipe(
    markText(file),
    E.filterOrElse(
      (note) => kindOf(note) === 'a checkpoint',
      (note) => wrongKind(file, kindOf(note), 'a signed checkpoint'),
    ),
    E.chain((note) =>
      pipe(
        parseNote(note),
        E.chain(({ text }) => parseCheckpoint(text)),
        E.mapLeft((failure) => badMark(file, failure)),
        E.chain((head) => {
          const named = planOfOrigin(head.origin);
          return named === undefined
            ? E.left(usage(`Cannot use ${file}: found the origin ${head.origin}; wanted that of a plan`))
            : E.right({ file, note, head, plan: named.plan });
        }),
      ),
    ),
  );

/** Why no proof was made, as a fault. */
export const faultOf = (failure: NoProof): CliFault => {
  switch (failure._tag) {
    case 'Unavailable':
    case 'Unreadable':
      return failure;
    case 'NotShown':
      return failure.found === 'erased'
        ? {
            _tag: 'Undecided',
            message: `The text ${failure.name} of this event is erased: nobody can show it; its digest ${failure.digest ?? ''} is in every proof of the event`,
          }
        : {
            _tag: 'NotFound',
            message: `Found no field ${failure.name} in this event; prove it with --all-fields to see which there are`,
          };
    case 'Unproved':
    case 'Malformed':
    case 'NotCanonical':
      return { _tag: 'Undecided', message: `No proof was made: ${explainIntegrity(failure)}` };
  }
};

/** Writes what was made into a file, or prints it where none was named. */
export const written = (
  typed: Typed,
  text: string,
  { says, kind }: { readonly says: string; readonly kind: string },
): E.Either<CliFault, Report> => {
  const out = textOf(typed, 'out');
  const data = { file: out ?? null, bytes: Buffer.byteLength(text), ...(out === undefined ? { text } : {}) };
  return out === undefined
    ? E.right({ kind, tables: [], shown: () => text, data })
    : pipe(
        writeWhole(out, text),
        E.map(() => ({
          kind,
          says: [
            `${says}: ${out} (${Buffer.byteLength(text)} bytes)`,
            `Who holds the ledger's verifier key verifies it without the ledger: plan-ledger verify proof ${shellWord(out)} --key KEY`,
          ],
          tables: [],
          data,
        })),
      );
};
