import type { AuditRow } from '@plan-ledger/projections';

import { csvLines } from '../sheets/csv.js';
import type { SheetValue } from '../sheets/sheet.js';
import type { OutFile } from './out.js';

const COLUMNS = [
  'version',
  'reported_on',
  'recorded_at',
  'actor',
  'event',
  'subject',
  'field',
  'period',
  'before',
  'after',
  'act',
  'reason',
  'document',
  'place',
].map((name) => ({ name }));

const cells = ({
  recorded,
  event,
  subject,
  field,
  period,
  before,
  after,
  act,
}: AuditRow): readonly SheetValue[] => [
  recorded.version,
  recorded.reportedOn,
  recorded.recordedAt,
  recorded.actor,
  event,
  subject,
  field,
  period ?? '',
  before,
  after,
  act ?? '',
  recorded.reason ?? '',
  recorded.source?.document ?? '',
  recorded.source?.place ?? '',
];

/** Writes every change, field by field, as they come: the columns are those of the command `audit`. */
export const auditInto = (file: OutFile): ((rows: readonly AuditRow[]) => void) => {
  const { header, row } = csvLines(COLUMNS);
  file.write(header);
  return (rows) => {
    for (const one of rows) file.write(row(cells(one)));
  };
};
