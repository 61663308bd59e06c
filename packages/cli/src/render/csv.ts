import { csvText } from '@plan-ledger/evidence/sheets';

import { forPrograms, inWords } from './cells.js';
import type { Table, Value } from './table.js';

const cell = (value: Value): string => (typeof value === 'string' ? csvText(value) : inWords(value));

/**
 * RFC 4180 in UTF-8 without a byte order mark, except that lines end in LF alone, which is what Unix tools expect.
 * The header holds the keys. A cell keeps its tabs and line breaks; other control characters are spelt out.
 */
export const renderCsv = (table: Table): string => {
  const { columns, rows } = forPrograms(table);
  return [columns.map(({ key }) => key), ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
};
