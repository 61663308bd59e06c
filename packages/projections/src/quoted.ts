import { agreesWith, type EditionLabel, type Page, type Period } from '@plan-ledger/domain';

import type { Happening, Projection } from './projection.js';

/** A figure that narrative text gives, beside the table as it stood at that edition. */
export interface QuotedRow {
  readonly version: number;
  readonly edition: EditionLabel | null;
  readonly section: string;
  /** The headings as they were at that edition. */
  readonly sectionTitle: string;
  readonly page: Page;
  readonly measure: string;
  readonly title: string;
  readonly period: Period;
  readonly quoted: string;
  /** The actual in the table, as printed; empty where it is blank. */
  readonly table: string;
  /** `null` where the table gives no number. */
  readonly agrees: boolean | null;
  readonly says: string;
  readonly place: string;
}

const rowOf = ({ recorded, after }: Happening): QuotedRow | undefined => {
  const { event } = recorded;
  if (event.type !== 'FigureQuoted') return undefined;
  const measure = after.measures[event.measure];
  const entry = measure?.cells[event.period]?.actual;
  return {
    version: recorded.version,
    edition: event.edition ?? null,
    section: event.section,
    sectionTitle: after.sections[event.section]?.title ?? event.section,
    page: event.page,
    measure: event.measure,
    title: measure?.title ?? event.measure,
    period: event.period,
    quoted: event.figure.printed,
    table: entry?.figure.printed ?? '',
    agrees: (measure && entry && agreesWith(event.figure, entry.figure, measure.unit)) ?? null,
    says: event.says ?? '',
    place: recorded.source?.place ?? '',
  };
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
  schema: 1,
  initial: [],
  evolve: (rows, happening) => {
    const row = rowOf(happening);
    return row === undefined ? rows : [...rows, row];
  },
};
