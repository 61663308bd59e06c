import { cellText } from './cell-text.js';
import { guarded } from './text-guard.js';

// A first cell with # in front would be a comment to a reader that follows CSVW.
const QUOTED = /[",;\n\r\t]|^[\p{Z}#]|\p{Z}$/u;

// Neither a formula nor in quotes, whatever else could be asked of it.
const ITSELF = /^[A-Za-z0-9](?:[A-Za-z0-9 .:%/()_-]*[A-Za-z0-9.:%/()_-])?$/;

/**
 * A text as a cell of a CSV file: guarded against being a formula, and in quotes where any usual separator, a space at an
 * end or a hash sign would change what is read. Its tabs and line breaks are kept; other control characters are spelt out.
 *
 * @example
 * import { csvText } from '@plan-ledger/evidence/sheets';
 * assert.equal(csvText('Visits, "weekly"'), '"Visits, ""weekly"""');
 * assert.equal(csvText('@SUM(1)'), "'@SUM(1)");
 */
export const csvText = (text: string): string => {
  if (ITSELF.test(text)) return text;
  const clean = cellText(guarded(text));
  return QUOTED.test(clean) ? `"${clean.replaceAll('"', '""')}"` : clean;
};
