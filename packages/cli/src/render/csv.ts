import { spelt } from '@plan-ledger/domain';

import { forPrograms, inWords } from './cells.js';
import type { Table, Value } from './table.js';

const FORMULA = /^[\p{Z}\p{Default_Ignorable_Code_Point}]*[=+\-@\t\r\n\0＝＋－＠]/u;
const PLAIN = /^(?:-|[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?%?)$/u;
const CONTROL = /(?![\t\n])\p{Cc}|\p{Cs}/gu;
const QUOTED = /[",;\n\r\t]|^\p{Z}|\p{Z}$/u;

/**
 * A text that no spreadsheet takes for a formula: one that could be gets a single quote in front. A printed number
 * or percentage and a lone `-` are left as they are.
 */
export const guarded = (text: string): string =>
  FORMULA.test(text) && !PLAIN.test(text) ? `'${text}` : text;

const cell = (value: Value): string => {
  const text = typeof value === 'string' ? guarded(value) : inWords(value);
  const clean = text.replace(/\r\n/gu, '\n').replace(CONTROL, spelt);
  return QUOTED.test(clean) ? `"${clean.replaceAll('"', '""')}"` : clean;
};

/**
 * RFC 4180 in UTF-8 without a byte order mark, except that lines end in LF alone, which is what Unix tools expect.
 * The header holds the keys. A cell keeps its tabs and line breaks; other control characters are spelt out.
 */
export const renderCsv = (table: Table): string => {
  const { columns, rows } = forPrograms(table);
  return [columns.map(({ key }) => key), ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
};
