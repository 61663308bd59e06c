import { forTerminal } from './clean.js';
import type { Column, Table, Value } from './table.js';

const keeping = (table: Table, wanted: (column: Column) => boolean): Table => {
  const kept = table.columns.flatMap((column, at) => (wanted(column) ? [at] : []));
  return {
    ...table,
    columns: table.columns.filter(wanted),
    rows: table.rows.map((row) => kept.map((at) => row[at] ?? null)),
  };
};

/** The table as people see it: without the columns that only programs need. */
export const forReaders = (table: Table): Table => keeping(table, ({ dataOnly }) => dataOnly !== true);

/** The table as programs see it: without the columns that only people need. */
export const forPrograms = (table: Table): Table => keeping(table, ({ humanOnly }) => humanOnly !== true);

/** A value in words: yes and no for booleans, nothing for null. */
export const inWords = (value: Value): string =>
  value === null ? '' : typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);

/** A value in words that are safe on a terminal, with single spaces. */
export const shownValue = (value: Value): string => forTerminal(inWords(value)).replace(/ +/gu, ' ').trim();

/** What stands in place of the rows when there are none. */
export const instead = ({ none }: Table): string => shownValue(none ?? 'Nothing to show');
