import { csvText } from './csv-text.js';
import { plainNumber } from './plain-number.js';
import type { Sheet, SheetColumn, SheetValue } from './sheet.js';

const cell = (value: SheetValue): string => {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? plainNumber(value) : csvText(value);
};

const line = (cells: readonly string[]): string => `${cells.join(',')}\r\n`;

/** The lines of a CSV file, made one by one. */
export interface CsvLines {
  readonly header: string;
  readonly row: (values: readonly SheetValue[]) => string;
}

/**
 * The lines of a CSV file with these columns, for more rows than should be held at once: RFC 4180, each line with its CRLF.
 * The header holds the names of the columns.
 *
 * @example
 * import { csvLines } from '@plan-ledger/evidence';
 * const name = { name: 'section', title: 'Section', describes: 'Its heading', type: 'text' } as const;
 * const { header, row } = csvLines([name]);
 * assert.equal(header + row(['Visits']), 'section\r\nVisits\r\n');
 */
export const csvLines = (columns: readonly Pick<SheetColumn, 'name'>[]): CsvLines => ({
  header: line(columns.map(({ name }) => csvText(name))),
  row: (values) => line(values.map(cell)),
});

/**
 * A sheet as CSV: RFC 4180, to be written as UTF-8 without a byte order mark. Numbers are plain, days are `YYYY-MM-DD`,
 * booleans are yes and no, and an empty cell is nothing. No text in it is a formula.
 *
 * @example
 * import { csvOf } from '@plan-ledger/evidence';
 * const columns = [
 *   { name: 'actual', title: 'Actual', describes: 'As printed', type: 'text' },
 *   { name: 'actual_value', title: 'Actual value', describes: 'As a number', type: 'number' },
 * ] as const;
 * const sheet = { name: 'trends', title: 'Trends', describes: 'Figures', columns, rows: [['61%', 61], ['N/A', null]] };
 * assert.equal(csvOf(sheet), 'actual,actual_value\r\n61%,61\r\nN/A,\r\n');
 */
export const csvOf = ({ columns, rows }: Sheet): string => {
  const { header, row } = csvLines(columns);
  return [header, ...rows.map(row)].join('');
};
