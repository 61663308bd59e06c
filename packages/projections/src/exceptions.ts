import {
  type CalendarDay,
  counted,
  dayInWords,
  daysBetween,
  own,
  Period,
  periodInWords,
  type Plan,
  sectionsOf,
  times,
} from '@plan-ledger/domain';

import { actionsOf, hasSlipped } from './actions.js';
import { isStanding, type NetChange } from './changes.js';
import { coverageOf } from './coverage.js';
import { milestonesOf } from './milestones.js';

/** What a board should look at first. */
export type ExceptionKind =
  'overdue' | 'slipped' | 'stale' | 'revised' | 'risk rose' | 'status changed' | 'unanswered' | 'no data';

/** One exception: what it is about, and a sentence that says it. */
export interface ExceptionRow {
  readonly kind: ExceptionKind;
  readonly section: string;
  readonly subject: string;
  readonly title: string;
  readonly says: string;
}

/** What counts as an exception: on which day, since when changes count, and after how many weeks silence does. */
export interface ExceptionQuestion {
  readonly on: CalendarDay;
  readonly staleAfterWeeks: number;
}

interface Late {
  readonly section: string;
  readonly title: string;
  readonly due: CalendarDay | null;
  readonly firstDue: CalendarDay | null;
  readonly daysOverdue: number | null;
  readonly timesMoved: number;
}

/** What is overdue or has slipped: an action, or a milestone, which `what` names in the sentence. */
const late = (
  { section, title, due, firstDue, daysOverdue, timesMoved }: Late,
  subject: string,
  { what, done }: { readonly what: string; readonly done: string },
): readonly ExceptionRow[] => {
  const about = { section, subject, title };
  const now = due === null ? 'without a date' : dayInWords(due);
  const overdue: readonly ExceptionRow[] =
    daysOverdue === null || due === null
      ? []
      : [
          {
            kind: 'overdue',
            ...about,
            says: capitalised(
              `${what}due ${dayInWords(due)}, ${counted(daysOverdue, 'day')} ago, and not said to be ${done}`,
            ),
          },
        ];
  const slipped: readonly ExceptionRow[] =
    hasSlipped({ due, firstDue }) && firstDue !== null
      ? [
          {
            kind: 'slipped',
            ...about,
            says: capitalised(
              `${what}first due ${dayInWords(firstDue)}, now ${now}; moved ${times(timesMoved)}`,
            ),
          },
        ]
      : [];
  return [...overdue, ...slipped];
};

const capitalised = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

const lateActions = (plan: Plan, on: CalendarDay): readonly ExceptionRow[] =>
  actionsOf(plan, on).flatMap((row) => late(row, row.action, { what: '', done: 'completed' }));

const lateMilestones = (plan: Plan, on: CalendarDay): readonly ExceptionRow[] =>
  milestonesOf(plan, on).flatMap((row) => late(row, row.milestone, { what: 'milestone ', done: 'reached' }));

const unanswered = (plan: Plan): readonly ExceptionRow[] =>
  coverageOf(plan)
    .filter(({ gaps }) => gaps.length > 0)
    .map(({ recommendation: subject, sections, title, gaps }) => ({
      kind: 'unanswered',
      section: sections[0]?.id ?? '',
      subject,
      title,
      says: `The plan gives it ${gaps.join(', ')}`,
    }));

const withoutData = (plan: Plan): readonly ExceptionRow[] =>
  Object.values(plan.measures)
    .filter(({ gone, narrative, cells }) => {
      const hasFigure = Object.values(cells).some(
        ({ actual }) => actual !== undefined && actual.figure.kind !== 'missing',
      );
      return gone === undefined && narrative !== true && !hasFigure;
    })
    .map(({ id, section, title, note }) => ({
      kind: 'no data',
      section,
      subject: id,
      title,
      says: `No actual has been recorded${note === undefined ? '' : `: ${note}`}`,
    }));

