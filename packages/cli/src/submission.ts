import {
  type ActorId,
  compare,
  decideAll,
  type Edition,
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
  readonly changes: readonly NetChange[];
  readonly questions: readonly Question[];
}

const changesOf = (before: Plan, told: readonly Told[]): readonly NetChange[] => {
  const rows: FieldChange[] = [];
  let plan = before;
  for (const event of told) {
    const after = evolve(plan, event);
    rows.push(...fieldChanges(event, plan, after));
    plan = after;
  }
  return netChanges(before, plan, rows);
};

const publishedBefore = (label: string, version: number): string =>
  `Edition ${label} was published before, as version ${version}, and this one says something else; a label names one version for ever. ` +
  'Correct a transcription with the single changes (plan-ledger actual revise --act correction), or give this edition a label of its own';

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
      if (decided._tag === 'Left') return TE.left({ _tag: 'Rejected', ...decided.left });
      const told = decided.right;
      const { label } = edition.edition;
      const published = plan.editions.find((known) => known.label === label);
      if (published !== undefined && told.length > 0) {
        return TE.left({ _tag: 'Undecided', message: publishedBefore(label, published.version) });
      }
      return TE.right({ edition, before: plan, told, changes: changesOf(plan, told), questions });
    }),
  );

/** Questions in lines for a person. */
export const questionLines = (questions: readonly Question[]): readonly string[] =>
  questions.map(({ kind, id, title, looksLike }) => {
    const like =
      looksLike === undefined ? '' : `; the new ${looksLike.id} (${looksLike.title}) looks like it`;
    return `? ${kind} ${id} (${title}) is not in this edition${like}`;
  });

/** What to do about questions. */
export const UNDECIDED =
  'Say under "gone:" in edition.yaml what became of each (withdrawn, completed, merged, not-in-this-document), or give it its old id';
