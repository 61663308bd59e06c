import {
  frequencyOf,
  type Measure,
  parseFigure,
  type Period,
  periodsFrom,
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

/** Every period from the first recorded one to the last; one that is missing between them is a gap. */
export const pointsOf = (measure: Measure, revisions: readonly Revision[]): readonly Plotted[] => {
  const recorded = recordedPeriods(measure);
  const [first, last] = [recorded[0], recorded.at(-1)];
  if (first === undefined || last === undefined) return [];
  return periodsFrom(first, last).map((period) => {
    const cell = measure.cells[period];
    const { target, actual } = cell ?? {};
    return {
      period,
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
