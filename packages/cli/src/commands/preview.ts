import { ActorId } from '@plan-ledger/domain';
import { recordable } from '@plan-ledger/store';
import { pipe } from 'fp-ts/lib/function.js';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from '../fault.js';
import { editionAt } from '../io/edition-at.js';
import { savePreview } from '../io/preview-file.js';
import { type Report, wrapped } from '../report.js';
import { newId } from '../clock.js';
import { prepare, questionLines, type Submission, UNDECIDED } from '../submission.js';
import { changesShown, changesTable, countLine } from './changes-table.js';
import { textOf, type Typed, type WriteCommand } from './shape.js';

/** Who makes a change: `--by`. */
export const actorOf = (typed: Typed): E.Either<CliFault, ActorId> => {
  const by = textOf(typed, 'by') ?? '';
  return ActorId.is(by)
    ? E.right(by)
    : E.left({
        _tag: 'Usage',
        message: `Found --by ${JSON.stringify(by)}; wanted the opaque id of who makes the change, such as U1 (letters, digits, . _ -)`,
      });
};

/** A submission as a report: unmarked changes first, then the rest, the count last. */
export const submissionReport = (submission: Submission, path: string): Report => {
  const { edition, before, changes, questions, told } = submission;
  const { label } = edition.edition;
  if (told.length === 0 && questions.length === 0) {
    return {
      kind: 'preview',
      says: [
        `Edition ${label} changes nothing: plan ${edition.plan.id} (version ${before.version}) says it all already`,
      ],
      tables: [],
      data: { edition: label, version: before.version, events: 0, changes: [], questions: [] },
    };
  }
  return {
    kind: 'preview',
    says: [
      `Edition ${label} against plan ${edition.plan.id} at version ${before.version}; nothing is written yet`,
    ],
    tables: [changesTable(changes)],
    shown: (width, colour) =>
      [
        changesShown(changes, width, colour),
        [...questionLines(questions), ...(questions.length > 0 ? [UNDECIDED] : [])]
          .flatMap((line) => wrapped(line, width))
          .join('\n'),
        wrapped(countLine(changes, questions.length), width).join('\n'),
      ]
        .filter((part) => part !== '')
        .join('\n\n'),
    data: { edition: label, version: before.version, events: told.length, changes, questions },
    next: questions.length > 0 ? [] : [`plan-ledger submit ${path} --by ID`],
  };
};

export const preview: WriteCommand = {
  mode: 'write',
  usage: 'preview <edition>',
  says: 'What an edition would change; writes nothing to the ledger',
  options: [
    { flags: '--by <id>', says: 'who makes the change, as an opaque id', required: true },
    { flags: '--out <file>', says: 'save the preview: submit FILE applies exactly that' },
  ],
  examples: [
    'preview fixtures/gloucestershire-aip/may-2020 --by U1',
    'preview december-2020 --by U1 --out december.json',
  ],
  run: (ledger, typed) => {
    const path = typed.args[0] ?? '';
    const out = textOf(typed, 'out');
    return pipe(
      TE.Do,
      TE.bind('actor', () => TE.fromEither(actorOf(typed))),
      TE.bind('edition', () => editionAt(path)),
      TE.bind('submission', ({ edition, actor }) =>
        ledger.reading((session) => prepare(session, edition, actor)),
      ),
      TE.flatMap(({ submission, edition }): TE.TaskEither<CliFault, Report> => {
        const report = submissionReport(submission, path);
        if (out === undefined) return TE.right(report);
        if (submission.questions.length > 0) {
          return TE.left({
            _tag: 'Undecided',
            message: [...questionLines(submission.questions), UNDECIDED].join('\n'),
          });
        }
        const saved = {
          plan: edition.plan.id,
          version: submission.before.version,
          events: recordable(submission.told, newId),
        };
        return pipe(
          TE.fromEither(savePreview(out, saved)),
          TE.map(() => ({ ...report, next: [`plan-ledger submit ${out} --yes`] })),
        );
      }),
    );
  },
};
