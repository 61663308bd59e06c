const FORMULA = /^[\p{Z}\p{Default_Ignorable_Code_Point}]*[=+\-@\t\r\n\0＝＋－＠]/u;
const PLAIN = /^(?:-|[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?%?)$/u;

/**
 * A text that no spreadsheet takes for a formula: one that could be gets a single quote in front. A printed number
 * or percentage and a lone `-` are left as they are.
 *
 * @example
 * import { guarded } from '@plan-ledger/evidence/sheets';
 * assert.equal(guarded('=1+1'), "'=1+1");
 * assert.equal(guarded('-61.5%'), '-61.5%');
 */
export const guarded = (text: string): string =>
  FORMULA.test(text) && !PLAIN.test(text) ? `'${text}` : text;
