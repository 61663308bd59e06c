import { createInterface } from 'node:readline/promises';

import { counted, type PlanId, type Recordable } from '@plan-ledger/domain';
import { type Appended, recordable } from '@plan-ledger/store';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { versionsInWords } from '../versions-in-words.js';
import type { CliFault } from '../fault.js';
import { editionAt } from '../io/edition-at.js';
import { readPreview } from '../io/preview-file.js';
import type { Report } from '../report.js';
import { newId } from '../clock.js';
import type { Session } from '../session.js';
import { prepare, questionLines, type Submission, whatToDecide } from '../submission.js';
import { countLine } from './views/changes-table.js';
import { actorOf, submissionReport } from './preview.js';
import type { Ledger, Typed, WriteCommand } from './shape.js';

const agreed = (typed: Typed, question: string): TE.TaskEither<CliFault, void> => {
  if (typed.options['yes'] === true) return TE.right(undefined);
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    return TE.left({
      _tag: 'Usage',
      message: `${question}\nAdd --yes to write it; look first with: plan-ledger preview`,
    });
  }
  return TE.flatMap((answer: string) =>
    /^y(?:es)?$/iu.test(answer.trim())
      ? TE.right(undefined)
      : TE.left<CliFault>({ _tag: 'Usage', message: 'Not confirmed; nothing was written' }),
  )(
    TE.fromTask(async () => {
      const terminal = createInterface({ input: process.stdin, output: process.stderr });
      try {
        return await terminal.question(`${question} Write it? (yes/no) `);
      } finally {
        terminal.close();
      }
    }),
  );
};

const append = (
  { store }: Session,
  plan: PlanId,
  version: number,
  events: readonly Recordable[],
): TE.TaskEither<CliFault, Appended> =>
  pipe(
    store.append(plan, version, events),
    TE.mapLeft((failure): CliFault =>
      failure._tag === 'Conflict' ? { ...failure, previewed: plan } : failure,
    ),
  );

const written = ({ first, last, repeated }: Appended, plan: PlanId, label: string): string =>
  repeated
    ? `${label} was written before, as ${versionsInWords(first, last)} of plan ${plan}; nothing was written now`
    : `Wrote ${label} as ${versionsInWords(first, last)} of plan ${plan}`;

/** What to look at; the plan is named, since the ledger may hold several. */
const nextOf = (plan: PlanId, before: number): readonly string[] => [
  `plan-ledger dashboard --plan ${plan}`,
  `plan-ledger revisions --plan ${plan}`,
  ...(before === 0 ? [] : [`plan-ledger changes v${before} --plan ${plan}`]),
];

const submitPreview = (ledger: Ledger, typed: Typed, file: string): TE.TaskEither<CliFault, Report> =>
  pipe(
    TE.Do,
    TE.bind('saved', () => TE.fromEither(readPreview(file))),
    TE.tap(({ saved }) => agreed(typed, `${counted(saved.events.length, 'event')} for plan ${saved.plan}.`)),
    TE.bind('appended', ({ saved }) =>
      // What follows on a version has a ledger already: none is made for it.
      (saved.version === 0 ? ledger.writing : ledger.changing)((session) =>
        append(session, saved.plan, saved.version, saved.events),
      ),
    ),
    TE.map(({ saved, appended }) => ({
      kind: 'submit',
      says: [written(appended, saved.plan, `the preview ${file}`)],
      tables: [],
      data: { plan: saved.plan, first: appended.first, last: appended.last, repeated: appended.repeated },
      next: nextOf(saved.plan, saved.version),
    })),
  );

const submitSubmission = (
  ledger: Ledger,
  typed: Typed,
  submission: Submission,
  path: string,
): TE.TaskEither<CliFault, Report> => {
  const { edition, before, told, changes, questions } = submission;
  if (questions.length > 0) {
    return TE.left({
      _tag: 'Undecided',
      message: [...questionLines(questions), ...whatToDecide(questions), 'Nothing was written'].join('\n'),
    });
  }
  if (told.length === 0) return TE.right({ ...submissionReport(submission, path, typed), kind: 'submit' });
  const { label } = edition.edition;
  const plan = edition.plan.id;
  return pipe(
    agreed(typed, `Edition ${label}: ${countLine(changes)}.`),
    TE.flatMap(() =>
      ledger.writing((session) => append(session, plan, before.version, recordable(told, newId))),
    ),
    TE.map((appended) => ({
      kind: 'submit',
      says: [written(appended, plan, `edition ${label}`), countLine(changes)],
      tables: [],
      data: { plan, edition: label, first: appended.first, last: appended.last, repeated: appended.repeated },
      next: nextOf(plan, before.version),
    })),
  );
};

export const submit: WriteCommand = {
  mode: 'write',
  usage: 'submit <edition>',
  showsPeople: true,
  says: 'Write an edition (a folder, its edition.yaml, or a saved preview) as events, all or none',
  options: [
    { flags: '--by <id>', says: 'who makes the change, as an opaque id (a saved preview has it)' },
    { flags: '--yes', says: 'write without asking' },
  ],
  examples: ['submit fixtures/gloucestershire-aip/may-2020 --by U1 --yes', 'submit december.json --yes'],
  run: (ledger, typed) => {
    const path = typed.args[0] ?? '';
    if (path.endsWith('.json')) return submitPreview(ledger, typed, path);
    return pipe(
      TE.Do,
      TE.bind('actor', () => TE.fromEither(actorOf(typed))),
      TE.bind('edition', () => editionAt(path)),
      TE.bind('submission', ({ edition, actor }) =>
        ledger.reading((session) => prepare(session, edition, actor)),
      ),
      TE.flatMap(({ submission }) => submitSubmission(ledger, typed, submission, path)),
    );
  },
};
