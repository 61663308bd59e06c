import { frequencyOf, type Measure, type Rebase } from '@plan-ledger/domain';

import { BASELINE, baselineOf, limitsOver } from './limits.js';
import type { Plotted } from './points.js';
import type { Limits } from './run-chart.js';

/** The periods for which one set of limits holds; none where there are too few figures for limits. */
export interface Phase {
  readonly points: readonly Plotted[];
  readonly limits: Limits | undefined;
}

const limitsOf = (
  points: readonly Plotted[],
  rebase: Rebase | undefined,
  screen: boolean,
): Limits | undefined => {
  const baseline = baselineOf(points, ({ value }) => value !== null);
  const found = limitsOver(
    baseline.map(({ value }) => value),
    screen,
  );
  const [from, to] = [points[0], points.at(-1)];
  const [baselineFrom, baselineTo] = [baseline[0], baseline.at(-1)];
  if (!found || !from || !to || !baselineFrom || !baselineTo) return undefined;
  return {
    from: from.period,
    to: to.period,
    baselineFrom: baselineFrom.period,
    baselineTo: baselineTo.period,
    trial: found.points < BASELINE,
    ...found,
    rebased: rebase === undefined ? null : { version: rebase.version, reason: rebase.reason ?? '' },
  };
};

/** The phases of a measure: from its first period, and from each rebase on, those in which there are periods. */
export const phasesOf = (
  { frequency, rebases = [], cumulative }: Measure,
  points: readonly Plotted[],
  screen: boolean,
): readonly Phase[] => {
  const fitting = rebases.filter(({ from }) => frequencyOf(from) === frequency);
  return [undefined, ...fitting]
    .map((rebase, at) => {
      const next = fitting[at];
      const within = points.filter(
        ({ period }) =>
          (rebase === undefined || period >= rebase.from) && (next === undefined || period < next.from),
      );
      // What only ever grows has no limits.
      return { points: within, limits: cumulative === true ? undefined : limitsOf(within, rebase, screen) };
    })
    .filter((phase) => phase.points.length > 0);
};
