import { groupedBy, type Plan } from '@plan-ledger/domain';

import { measuresInOrder, type MeasuresMeant, type Placed } from '../measures-in-order.js';
import type { Revision } from '../revisions.js';
import { cautionsOn } from './cautions.js';
import { lastTargetInWords, targetFor } from './current-target.js';
import { assuranceOf, judge, type Latest, variationOf } from './judge.js';
import { phasesOf } from './phases.js';
import { pointsOf } from './points.js';
import type { RunChart } from './run-chart.js';

/** Which run charts to make, and how. */
export interface RunChartQuestion extends MeasuresMeant {
  /**
   * Leave moving ranges of more than 3.267 times their mean out of the limits, as the R package of NHS England does. Left out, none are,
   * as in its tools for spreadsheets.
   */
  readonly screenOutliers?: boolean;
}

const chartOf = (
  plan: Plan,
  { section, measure }: Placed,
  revisions: readonly Revision[],
  screen: boolean,
): RunChart => {
  const plotted = pointsOf(
    measure,
    revisions.filter(({ field }) => field === 'actual'),
  );
  const phases = phasesOf(measure, plotted, screen);
  const judged = phases.map((phase) => ({ ...judge(measure.direction, phase), limits: phase.limits }));
  const points = judged.flatMap((phase) => phase.points);
  const latest = judged
    .flatMap((phase) => phase.points.map((point): Latest => ({ point, limits: phase.limits })))
    .filter(({ point }) => point.value !== null)
    .at(-1);
  const held = latest && targetFor(plan, measure, revisions, plotted, latest.point.period);
  const assurance = assuranceOf(measure.direction, latest, held);
  return {
    measure: measure.id,
    title: measure.title,
    section: section.id,
    sectionTitle: section.title,
    unit: measure.unit,
    direction: measure.direction,
    frequency: measure.frequency,
    points,
    limits: judged.flatMap(({ limits }) => limits ?? []),
    signals: judged.flatMap(({ signals }) => signals),
    variation: variationOf(measure, latest),
    assurance,
    cautions: [
      ...cautionsOn(measure, plotted, phases),
      ...(assurance === 'no current target' && held !== undefined ? [lastTargetInWords(held.point)] : []),
    ],
  };
};

/**
 * The run charts (XmR, after NHS Making Data Count) of the measures that are in the plan, in the order of the trend tables; not those
 * of which the text alone gives figures, unless one is named. `revisions` is the register at the same version. The limits are
 * mean ± 2.66 × mean moving range of the first 12 figures, fewer as trial limits; each rebase begins anew. They are not cut at 0 or
 * 100: a figure outside what is possible is none, and a limit there says that the figures alone do not bound the measure.
 *
 * @example
 * import { runChartsOf } from '@plan-ledger/projections';
 * import { noPlan } from '@plan-ledger/domain';
 * assert.deepEqual(runChartsOf(noPlan, []), []);
 */
export const runChartsOf = (
  plan: Plan,
  revisions: readonly Revision[],
  question: RunChartQuestion = {},
): readonly RunChart[] => {
  const byMeasure = groupedBy(revisions, ({ measure }) => measure);
  return measuresInOrder(plan, question)
    .filter(({ measure }) => question.measure !== undefined || measure.narrative !== true)
    .map((placed) =>
      chartOf(plan, placed, byMeasure.get(placed.measure.id) ?? [], question.screenOutliers === true),
    );
};
