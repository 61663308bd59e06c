/** What a cell of a sheet may hold; `null` is an empty one. */
export type SheetValue = string | number | boolean | null;

/**
 * What the cells of a column are: free text, a figure as a number, a whole number, a day (`YYYY-MM-DD`), an instant in UTC,
 * or yes and no.
 */
export type ColumnType = 'text' | 'number' | 'integer' | 'day' | 'instant' | 'yes-no';

/** A column: its name stays the same for ever, its title is for people. */
export interface SheetColumn {
  /** Lower-case words joined by underscores, as in the CSV. */
  readonly name: string;
  readonly title: string;
  readonly describes: string;
  readonly type: ColumnType;
  /** No cell of it is ever empty. */
  readonly required?: true;
}

/** One table of data: a CSV file with its metadata, and a sheet of the workbook. */
export interface Sheet {
  /** Lower-case words joined by hyphens: the name of the file, and of the table. */
  readonly name: string;
  readonly title: string;
  readonly describes: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetValue[])[];
  /** Sentences above the table: the shorthand that it uses, and no other. */
  readonly notes?: readonly string[];
}
