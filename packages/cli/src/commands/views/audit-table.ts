import type { AuditRow } from '@plan-ledger/projections';

import type { Column, Table, Value } from '../../render/index.js';
import { AFTER, BEFORE, BY } from './people-columns.js';

const COLUMNS: readonly Column[] = [
  { key: 'version', title: 'Version', right: true, flex: 0 },
  { key: 'reported_on', title: 'Reported', flex: 0 },
  { key: 'recorded_at', title: 'Recorded', dataOnly: true },
  { key: 'actor', title: 'By', flex: 0, people: BY },
  { key: 'event', title: 'Event', dataOnly: true },
  { key: 'what', title: 'What', humanOnly: true, flex: 2 },
  { key: 'subject', title: 'Subject', dataOnly: true },
  { key: 'field', title: 'Field', dataOnly: true },
  { key: 'period', title: 'Period', dataOnly: true },
  { key: 'before', title: 'Before', dataOnly: true, people: BEFORE },
  { key: 'after', title: 'After', dataOnly: true, people: AFTER },
  { key: 'was', title: 'Before', humanOnly: true, flex: 2, people: { byField: true } },
  { key: 'is', title: 'After', humanOnly: true, flex: 2, people: { byField: true } },
  { key: 'act', title: 'Act', dataOnly: true },
  { key: 'reason', title: 'Reason', dataOnly: true },
  { key: 'document', title: 'Document', dataOnly: true },
  { key: 'place', title: 'Place', dataOnly: true },
];

const SHORT = 100;

const shortened = (text: string): string => (text.length > SHORT ? `${text.slice(0, SHORT - 3)}...` : text);

const cells = ({
  recorded,
  event,
  subject,
  field,
  period,
  before,
  after,
  act,
}: AuditRow): readonly Value[] => [
  recorded.version,
  recorded.reportedOn,
  recorded.recordedAt,
  recorded.actor,
  event,
  [subject, field, period].filter((part) => part !== undefined).join(' '),
  subject,
  field,
  period ?? '',
  before,
  after,
  shortened(before),
  shortened(after),
  act ?? '',
  recorded.reason ?? '',
  recorded.source?.document ?? '',
  recorded.source?.place ?? '',
];

/** Changes of fields as a table: what, who, when by both clocks, why, from which document. */
export const auditTable = (rows: readonly AuditRow[], none: string): Table => ({
  columns: COLUMNS,
  rows: rows.map(cells),
  none,
});
