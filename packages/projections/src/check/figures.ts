import {
  type CellField,
  dayInWords,
  type Figure,
  firstDayOf,
  lastDayOf,
  type Measure,
  parseTimescale,
  type Period,
  periodInWords,
  type Plan,
  valueOf,
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

/** What stands where a measure has no figure, each text once. */
const textsOf = ({ cells, baselines = [] }: Measure): readonly string[] => [
  ...new Set(
    [...baselines, ...Object.values(cells).flatMap(({ target, actual }) => [target, actual])].flatMap(
      (entry) => (entry === undefined ? [] : [entry.figure.printed]),
    ),
  ),
];

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
    if (hasFigure(measure)) return [];
    const note = measure.note === undefined ? '' : `: ${measure.note}`;
    const texts = textsOf(measure).map((text) => `"${text}"`);
    const says =
      texts.length === 0
        ? 'It has no baseline, target or actual'
        : `It has no figure; in the place of one stands ${texts.join(', ')}`;
    return [about(`${says}${note}`, 'title')];
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

interface Stands {
  readonly figure: Figure;
  readonly field: string;
  readonly of: string;
  readonly period?: Period | undefined;
}

const standingIn = ({ cells, baselines = [], benchmarks = [] }: Measure): readonly Stands[] => [
  ...baselines.map(({ figure, group }) => {
    const field = group === undefined ? 'baseline' : `baseline of ${group}`;
    return { figure, field, of: field };
  }),
  ...benchmarks.map(({ figure, against, period }) => {
    const field = `benchmark of ${against}`;
    return { figure, field, of: field, period };
  }),
  ...(Object.keys(cells) as Period[]).flatMap((period) =>
    FIELDS.flatMap((field) => {
      const figure = cells[period]?.[field]?.figure;
      return figure === undefined
        ? []
        : [{ figure, field, of: `${field} for ${periodInWords(period)}`, period }];
    }),
  ),
];

const percentagesIn = (figure: Figure): readonly number[] => {
  if (figure.kind === 'pair') return [figure.first, figure.second];
  if (figure.kind === 'fraction' && figure.percent === null)
    return figure.denominator === 0 ? [] : [(100 * figure.numerator) / figure.denominator];
  const value = valueOf(figure, 'percent');
  return value === undefined ? [] : [value];
};

/** Percentages that are more than all, or less than none. */
export const over100 = (plan: Plan): readonly Check[] =>
  liveMeasures(plan)
    .filter(({ unit }) => unit === 'percent')
    .flatMap((measure) =>
      standingIn(measure)
        .filter(({ figure }) => percentagesIn(figure).some((value) => value > 100 || value < 0))
        .map(({ figure, field, of, period }) => ({
          kind: 'over 100',
          subject: measure.id,
          title: measure.title,
          says: `${figure.printed} is printed as the ${of}; the measure is counted in percent`,
          placed: { kind: 'measure', id: measure.id, field, period },
        })),
    );

/** What was counted in a period that had not begun when the plan last said anything. */
export const foreseen = (plan: Plan): readonly Check[] => {
  const { reportedOn } = plan;
  if (reportedOn === undefined) return [];
  return liveMeasures(plan).flatMap((measure) =>
    (Object.keys(measure.cells) as Period[]).flatMap((period): readonly Check[] => {
      const figure = measure.cells[period]?.actual?.figure;
      return figure === undefined ||
        figure.kind === 'missing' ||
        figure.kind === 'unread' ||
        firstDayOf(period) <= reportedOn
        ? []
        : [
            {
              kind: 'impossible order',
              subject: measure.id,
              title: measure.title,
              says: `The actual for ${periodInWords(period)} is printed as "${figure.printed}"; that begins after ${dayInWords(reportedOn)}, when it was reported`,
              placed: { kind: 'measure', id: measure.id, field: 'actual', period },
            },
          ];
    }),
  );
};
