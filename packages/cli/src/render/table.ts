/** What a cell may hold. */
export type Value = string | number | boolean | null;

/** The forms a table can be printed in. */
export type Format = 'text' | 'list' | 'csv' | 'json' | 'md';

/** What a colour would add to words that already say it. */
export type Tone = 'good' | 'bad' | 'warn' | 'quiet' | 'strong';

/** One column: `key` names it in csv and json, `title` in the forms made for reading. */
export interface Column {
  readonly key: string;
  readonly title: string;
  readonly right?: boolean;
  /** how eagerly it gives up width: 1 is normal, 0 never wraps */
  readonly flex?: number;
  /** left out of text, list and md */
  readonly dataOnly?: boolean;
  /** left out of csv (and json rows) */
  readonly humanOnly?: boolean;
  readonly tone?: (value: Value) => Tone | undefined;
  /** its cells hold ids of people, with semicolons between them */
  readonly people?: PeopleColumn;
}

/** Ids of people in a column, which are told with their names where these are known. */
export interface PeopleColumn {
  /** the column of names that csv (and json rows) have then, after all others */
  readonly names?: Pick<Column, 'key' | 'title'>;
  /** only in rows whose column `field` names a field of people, such as owners */
  readonly byField?: true;
}

/** A table before any form is chosen; each row holds one value for each column, in the same order. */
export interface Table {
  readonly caption?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Value[])[];
  /** shown when there are no rows */
  readonly none?: string;
}
