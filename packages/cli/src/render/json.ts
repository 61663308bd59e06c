import { forPrograms } from './cells.js';
import type { Table, Value } from './table.js';

const UNSEEN =
  /[\u{7F}-\u{9F}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{FFF9}-\u{FFFB}]/gu;

const escaped = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');

/** JSON of two-space indents that means the same as ever, and in which no invisible character stands raw. */
export const printedJson = (data: unknown): string =>
  `${JSON.stringify(data ?? null, null, 2).replace(UNSEEN, escaped)}\n`;

/** The one shape all JSON of the command line has; `asOf` is null where no moment is spoken of. */
export const envelope = (kind: string, asOf: object | null, data: unknown): string =>
  printedJson({ format: 'plan-ledger/cli/1', kind, asOf, data: data ?? null });

/** The rows as objects by column key, for the `data` of an envelope. */
export const rowsOf = (table: Table): readonly Readonly<Record<string, Value>>[] => {
  const { columns, rows } = forPrograms(table);
  return rows.map((row) => Object.fromEntries(columns.map(({ key }, at) => [key, row[at] ?? null])));
};
