import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { own, sameJson } from '../../values/json.js';
import type { Rejection } from '../rejection.js';
import type { Plan } from '../state.js';
import { type Deciders, enters, leaves, live, refuse, revises, unless, worded } from './shape.js';

type SectionCommands = 'AddSection' | 'ReviseSection' | 'MoveSection' | 'RetireSection' | 'ReportProgress';

const isInside = (plan: Plan, inner: string | undefined, outer: string): boolean => {
  const seen = new Set<string>();
  for (let at = inner; at !== undefined && !seen.has(at); at = own(plan.sections, at)?.parent) {
    if (at === outer) return true;
    seen.add(at);
  }
  return false;
};

const parentOf = (plan: Plan, section: string, parent: string | undefined): E.Either<Rejection, unknown> => {
  if (parent === undefined) return E.right(undefined);
  if (isInside(plan, parent, section)) return refuse({ _tag: 'IntoItself', kind: 'section', id: section });
  return live(plan, 'section', parent);
};

const heldBy = (plan: Plan, id: string): readonly string[] =>
  [
    ...Object.values(plan.sections).filter((section) => section.parent === id),
    ...Object.values(plan.actions).filter((action) => action.section === id),
    ...Object.values(plan.measures).filter((measure) => measure.section === id),
    ...Object.values(plan.evidence).filter((evidence) => evidence.section === id),
  ]
    .filter((member) => member.gone === undefined)
    .map((member) => member.id);

export const decideSection: Deciders<SectionCommands> = {
  AddSection: (plan, { type: _, section, ...words }) =>
    enters(
      plan,
      'section',
      section,
      words,
      () =>
        pipe(
          worded('title', words.title),
          E.flatMap(() => parentOf(plan, section, words.parent)),
        ),
      { type: 'SectionAdded', section, ...words },
    ),

  ReviseSection: (plan, { section, changes }) =>
    pipe(
      live(plan, 'section', section),
      E.flatMap(() => worded('title', changes.title)),
      E.flatMap(() =>
        revises(plan, 'section', section, changes, (made) => ({
          type: 'SectionRevised',
          section,
          changes: made,
        })),
      ),
    ),

  MoveSection: (plan, { type: _, ...place }) =>
    pipe(
      live(plan, 'section', place.section),
      E.tap(() => parentOf(plan, place.section, place.parent)),
      E.flatMap((found) =>
        unless(
          found.order === place.order && found.parent === place.parent && found.number === place.number,
          { type: 'SectionMoved', ...place },
        ),
      ),
    ),

  RetireSection: (plan, { type: _, ...retirement }) => {
    const { section: id } = retirement;
    const holds = heldBy(plan, id);
    return own(plan.sections, id)?.gone === undefined && holds.length > 0
      ? refuse({ _tag: 'StillHolds', kind: 'section', id, holds })
      : leaves(plan, 'section', id, retirement, { type: 'SectionRetired', ...retirement });
  },

  ReportProgress: (plan, { type: _, ...report }) =>
    pipe(
      live(plan, 'section', report.section),
      E.flatMap((section) => {
        const { section: _id, page, ...said } = report;
        const { reportedOn: _on, ...before } = section.progress[page] ?? { done: null };
        return unless(sameJson(before, said), { type: 'ProgressReported', ...report });
      }),
    ),
};
