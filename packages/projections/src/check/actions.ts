import {
  type Action,
  type CalendarDay,
  dayInWords,
  firstDayOf,
  groupedBy,
  type Milestone,
  type Period,
  periodInWords,
  type Plan,
} from '@plan-ledger/domain';

import type { Check, CheckKind } from './shape.js';

type Member = Action | Milestone;

/** An action that is in the plan, with its milestones that are. */
export interface Led {
  readonly action: Action;
  readonly steps: readonly Milestone[];
}

const check = (
  kind: CheckKind,
  of: 'action' | 'milestone',
  { id, title }: Member,
  says: string,
  field?: string,
): Check => ({ kind, subject: id, title, says, placed: { kind: of, id, field } });

/** The actions that are in the plan, each with its milestones: grouped once for all that is asked about them. */
export const ledIn = (plan: Plan): readonly Led[] => {
  const inPlan = Object.values(plan.milestones).filter(({ gone }) => gone === undefined);
  const steps = groupedBy(inPlan, ({ action }): string => action);
  return Object.values(plan.actions)
    .filter(({ gone }) => gone === undefined)
    .map((action) => ({ action, steps: steps.get(action.id) ?? [] }));
};

/** Actions that nobody answers for. */
export const ownerless = (led: readonly Led[]): readonly Check[] =>
  led
    .filter(
      ({ action, steps }) =>
        action.owners.length === 0 && !steps.some(({ owners = [] }) => owners.length > 0),
    )
    .map(({ action }) => check('no owner', 'action', action, 'No owner is given', 'owners'));

const DONE = new Set(['completed', 'verified']);

const isDated = ({ timescale }: Member): boolean =>
  timescale?.due !== undefined || timescale?.recurs !== undefined;

const noDay = ({ timescale, doubtful }: Member, none: string): string => {
  const doubt = doubtful === undefined ? '' : `. ${doubtful}`;
  return timescale === undefined
    ? `${none}${doubt}`
    : `Its time is given as "${timescale.printed}"; no day can be read from it${doubt}`;
};

const NEITHER = 'No date is given, neither for it nor for a milestone of it';

/** What is not done, and has neither a day nor a rhythm; for an action, that of a milestone still to be reached counts. */
export const dateless = (led: readonly Led[]): readonly Check[] =>
  led.flatMap(({ action, steps }) => {
    if (DONE.has(action.status)) return [];
    const open = steps.filter(({ reached }) => reached === undefined);
    return [
      ...(isDated(action) || open.some(isDated)
        ? []
        : [check('no date', 'action', action, noDay(action, NEITHER), 'timescale')]),
      ...open
        .filter((milestone) => !isDated(milestone))
        .map((milestone) =>
          check('no date', 'milestone', milestone, noDay(milestone, 'No date is given'), 'timescale'),
        ),
    ];
  });

/** Milestones that fall after the end of their action. */
export const lateMilestones = (led: readonly Led[]): readonly Check[] =>
  led.flatMap(({ action, steps }) => {
    const end = action.timescale?.due;
    return end === undefined
      ? []
      : steps
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
export const beforeThePlan = (plan: Plan, led: readonly Led[]): readonly Check[] => {
  const began = beginOf(plan);
  if (began === undefined) return [];
  const early = (member: Member): boolean =>
    member.timescale?.due !== undefined && member.timescale.due < began;
  const says = (member: Member): string =>
    `Due ${dayInWords(member.timescale?.due ?? began)}, before the plan began on ${dayInWords(began)}`;
  return led.flatMap(({ action, steps }) => [
    ...(early(action) && !DONE.has(action.status)
      ? [check('before the plan', 'action', action, says(action), 'due')]
      : []),
    ...steps
      .filter((milestone) => early(milestone) && milestone.reached === undefined)
      .map((milestone) => check('before the plan', 'milestone', milestone, says(milestone), 'due')),
  ]);
};

const startMonth = (member: Member): Period | undefined => {
  const start = 'start' in member ? member.start : undefined;
  return (start?.due?.slice(0, 7) ?? start?.starts ?? member.timescale?.starts) as Period | undefined;
};

const endsBefore = ({ timescale }: Member, start: Period | undefined): CalendarDay | undefined =>
  start === undefined || timescale?.due === undefined || start <= timescale.due.slice(0, 7)
    ? undefined
    : timescale.due;

const inOrder = (of: 'action' | 'milestone', member: Member): readonly Check[] => {
  const start = startMonth(member);
  const due = endsBefore(member, start);
  return start === undefined || due === undefined
    ? []
    : [
        check(
          'impossible order',
          of,
          member,
          `It starts in ${periodInWords(start)} and ends ${dayInWords(due)}`,
          'due',
        ),
      ];
};

/** What starts after it ends, and milestones that are due before their action starts. */
export const impossibleOrder = (led: readonly Led[]): readonly Check[] =>
  led.flatMap(({ action, steps }) => {
    const start = startMonth(action);
    return [
      ...inOrder('action', action),
      ...steps.flatMap((milestone) => {
        const due = endsBefore(milestone, start);
        const early =
          start === undefined || due === undefined
            ? []
            : [
                check(
                  'impossible order',
                  'milestone',
                  milestone,
                  `Due ${dayInWords(due)}; its action "${action.title}" starts in ${periodInWords(start)}`,
                  'due',
                ),
              ];
        return [...inOrder('milestone', milestone), ...early];
      }),
    ];
  });