const lastSaid = (plan: Plan, id: string): CalendarDay | undefined => {
  const section = own(plan.sections, id);
  if (section === undefined) return undefined;
  const days = [
    ...plan.editions
      .filter(({ sections = [] }) => sections.some((covered) => covered === id))
      .map((e) => e.reportedOn),
    ...Object.values(section.assessed).flatMap((page) =>
      Object.values(page).map((status) => status.reportedOn),
    ),
    ...Object.values(section.progress).map((progress) => progress.reportedOn),
  ];
  return [...days].sort().at(-1);
};

const staleExceptions = (plan: Plan, { on, staleAfterWeeks }: ExceptionQuestion): readonly ExceptionRow[] =>
  sectionsOf(plan).flatMap(({ id, title }) => {
    const said = lastSaid(plan, id);
    if (said !== undefined && daysBetween(said, on) <= staleAfterWeeks * 7) return [];
    const says =
      said === undefined
        ? 'Nothing has been reported of it yet'
        : `Last reported on ${dayInWords(said)}, ${counted(Math.floor(daysBetween(said, on) / 7), 'week')} ago`;
    return [{ kind: 'stale' as const, section: id, subject: id, title, says }];
  });

const forPeriod = (period: string | undefined): string =>
  Period.is(period) ? ` for ${periodInWords(period)}` : '';

const changeExceptions = (plan: Plan, changes: readonly NetChange[]): readonly ExceptionRow[] =>
  changes.flatMap(
    ({ kind, subject, title, field, period, before, after, unmarked }): readonly ExceptionRow[] => {
      const said = `${before === '' ? 'blank' : before} became ${after === '' ? 'blank' : after}`;
      if (kind === 'measure' && (field === 'target' || field === 'actual') && (unmarked || before !== '')) {
        const section = own(plan.measures, subject)?.section ?? '';
        const how = unmarked ? 'without a note' : 'with a note';
        return [
          {
            kind: 'revised',
            section,
            subject,
            title,
            says: `The ${field}${forPeriod(period)}, ${said}, ${how}`,
          },
        ];
      }
      if (kind === 'measure' && isStanding(field) && unmarked) {
        return [
          {
            kind: 'revised',
            section: own(plan.measures, subject)?.section ?? '',
            subject,
            title,
            says: `The ${field}${forPeriod(period)}, ${said}, without a note`,
          },
        ];
      }
      if (kind === 'risk' && field === 'residual' && own(plan.risks, subject)?.kind === 'risk') {
        const [was, is] = [before, after].map((level) => Number.parseInt(level, 10));
        return was === undefined || is === undefined || !(is > was)
          ? []
          : [
              {
                kind: 'risk rose',
                section: '',
                subject,
                title,
                says: `The residual score rose from ${was} to ${is}`,
              },
            ];
      }
      if (kind === 'section' && field.endsWith(' status') && before !== '') {
        return [{ kind: 'status changed', section: subject, subject, title, says: `The ${field}: ${said}` }];
      }
      return [];
    },
  );

/**
 * The exceptions of a plan on a day: overdue and slipped actions and milestones, recommendations that nothing answers in
 * full, measures without data, stale sections, and among the changes given (usually those since the edition before), revised
 * figures, risks that rose and changed statuses.
 *
 * @example
 * import { exceptionsOf } from '@plan-ledger/projections';
 * import { noPlan, type CalendarDay } from '@plan-ledger/domain';
 * assert.deepEqual(exceptionsOf(noPlan, [], { on: '2020-06-09' as CalendarDay, staleAfterWeeks: 13 }), []);
 */
export const exceptionsOf = (
  plan: Plan,
  changes: readonly NetChange[],
  question: ExceptionQuestion,
): readonly ExceptionRow[] => {
  const actions = [...lateActions(plan, question.on), ...lateMilestones(plan, question.on)];
  return [
    ...actions.filter(({ kind }) => kind === 'overdue'),
    ...actions.filter(({ kind }) => kind === 'slipped'),
    ...changeExceptions(plan, changes),
    ...unanswered(plan),
    ...withoutData(plan),
    ...staleExceptions(plan, question),
  ];
};
