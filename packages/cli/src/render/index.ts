import { renderCsv } from './csv.js';
import { printedJson, rowsOf } from './json.js';
import { renderList } from './list.js';
import { renderMarkdown } from './md.js';
import { type Names, withNames } from './names.js';
import type { Format, Table } from './table.js';
import { renderText, type TextOptions } from './text.js';

export { displayWidth, forTerminal } from './clean.js';
export { envelope, rowsOf } from './json.js';
export { markdownText } from './md.js';
export { isOfPeople, namedIds, type Names, onlyNames } from './names.js';
export type { Column, Format, PeopleColumn, Table, Tone, Value } from './table.js';
export { wrap } from './wrap.js';

/** The form, and what it is printed on. */
export interface RenderOptions extends TextOptions {
  readonly format: Format;
  /** The names of people, where they are known. */
  readonly names?: Names | undefined;
}

/** The table in the form asked for, ready to be written: it ends in a line break. */
export const renderTable = (plain: Table, options: RenderOptions): string => {
  const table = withNames(plain, options.format, options.names);
  switch (options.format) {
    case 'text':
      return renderText(table, options);
    case 'list':
      return renderList(table, options.width);
    case 'csv':
      return renderCsv(table);
    case 'md':
      return renderMarkdown(table);
    case 'json':
      return printedJson(rowsOf(table));
  }
};
