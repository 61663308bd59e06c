import type { AuditRow } from '@plan-ledger/projections';

import type { SheetColumn, SheetValue } from '../sheets/sheet.js';
import { always, day, instant, text, type TableColumn, whole } from './column.js';
import { act, subject } from './shared.js';

const COLUMNS: readonly TableColumn<AuditRow>[] = [
  always(whole('version', 'Version', 'The event that made the change.', (r) => r.recorded.version)),
  always(day('reported_on', 'Reported on', 'The day on which it was said.', (r) => r.recorded.reportedOn)),
  always(
    instant(
      'recorded_at',
      'Recorded at',
      'The instant at which the ledger stored it, in UTC.',
      (r) => r.recorded.recordedAt,
    ),
  ),
  always(text('actor', 'Actor', 'Who made the change.', (r) => r.recorded.actor)),
  always(text('event', 'Event', 'The type of the event.', (r) => r.event)),
  subject,
  always(text('field', 'Field', 'Which field of it.', (r) => r.field)),
  text('period', 'Period', 'The period of a figure.', (r) => r.period ?? ''),
  text('before', 'Before', 'What stood there; empty where nothing did.', (r) => r.before),
  text('after', 'After', 'What stands there after it; empty where nothing does.', (r) => r.after),
  act,
  text('reason', 'Reason', 'Why, where somebody said so.', (r) => r.recorded.reason ?? ''),
  text('document', 'Document', 'The document that it was read in.', (r) => r.recorded.source?.document ?? ''),
  text('place', 'Place', 'The place in that document.', (r) => r.recorded.source?.place ?? ''),
  always(text('kind', 'Kind', 'What kind of thing it is about.', (r) => r.kind)),
];

/**
 * The audit trail as a table that is written row by row: it can be longer than should be held at once. Give `columns` to
 * `csvLines`, and to `csvwOf` in a sheet without rows.
 *
 * @example
 * import { auditTable, csvLines } from '@plan-ledger/evidence';
 * assert.match(csvLines(auditTable.columns).header, /^version,reported_on,recorded_at,actor,/u);
 */
export const auditTable: {
  readonly name: string;
  readonly title: string;
  readonly describes: string;
  readonly columns: readonly SheetColumn[];
  readonly valuesOf: (row: AuditRow) => readonly SheetValue[];
} = {
  name: 'audit',
  title: 'Audit trail',
  describes:
    'Every change of every field, oldest first: what it was and became, who said so, when, why, and in which document.',
  columns: COLUMNS.map(({ of: _, ...shown }) => shown),
  valuesOf: (row) => COLUMNS.map(({ of }) => of(row)),
};
