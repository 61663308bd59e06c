import {
  type ActorId,
  compare,
  decideAll,
  type Edition,
  type EditionLabel,
  evolve,
  type Plan,
  type Question,
  type Told,
} from '@plan-ledger/domain';
import { type FieldChange, fieldChanges, planAt, type NetChange, netChanges } from '@plan-ledger/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { elsewhereIsThere } from './elsewhere.js';
import type { CliFault } from './fault.js';
import type { Session } from './session.js';

/** What an edition would do to a plan: the events, the changes as a person would list them, what must be decided first. */
export interface Submission {
  readonly edition: Edition;
  readonly before: Plan;
  readonly told: readonly Told[];
  /** The fields that each of these events changes, in the same order. */
  readonly fields: readonly (readonly FieldChange[])[];
  readonly changes: readonly NetChange[];
  readonly questions: readonly Question[];
}

const changesOf = (before: Plan, told: readonly Told[]): Pick<Submission, 'fields' | 'changes'> => {
  const fields: (readonly FieldChange[])[] = [];
  let plan = before;
  for (const event of told) {
    const after = evolve(plan, event);
    fields.push(fieldChanges(event, plan, after));
    plan = after;
  }
  return { fields, changes: netChanges(before, plan, fields.flat()) };
};

const changedSince = (label: string, version: number, plan: string): string =>
  `Edition ${label} was published before, as version ${version}, and the plan was changed since: what differs now was changed after it; nothing to submit\n` +
  `See what was changed with: plan-ledger changes v${version} --plan ${plan}`;

const erasedSince = (label: string, version: number, questions: readonly Question[]): string =>
  [
    `Edition ${label} was published before, as version ${version}, and texts that it gives were erased since:`,
    ...questionLines(questions),
    'Write "[redacted]", with the quotation marks, in the place of each in this edition; nothing to submit',
  ].join('\n');

const publishedBefore = (label: string, version: number): string =>
  `Edition ${label} was published before, as version ${version}, and this one says something else; a label names one version for ever. ` +
  'Correct a transcription with the single changes (plan-ledger actual revise --act correction), or give this edition a label of its own';

/** What an edition is to what it was when it was published. */
interface Again {
  /** The plan of that time has nothing to learn from it. */
  readonly same: boolean;
  /** What it gives in the place of texts that were erased since. */
  readonly erased: readonly Question[];
}

/** Holds an edition against the plan when it was published. What ends a plan comes one version after the publication. */
const heldAgain = (
  { store, views }: Session,
  edition: Edition,
  actor: ActorId,
  published: Plan['editions'][number],
  { version: head, redactions }: Plan,
): TE.TaskEither<CliFault, Again> =>
  pipe(
    [published.version, published.version + 1].filter((version) => version <= head),
    TE.traverseSeqArray((version) => planAt(store, views, edition.plan.id, version)),
    TE.map((known): Again => {
      // The plan of that time shows what was erased since, and does not know it.
      const compared = known.map(({ plan }) => ({
        plan,
        ...compare({ ...plan, redactions }, edition, actor),
      }));
      const isSame = compared.some(({ plan, steps, questions }) => {
        const decided = decideAll(plan, steps);
        return questions.length === 0 && decided._tag === 'Right' && decided.right.length === 0;
      });
      return {
        same: isSame && published.reportedOn === edition.edition.reportedOn,
        erased: compared[0]?.questions.filter(isErased) ?? [],
      };
    }),
  );

const publicationOf = (plan: Plan, label: EditionLabel): Plan['editions'][number] | undefined =>
  plan.editions.find((known) => known.label === label);

/** Compares an edition with the plan as it is stored now, and decides it. Writes nothing. */
export const prepare = (
  session: Session,
  edition: Edition,
  actor: ActorId,
): TE.TaskEither<CliFault, Submission> =>
  pipe(
    elsewhereIsThere(session, edition),
    TE.flatMap(() => session.store.versionOf(edition.plan.id)),
    TE.flatMap((version) => planAt(session.store, session.views, edition.plan.id, version)),
    TE.flatMap(({ plan }): TE.TaskEither<CliFault, Submission> => {
      const { steps, questions } = compare(plan, edition, actor);
      const decided = decideAll(plan, steps);
      const submission = (): TE.TaskEither<CliFault, Submission> =>
        decided._tag === 'Left'
          ? TE.left({ _tag: 'Rejected', ...decided.left })
          : TE.right({
              edition,
              before: plan,
              told: decided.right,
              ...changesOf(plan, decided.right),
              questions,
            });
      const published = publicationOf(plan, edition.edition.label);
      const saysItAll = decided._tag === 'Right' && decided.right.length === 0;
      if (published === undefined || (saysItAll && questions.length === 0)) return submission();
      const { label } = published;
      return pipe(
        heldAgain(session, edition, actor, published, plan),
        TE.flatMap(({ same, erased }): TE.TaskEither<CliFault, Submission> => {
          if (erased.length > 0) {
            const message = erasedSince(label, published.version, erased);
            return TE.left({ _tag: 'Undecided', message });
          }
          if (same) {
            const message = changedSince(label, published.version, edition.plan.id);
            return TE.left({ _tag: 'Undecided', message });
          }
          return decided._tag === 'Left' || saysItAll
            ? submission()
            : TE.left({ _tag: 'Undecided', message: publishedBefore(label, published.version) });
        }),
      );
    }),
  );

/** Questions in lines for a person. */
export const questionLines = (questions: readonly Question[]): readonly string[] =>
  questions.map(({ kind, id, title, looksLike, erased }) => {
    if (erased !== undefined) {
      return `? ${kind} ${id} (${title}): the text of ${erased.field} was erased, and this edition gives one in its place`;
    }
    const like =
      looksLike === undefined ? '' : `; the new ${looksLike.id} (${looksLike.title}) looks like it`;
    return `? ${kind} ${id} (${title}) is not in this edition${like}`;
  });

const GONE =
  'Say under "gone:" in edition.yaml what became of each (withdrawn, completed, merged, not-in-this-document), or give it its old id';

/** What lets a text in where one was erased, as it is written in the file. */
const restated = ({ kind, id, erased }: Question): string =>
  `  - { ${kind}: ${id}, field: ${erased?.field ?? ''}, knowing: v${erased?.knowing ?? 0} }`;

const isErased = ({ erased }: Question): boolean => erased !== undefined;

/** What to do about questions, in lines for a person. */
export const whatToDecide = (questions: readonly Question[]): readonly string[] => [
  ...(questions.every(isErased) ? [] : [GONE]),
  ...(questions.some(isErased)
    ? [
        'Where a text was erased, write "[redacted]", with the quotation marks, in its place in edition.yaml; where the document says something else there by now, say so in edition.yaml:',
        'restated:',
        ...questions.filter(isErased).map(restated),
      ]
    : []),
];
