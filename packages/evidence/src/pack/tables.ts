import { dayInWords } from '@plan-ledger/domain';

import type { Dossier } from '../dossier/dossier.js';
import { csvOf } from '../sheets/csv.js';
import { csvwNameOf, csvwOf } from '../sheets/csvw.js';
import type { Sheet } from '../sheets/sheet.js';
import { xlsxOf } from '../sheets/xlsx/xlsx.js';
import { auditTable } from '../tables/audit.js';
import type { Noted } from './out.js';

/** Writes each table as CSV with its metadata, and all of them as a workbook; of the audit trail, which is written already, the metadata. */
export const tablesInto = (
  { put }: Pick<Noted, 'put'>,
  sheets: readonly Sheet[],
  { plan, version, last }: Dossier,
): void => {
  const title = plan.identity?.title ?? '';
  const asOf = `As known on ${dayInWords(last.reportedOn)}: version ${version}, recorded at ${last.recordedAt}.`;
  const authority = plan.identity?.authority ?? '';
  const context = { plan: title, authority, asOf };
  for (const sheet of sheets) {
    put(`tables/${sheet.name}.csv`, csvOf(sheet));
    put(`tables/${csvwNameOf(sheet)}`, csvwOf(sheet, context));
  }
  put(csvwNameOf(auditTable), csvwOf({ ...auditTable, rows: [] }, context));
  put('tables.xlsx', xlsxOf({ title, subject: authority, cover: [asOf], sheets }).bytes);
};
