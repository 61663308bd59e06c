import type { AuditRow } from '@plan-ledger/projections';

import { csvLines } from '../sheets/csv.js';
import { auditTable } from '../tables/audit.js';
import type { OutFile } from './out.js';

/** Writes every change, field by field, as they come. */
export const auditInto = (file: OutFile): ((rows: readonly AuditRow[]) => void) => {
  const { header, row } = csvLines(auditTable.columns);
  file.write(header);
  return (rows) => {
    for (const one of rows) file.write(row(auditTable.valuesOf(one)));
  };
};
