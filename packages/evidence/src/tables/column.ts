import type { ColumnType, Sheet, SheetColumn, SheetValue } from '../sheets/sheet.js';

/** A column of a table, with what it shows of a row. */
export interface TableColumn<Row> extends SheetColumn {
  readonly of: (row: Row) => SheetValue;
}

const column =
  (type: ColumnType) =>
  <Row>(name: string, title: string, describes: string, of: (row: Row) => SheetValue): TableColumn<Row> => ({
    name,
    title,
    describes,
    type,
    of,
  });

export const text = column('text');
export const figure = column('number');
export const whole = column('integer');
export const day = column('day');
export const instant = column('instant');
export const yesNo = column('yes-no');

/** The same column, of which no cell is ever empty. */
export const always = <Row>(given: TableColumn<Row>): TableColumn<Row> => ({ ...given, required: true });

/** Several texts in one cell. */
export const joined = (texts: readonly string[]): string => texts.join('; ');

/** A table of rows as a sheet. */
export const sheetOf = <Row>(
  about: Pick<Sheet, 'name' | 'title' | 'describes' | 'notes'>,
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
): Sheet => ({
  ...about,
  columns: columns.map(({ of: _, ...shown }) => shown),
  rows: rows.map((row) => columns.map(({ of }) => of(row))),
});
