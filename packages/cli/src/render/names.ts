import type { Column, Format, Table, Value } from './table.js';

/** The name of whoever holds an id on a day; without a day, on that of the whole report. None where nobody is known. */
export type Names = (id: string, on?: string) => string | undefined;

const BETWEEN = '; ';

const each = (ids: string, told: (id: string) => string): string =>
  ids.split(BETWEEN).map(told).join(BETWEEN);

/** Ids with semicolons between them, each with its name where there is one: `Ada Example (U1); U2`. */
export const namedIds = (ids: string, names: Names | undefined, on?: string): string =>
  each(ids, (id) => {
    const name = names?.(id, on);
    return name === undefined ? id : `${name} (${id})`;
  });

/** Names with semicolons between them; an id where there is none. */
export const onlyNames = (ids: string, names: Names, on?: string): string =>
  each(ids, (id) => names(id, on) ?? id);

/** The fields of things whose values are ids of people, or roles. */
const FIELDS: ReadonlySet<unknown> = new Set(['owners', 'leads']);

/** Whether a field holds people: what was before and after in it is ids with semicolons between them, or roles. */
export const isOfPeople = (field: unknown): boolean => FIELDS.has(field);

type Row = readonly Value[];
type Told = (ids: string, on: string | undefined) => string;

/** How the cells of a column that holds people are told, each on the day of its row. */
const cellOf = ({ columns }: Table, column: Column, told: Told): ((row: Row) => Value) => {
  const at = columns.indexOf(column);
  const day = columns.findIndex(({ key }) => key === 'reported_on');
  const field = columns.findIndex(({ key }) => key === 'field');
  return (row) => {
    const ids = row[at] ?? null;
    if (typeof ids !== 'string') return ids;
    if (column.people?.byField === true && !isOfPeople(row[field])) return null;
    return told(ids, day < 0 ? undefined : String(row[day] ?? ''));
  };
};

/** For people: each id with its name, in its own column. */
const forReaders = (table: Table, names: Names): Table => {
  const cells = table.columns.map((column, at) => {
    const named = cellOf(table, column, (ids, on) => namedIds(ids, names, on));
    return (row: Row): Value => (column.people === undefined ? null : named(row)) ?? row[at] ?? null;
  });
  return {
    ...table,
    // An id is one word, which stays whole; a name has several.
    columns: table.columns.map((column) =>
      column.people === undefined ? column : { ...column, flex: Math.max(1, column.flex ?? 1) },
    ),
    rows: table.rows.map((row) => cells.map((cell) => cell(row))),
  };
};

/** For programs: ids as they are, and names in columns of their own after all others. */
const forPrograms = (table: Table, names: Names): Table => {
  const more = table.columns.flatMap((column) =>
    column.people?.names === undefined
      ? []
      : [
          {
            column: { ...column.people.names, dataOnly: true },
            cell: cellOf(table, column, (ids, on) => onlyNames(ids, names, on)),
          },
        ],
  );
  return {
    ...table,
    columns: [...table.columns, ...more.map(({ column }) => column)],
    rows: table.rows.map((row) => [...row, ...more.map(({ cell }) => cell(row))]),
  };
};

/** The table with the names of the people in it; as it is where there are no names. */
export const withNames = (table: Table, format: Format, names: Names | undefined): Table => {
  if (names === undefined || table.columns.every(({ people }) => people === undefined)) return table;
  return format === 'csv' || format === 'json' ? forPrograms(table, names) : forReaders(table, names);
};
