import {
  type CellField,
  firstDayOf,
  lastDayOf,
  type Measure,
  parseTimescale,
  type Period,
  periodInWords,
  type Plan,
} from '@plan-ledger/domain';

import { hasFigure } from '../coverage.js';
import type { Check } from './shape.js';

const liveMeasures = (plan: Plan): readonly Measure[] =>
  Object.values(plan.measures).filter(({ gone, narrative }) => gone === undefined && narrative !== true);

const FIELDS: readonly CellField[] = ['target', 'actual'];

const toBeSet = ({
  cells,
}: Measure): readonly { readonly period: Period; readonly field: CellField; readonly printed: string }[] =>
  (Object.keys(cells) as Period[]).flatMap((period) =>
    FIELDS.flatMap((field) => {
      const figure = cells[period]?.[field]?.figure;
      return figure?.kind === 'missing' && figure.reason === 'to-be-set'
        ? [{ period, field, printed: figure.printed }]
        : [];
    }),
  );

/** Measures that have no figure yet, or whose target is still to be set. */
export const toBeDeveloped = (plan: Plan): readonly Check[] =>
  liveMeasures(plan).flatMap((measure) => {
    const about = (says: string, field: string, period?: Period): Check => ({
      kind: 'to be developed',
      subject: measure.id,
      title: measure.title,
      says,
      placed: { kind: 'measure', id: measure.id, field, period },
    });
    const unset = toBeSet(measure).map(({ period, field, printed }) =>
      about(`For ${periodInWords(period)} stands "${printed}"`, field, period),
    );
    if (unset.length > 0) return unset;
    const note = measure.note === undefined ? '' : `: ${measure.note}`;
    return hasFigure(measure) ? [] : [about(`It has no baseline, target or actual${note}`, 'title')];
  });

const dateIn = (printed: string): string | undefined => {
  const inBrackets = /\(([^()%]*)(?:\)|$)/u.exec(printed)?.[1];
  return inBrackets === undefined ? undefined : parseTimescale(inBrackets.trim()).due;
};

/** Figures whose printed date lies outside the period in whose column they stand. */
export const misdated = (plan: Plan): readonly Check[] =>
  liveMeasures(plan).flatMap((measure) =>
    (Object.keys(measure.cells) as Period[]).flatMap((period) =>
      FIELDS.flatMap((field): readonly Check[] => {
        const printed = measure.cells[period]?.[field]?.figure.printed ?? '';
        const day = dateIn(printed);
        return day === undefined || (day >= firstDayOf(period) && day <= lastDayOf(period))
          ? []
          : [
              {
                kind: 'impossible order',
                subject: measure.id,
                title: measure.title,
                says: `The ${field} for ${periodInWords(period)} is printed as "${printed}"`,
                placed: { kind: 'measure', id: measure.id, field, period },
              },
            ];
      }),
    ),
  );
