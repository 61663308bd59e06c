import {
  agreesWith,
  type EditionLabel,
  type Entry,
  type Figure,
  type Measure,
  own,
  type Page,
  type Period,
  type PlanId,
  type QuotedField,
} from '@plan-ledger/domain';

import type { Happening, Projection } from './projection.js';

/** A figure that narrative text gives, beside the table as it stood at that edition. */
export interface QuotedRow {
  readonly version: number;
  readonly edition: EditionLabel | null;
  readonly section: string;
  /** The headings as they were at that edition. */
  readonly sectionTitle: string;
  readonly page: Page;
  /** The plan whose measure it is, where that is another one. */
  readonly plan: PlanId | null;
  readonly field: QuotedField;
  readonly measure: string;
  readonly title: string;
  readonly period: Period;
  readonly quoted: string;
  readonly figure: Figure;
  /** What the table has for that field, as printed; empty where it is blank. */
  readonly table: string;
  /** `null` where the table gives no number. */
  readonly agrees: boolean | null;
  readonly says: string;
  readonly place: string;
}

/** What a measure has of one field for a period. */
export const entryOf = (
  measure: Measure | undefined,
  period: Period,
  field: QuotedField,
): Entry | undefined =>
  field === 'benchmark'
    ? measure?.benchmarks?.find((known) => known.period === period)
    : measure?.cells[period]?.[field];

const rowOf = ({ recorded, after }: Happening): QuotedRow | undefined => {
  const { event } = recorded;
  if (event.type !== 'FigureQuoted') return undefined;
  const { plan = null, field = 'actual' } = event;
  const measure = plan === null ? own(after.measures, event.measure) : undefined;
  const entry = entryOf(measure, event.period, field);
  return {
    version: recorded.version,
    edition: event.edition ?? null,
    section: event.section,
    sectionTitle: own(after.sections, event.section)?.title ?? event.section,
    page: event.page,
    plan,
    field,
    measure: event.measure,
    title: measure?.title ?? event.measure,
    period: event.period,
    quoted: event.figure.printed,
    figure: event.figure,
    table: entry?.figure.printed ?? '',
    agrees: (measure && entry && agreesWith(event.figure, entry.figure, measure.unit)) ?? null,
    says: event.says ?? '',
    place: recorded.source?.place ?? '',
  };
};

/**
 * The quoted figures in one event: one, or none.
 *
 * @example
 * import { quotedIn } from '@plan-ledger/projections';
 * const happening = { recorded: { event: { type: 'PlanClosed' } } } as never;
 * assert.deepEqual(quotedIn(happening), []);
 */
export const quotedIn = (happening: Happening): readonly QuotedRow[] => {
  const row = rowOf(happening);
  return row === undefined ? [] : [row];
};

/**
 * Narrative against tables: each quoted figure with the table's figure at that edition.
 *
 * @example
 * import { quotedView } from '@plan-ledger/projections';
 * assert.deepEqual(quotedView.initial, []);
 */
export const quotedView: Projection<readonly QuotedRow[]> = {
  name: 'quoted',
  schema: 2,
  initial: [],
  evolve: (rows, happening) => {
    const quoted = quotedIn(happening);
    return quoted.length === 0 ? rows : [...rows, ...quoted];
  },
};
