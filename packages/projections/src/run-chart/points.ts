import {
  addDays,
  firstDayOf,
  frequencyOf,
  type Measure,
  nextPeriod,
  parseFigure,
  type Period,
  periodOf,
  remarkOn,
  valueOf,
} from '@plan-ledger/domain';

import type { Revision } from '../revisions.js';
import type { RunPoint } from './run-chart.js';

/** What is known of a period before it is held against limits. */
export type Plotted = Omit<RunPoint, 'signals' | 'towards'>;

/** The periods of the measure's own frequency for which anything was recorded; it may have been counted otherwise before. */
export const recordedPeriods = ({ cells, frequency }: Measure): readonly Period[] =>
  (Object.keys(cells) as Period[]).filter((period) => frequencyOf(period) === frequency).sort();

const revisedFrom = (
  { unit }: Measure,
  first: Revision | undefined,
): { readonly printed: string; readonly value: number | null } | null => {
  if (first === undefined) return null;
  const figure = parseFigure(first.before);
  return { printed: first.before, value: (figure && valueOf(figure, unit)) ?? null };
};

/** A gap of more periods than this is shown once: a year that was mistyped must not cost a point for every day up to it. */
const LONGEST_GAP = 60;

interface Place {
  readonly period: Period;
  readonly until?: Period;
}

/** The periods between two recorded ones: each of them, or the first for all where they are too many. */
const gapBetween = (before: Period, after: Period): readonly Place[] => {
  const missing: Place[] = [];
  const first = nextPeriod(before);
  for (let period = first; period < after; period = nextPeriod(period)) {
    if (missing.length === LONGEST_GAP)
      return [{ period: first, until: periodOf(frequencyOf(after), addDays(firstDayOf(after), -1)) }];
    missing.push({ period });
  }
  return missing;
};

/** Every period from the first recorded one to the last; those that are missing between them are gaps. */
export const pointsOf = (measure: Measure, revisions: readonly Revision[]): readonly Plotted[] => {
  const recorded = recordedPeriods(measure);
  const places = recorded.flatMap((period, at): readonly Place[] => {
    const before = recorded[at - 1];
    return [...(before === undefined ? [] : gapBetween(before, period)), { period }];
  });
  return places.map(({ period, until }) => {
    const cell = measure.cells[period];
    const { target, actual } = cell ?? {};
    return {
      period,
      ...(until === undefined ? {} : { until }),
      printed: actual?.figure.printed ?? '',
      value: (actual && valueOf(actual.figure, measure.unit)) ?? null,
      targetPrinted: target?.figure.printed ?? '',
      target: (target && valueOf(target.figure, measure.unit)) ?? null,
      revisedFrom: revisedFrom(
        measure,
        revisions.find((revision) => revision.period === period),
      ),
      doubtful: remarkOn(cell, 'actual').doubtful !== undefined,
    };
  });
};
