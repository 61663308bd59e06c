import {
  type Action,
  type CalendarDay,
  dayInWords,
  firstDayOf,
  type Milestone,
  type Period,
  periodInWords,
  type Plan,
} from '@plan-ledger/domain';

import type { Check, CheckKind } from './shape.js';

type Member = Action | Milestone;

const check = (
  kind: CheckKind,
  of: 'action' | 'milestone',
  { id, title }: Member,
  says: string,
  field?: string,
): Check => ({ kind, subject: id, title, says, placed: { kind: of, id, field } });

const milestonesOf = (plan: Plan, action: string): readonly Milestone[] =>
  Object.values(plan.milestones).filter((m) => m.action === action && m.gone === undefined);

const liveActions = (plan: Plan): readonly Action[] =>
  Object.values(plan.actions).filter(({ gone }) => gone === undefined);

/** Actions that nobody answers for. */
export const ownerless = (plan: Plan): readonly Check[] =>
  liveActions(plan)
    .filter(({ id, owners }) => {
      const own = milestonesOf(plan, id);
      return owners.length === 0 && !own.some((milestone) => (milestone.owners ?? []).length > 0);
    })
    .map((action) => check('no owner', 'action', action, 'No owner is given', 'owners'));

const DONE = new Set(['completed', 'verified']);

/** Actions that are not done, and for which neither they nor a milestone of theirs gives a day or a rhythm. */
export const dateless = (plan: Plan): readonly Check[] =>
  liveActions(plan)
    .filter(
      ({ id, status, timescale }) =>
        !DONE.has(status) &&
        timescale?.due === undefined &&
        timescale?.recurs === undefined &&
        milestonesOf(plan, id).every((milestone) => milestone.timescale?.due === undefined),
    )
    .map((action) =>
      check(
        'no date',
        'action',
        action,
        action.timescale === undefined
          ? 'No date is given, neither for it nor for a milestone of it'
          : `Its time is given as "${action.timescale.printed}", which is no day on which it will be done; no milestone has one`,
        'timescale',
      ),
    );

/** Milestones that fall after the end of their action. */
export const lateMilestones = (plan: Plan): readonly Check[] =>
  liveActions(plan).flatMap((action) => {
    const end = action.timescale?.due;
    return end === undefined
      ? []
      : milestonesOf(plan, action.id)
          .filter(({ timescale }) => timescale?.due !== undefined && timescale.due > end)
          .map((milestone) =>
            check(
              'late milestone',
              'milestone',
              milestone,
              `Due ${dayInWords(milestone.timescale?.due ?? end)}; its action "${action.title}" ends ${dayInWords(end)}`,
              'due',
            ),
          );
  });

/** The day before which nothing of the plan can be due: as it says, or else the first day that its tables cover. */
const beginOf = (plan: Plan): CalendarDay | undefined => {
  const from = plan.editions[0]?.window?.from;
  return plan.identity?.began ?? (from && firstDayOf(from));
};

/** Actions and milestones that are due before the plan began, and not said to be done. */
export const beforeThePlan = (plan: Plan): readonly Check[] => {
  const began = beginOf(plan);
  if (began === undefined) return [];
  const early = (member: Member): boolean =>
    member.timescale?.due !== undefined && member.timescale.due < began;
  const says = (member: Member): string =>
    `Due ${dayInWords(member.timescale?.due ?? began)}, before the plan began on ${dayInWords(began)}`;
  return liveActions(plan).flatMap((action) => [
    ...(early(action) && !DONE.has(action.status)
      ? [check('before the plan', 'action', action, says(action), 'due')]
      : []),
    ...milestonesOf(plan, action.id)
      .filter((milestone) => early(milestone) && milestone.reached === undefined)
      .map((milestone) => check('before the plan', 'milestone', milestone, says(milestone), 'due')),
  ]);
};

const startMonth = (member: Member): Period | undefined =>
  ('start' in member && member.start.due !== undefined
    ? member.start.due.slice(0, 7)
    : member.timescale?.starts) as Period | undefined;

/** What starts after it ends. */
export const impossibleOrder = (plan: Plan): readonly Check[] =>
  liveActions(plan).flatMap((action) =>
    [action, ...milestonesOf(plan, action.id)].flatMap((member) => {
      const start = startMonth(member);
      const due = member.timescale?.due;
      return start === undefined || due === undefined || start <= due.slice(0, 7)
        ? []
        : [
            check(
              'impossible order',
              member === action ? 'action' : 'milestone',
              member,
              `It starts in ${periodInWords(start)} and ends ${dayInWords(due)}`,
              'due',
            ),
          ];
    }),
  );
