import { ActorId, counted } from '@plan-ledger/domain';
import { recordable } from '@plan-ledger/store';
import { pipe } from 'fp-ts/lib/function.js';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from '../fault.js';
import { editionAt } from '../io/edition-at.js';
import { savePreview } from '../io/preview-file.js';
import { renderTable } from '../render/index.js';
import { type Report, wrapped } from '../report.js';
import { newId } from '../clock.js';
import { prepare, questionLines, type Submission, whatToDecide } from '../submission.js';
import { changesShown, changesTable, countLine } from './views/changes-table.js';
import { eventsOf, eventsTable } from './events-table.js';
import { shellWord } from './shell-word.js';
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

/** Without --yes where a person can be asked. */
const confirmed = (command: string): string =>
  process.stdin.isTTY && process.stderr.isTTY ? command : `${command} --yes`;

const nextOf = ({ questions }: Submission, path: string, typed: Typed): readonly string[] => {
  const by = textOf(typed, 'by') ?? 'ID';
  const file = shellWord(path);
  return questions.length > 0
    ? [
        questions.some(({ erased }) => erased === undefined)
          ? 'decide first, under "gone:" in edition.yaml, what became of each thing that is not in this edition; then'
          : 'decide first, in edition.yaml, what stands in the place of each text that was erased; then',
        `plan-ledger preview ${file} --by ${by}`,
      ]
    : [confirmed(`plan-ledger submit ${file} --by ${by}`)];
};

const eventsInWords = (count: number, all: boolean): string =>
  `${counted(count, 'event')} would be written${all ? '' : '; see each of them, field by field, with --all'}`;

/** A submission as a report: unmarked changes first, then the rest, the count last. */
export const submissionReport = (submission: Submission, path: string, typed: Typed): Report => {
  const { edition, before, changes, questions, told } = submission;
  const all = typed.options['all'] === true;
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
    day: edition.edition.reportedOn,
    tables: [all ? eventsTable(submission) : changesTable(changes)],
    shown: (width, colour, names) =>
      [
        all
          ? renderTable(eventsTable(submission), { format: 'text', width, colour, names }).trimEnd()
          : changesShown(changes, width, colour, names),
        [...questionLines(questions), ...whatToDecide(questions)]
          .flatMap((line) => wrapped(line, width))
          .join('\n'),
        [eventsInWords(told.length, all), countLine(changes, questions.length)]
          .flatMap((line) => wrapped(line, width))
          .join('\n'),
      ]
        .filter((part) => part !== '')
        .join('\n\n'),
    data: {
      edition: label,
      version: before.version,
      events: told.length,
      changes,
      questions,
      ...(all ? { written: eventsOf(submission) } : {}),
    },
    next: nextOf(submission, path, typed),
  };
};

export const preview: WriteCommand = {
  mode: 'write',
  usage: 'preview <edition>',
  showsPeople: true,
  says: 'What an edition would change; writes nothing to the ledger',
  options: [
    { flags: '--by <id>', says: 'who makes the change, as an opaque id', required: true },
    { flags: '--all', says: 'every event that would be written, field by field' },
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
        const report = submissionReport(submission, path, typed);
        if (out === undefined) return TE.right(report);
        if (submission.questions.length > 0) {
          return TE.left({
            _tag: 'Undecided',
            message: [...questionLines(submission.questions), ...whatToDecide(submission.questions)].join(
              '\n',
            ),
          });
        }
        const saved = {
          plan: edition.plan.id,
          version: submission.before.version,
          events: recordable(submission.told, newId),
        };
        return pipe(
          TE.fromEither(savePreview(out, saved)),
          TE.map(() => ({ ...report, next: [confirmed(`plan-ledger submit ${shellWord(out)}`)] })),
        );
      }),
    );
  },
};
