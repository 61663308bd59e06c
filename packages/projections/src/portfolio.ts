import {
  type CalendarDay,
  dayInWords,
  daysBetween,
  type Ended,
  own,
  type Plan,
  type PlanKind,
  sectionsOf,
  type Version,
} from '@plan-ledger/domain';

import { actionsOf } from './actions.js';
import { measuresOf } from './measures.js';
import { milestonesOf } from './milestones.js';

/** One plan among all of a ledger: what it holds, how fresh it is, and whether it is in force. */
export interface PortfolioRow {
  readonly plan: string;
  readonly title: string;
  readonly authority: string;
  readonly kind: PlanKind;
  /** The label of the latest edition; empty where none was published. */
  readonly edition: string;
  readonly reportedOn: CalendarDay | null;
  readonly sections: number;
  readonly actions: number;
  readonly measures: number;
  readonly milestones: number;
  /** What an inspection asked for; what it found is not counted. */
  readonly recommendations: number;
  readonly risks: number;
  /** Days from the latest report to the day asked for; negative where it comes after that day. */
  readonly daysSinceReport: number | null;
  /** When the latest edition promises the next one, as printed. */
  readonly nextUpdate: string;
  readonly status: string;
  readonly version: Version;
  /** How many editions were published, each from one document. */
  readonly documents: number;
}

const statusOf = (ended: Ended | undefined): string => {
  if (ended === undefined) return 'in force';
  if (ended.how === 'closed') return 'closed';
  return ended.by === undefined ? 'superseded' : `superseded by ${ended.by}`;
};

const inPlan = (members: Readonly<Record<string, { readonly gone?: unknown }>>): number =>
  Object.values(members).filter(({ gone }) => gone === undefined).length;

/**
 * One plan as a row among all, judged on a day.
 *
 * @example
 * import { portfolioRowOf } from '@plan-ledger/projections';
 * import { noPlan, type CalendarDay } from '@plan-ledger/domain';
 * assert.equal(portfolioRowOf(noPlan, '2021-01-28' as CalendarDay).status, 'in force');
 */
export const portfolioRowOf = (plan: Plan, on: CalendarDay): PortfolioRow => {
  const { identity, reportedOn, editions, ended, version } = plan;
  const latest = editions.at(-1);
  return {
    plan: identity?.plan ?? '',
    title: identity?.title ?? '',
    authority: identity?.authority ?? '',
    kind: identity?.kind ?? 'plan',
    edition: latest?.label ?? '',
    reportedOn: reportedOn ?? null,
    sections: sectionsOf(plan).length,
    actions: actionsOf(plan, on).length,
    measures: measuresOf(plan).filter(({ measure }) => own(plan.measures, measure)?.narrative !== true)
      .length,
    milestones: milestonesOf(plan, on).length,
    recommendations: Object.values(plan.recommendations).filter(
      ({ kind, gone }) => kind === 'recommendation' && gone === undefined,
    ).length,
    risks: inPlan(plan.risks),
    daysSinceReport: reportedOn === undefined ? null : daysBetween(reportedOn, on),
    nextUpdate: latest?.nextUpdate?.printed ?? '',
    status: statusOf(ended),
    version,
    documents: editions.length,
  };
};

const wholeMonths = (from: CalendarDay, to: CalendarDay): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  (Number(to.slice(5, 7)) - Number(from.slice(5, 7))) -
  (to.slice(8) < from.slice(8) ? 1 : 0);

const agoInWords = (from: CalendarDay, to: CalendarDay): string => {
  const days = daysBetween(from, to);
  const months = wholeMonths(from, to);
  if (days < 0) return 'after this day';
  if (days === 0) return 'the same day';
  if (days === 1) return '1 day ago';
  if (days < 14) return `${days} days ago`;
  if (months < 2) return `${Math.floor(days / 7)} weeks ago`;
  return months < 24 ? `${months} months ago` : `${Math.floor(months / 12)} years ago`;
};

/**
 * How fresh a plan is on a day, in words.
 *
 * @example
 * import { freshnessInWords } from '@plan-ledger/projections';
 * import type { CalendarDay } from '@plan-ledger/domain';
 * const words = freshnessInWords('2021-01-28' as CalendarDay, '2026-11-22' as CalendarDay);
 * assert.equal(words, 'reported 28 January 2021, 5 years ago');
 */
export const freshnessInWords = (reportedOn: CalendarDay | null, on: CalendarDay): string =>
  reportedOn === null
    ? 'not reported yet'
    : `reported ${dayInWords(reportedOn)}, ${agoInWords(reportedOn, on)}`;
