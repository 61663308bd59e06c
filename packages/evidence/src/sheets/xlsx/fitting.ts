/** The longest text that a cell of a workbook holds. */
export const LONGEST_TEXT = 32_767;
const CUT = ' [cut]';

/** A text that fits a cell: what is too long ends with a mark that says so. */
export const fitting = (text: string): string => {
  if (text.length <= LONGEST_TEXT) return text;
  const kept = text.slice(0, LONGEST_TEXT - CUT.length);
  // Half a character cannot be kept.
  return `${/[\uD800-\uDBFF]$/u.test(kept) ? kept.slice(0, -1) : kept}${CUT}`;
};
