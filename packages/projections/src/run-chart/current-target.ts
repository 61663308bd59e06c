import { frequencyOf, type Measure, type Period, periodInWords, type Plan } from '@plan-ledger/domain';

import type { Revision } from '../revisions.js';
import type { Plotted } from './points.js';

/** The last target up to a figure, and whether it still stands for it. */
export interface TargetFor {
  readonly point: Plotted;
  readonly isCurrent: boolean;
}

/**
 * Whether somebody said that there is no target in a period after one and up to another: it was withdrawn there, or an edition
 * covers the period and leaves it blank. The caller knows that no target is there.
 */
const isSaidToBeNone = (
  { editions }: Plan,
  { id, frequency }: Measure,
  revisions: readonly Revision[],
  after: Period,
  upTo: Period,
): boolean =>
  revisions.some(({ field, period }) => field === 'target' && period > after && period <= upTo) ||
  editions.some(
    ({ measures = [], window }) =>
      window !== undefined &&
      frequencyOf(window.from) === frequency &&
      window.to > after &&
      window.from <= upTo &&
      measures.includes(id),
  );

/**
 * The target for the figure of a period: that of the period, or the nearest one before. Many plans set a target once for all
 * that follows, so silence keeps it; a document that covers a later period and leaves its target blank is not silent.
 */
export const targetFor = (
  plan: Plan,
  measure: Measure,
  revisions: readonly Revision[],
  points: readonly Plotted[],
  period: Period,
): TargetFor | undefined => {
  const point = points.filter((one) => one.period <= period && one.targetPrinted !== '').at(-1);
  return point && { point, isCurrent: !isSaidToBeNone(plan, measure, revisions, point.period, period) };
};

/** That the last target is no longer current, in a sentence. */
export const lastTargetInWords = ({ targetPrinted, period }: Plotted): string =>
  `There is no current target: the last one, ${targetPrinted}, was for ${periodInWords(period)}`;
