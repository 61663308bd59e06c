import {
  agreesWith,
  type Figure,
  firstDayOf,
  type Measure,
  own,
  type Period,
  periodInWords,
  type Plan,
  type QuotedField,
} from '@plan-ledger/domain';

import type { Places } from './places.js';
import { entryOf, type QuotedRow } from './quoted.js';

/** A figure that one plan's document quotes of another plan, beside what that plan says. */
export interface AgainstRow {
  readonly section: string;
  readonly sectionTitle: string;
  readonly measure: string;
  readonly title: string;
  readonly period: Period;
  readonly field: QuotedField;
  readonly quoted: string;
  readonly says: string;
  /** Where the document that quotes it says it. */
  readonly saidAt: string;
  /** What the other plan has, as printed: in its table, or else in its text. Empty where it has nothing. */
  readonly found: string;
  /** Where the other plan has it. */
  readonly place: string;
  /** `null` where the two cannot be compared. */
  readonly agrees: boolean | null;
  /** The comparison in a sentence. */
  readonly explains: string;
}

/** Another plan as it was at the time that counts, with what its own text quotes, and where its documents say it. */
export interface OtherPlan {
  readonly plan: Plan;
  readonly quoted: readonly QuotedRow[];
  readonly places: Places;
}

interface Found {
  readonly figure: Figure;
  readonly period: Period;
  readonly where: 'table' | 'text';
  readonly place: string;
}

const inTable = (
  { places }: OtherPlan,
  measure: Measure,
  period: Period,
  field: QuotedField,
): Found | undefined => {
  const entry = entryOf(measure, period, field);
  if (entry === undefined) return undefined;
  const against = measure.benchmarks?.find((known) => known === entry)?.against;
  const place = places({
    kind: 'measure',
    id: measure.id,
    field: against === undefined ? field : `benchmark of ${against}`,
    period,
  });
  return { figure: entry.figure, period, where: 'table', place };
};

/** A target, and where others stand, hold for longer than the month in which they are told. */
const HOLDS_LONGER: ReadonlySet<QuotedField> = new Set(['target', 'benchmark']);

const nearestTo =
  (period: Period) =>
  (a: { readonly period: Period }, b: { readonly period: Period }): number => {
    const away = (other: Period): number =>
      Math.abs(Date.parse(firstDayOf(other)) - Date.parse(firstDayOf(period)));
    return away(a.period) - away(b.period);
  };

const inText = ({ quoted }: OtherPlan, row: QuotedRow): Found | undefined => {
  const told = quoted
    .filter(({ plan, measure, field }) => plan === null && measure === row.measure && field === row.field)
    .filter(({ period }) => period === row.period || HOLDS_LONGER.has(row.field));
  // What was said last counts where two are as near.
  const [nearest] = [...told].reverse().sort(nearestTo(row.period));
  return (
    nearest && {
      figure: nearest.figure,
      period: nearest.period,
      where: 'text',
      place: nearest.place,
    }
  );
};

const benchmarkNear = (other: OtherPlan, measure: Measure, row: QuotedRow): Found | undefined => {
  if (row.field !== 'benchmark') return undefined;
  const stated = (measure.benchmarks ?? []).flatMap(({ period }) =>
    period === undefined ? [] : [{ period }],
  );
  const [nearest] = stated.sort(nearestTo(row.period));
  return nearest && inTable(other, measure, nearest.period, row.field);
};

const explain = (
  row: QuotedRow,
  measure: Measure | undefined,
  found: Found | undefined,
  agrees: boolean | null,
) => {
  const what = row.field === 'actual' ? '' : ` as ${row.field}`;
  const title = `"${measure?.title ?? row.measure}"`;
  const said = `${row.quoted} is given${what} for ${title} in ${periodInWords(row.period)}`;
  if (measure === undefined) return `${said}; the other plan has no such measure`;
  if (found === undefined) return `${said}; the other plan gives no figure for it`;
  const when = found.period === row.period ? '' : ` for ${periodInWords(found.period)}`;
  const there = `the ${found.where} of the other plan says ${found.figure.printed}${when}`;
  if (agrees === null) return `${said}; ${there}, and the two cannot be compared as figures`;
  return `${said}; ${there}${agrees ? ', which agrees' : ''}`;
};

/**
 * What one plan quotes of another, held against what that plan said at a time: its tables first, and its text where no table
 * counts it.
 *
 * @example
 * import { againstOf } from '@plan-ledger/projections';
 * import { noPlan } from '@plan-ledger/domain';
 * assert.deepEqual(againstOf([], { plan: noPlan, quoted: [], places: () => '' }), []);
 */
export const againstOf = (rows: readonly QuotedRow[], other: OtherPlan): readonly AgainstRow[] =>
  rows
    .filter(({ plan }) => plan === other.plan.identity?.plan)
    .map((row) => {
      const measure = own(other.plan.measures, row.measure);
      const found =
        measure &&
        (inTable(other, measure, row.period, row.field) ??
          inText(other, row) ??
          benchmarkNear(other, measure, row));
      const agrees = (measure && found && agreesWith(row.figure, found.figure, measure.unit)) ?? null;
      return {
        section: row.section,
        sectionTitle: row.sectionTitle,
        measure: row.measure,
        title: measure?.title ?? row.measure,
        period: row.period,
        field: row.field,
        quoted: row.quoted,
        says: row.says,
        saidAt: row.place,
        found: found?.figure.printed ?? '',
        place: found?.place ?? '',
        agrees,
        explains: explain(row, measure, found, agrees),
      };
    });
