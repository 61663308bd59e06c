import type { ColumnType, SheetValue } from '../sheet.js';
import { plainNumber } from '../plain-number.js';
import { guarded } from '../text-guard.js';
import { serialOf } from './serial-day.js';
import { STYLE } from './styles.js';
import { inCell } from './xml.js';

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

const SPACED = /^\s|\s$|[\t\n\r]| {2}/u;

/** A text as a cell, never as a formula. */
export const textCell = (place: string, text: string, style = STYLE.text): string => {
  const mayBeFormula = style === STYLE.text && guarded(text) !== text;
  // Without it, a workbook leaves out spaces at the ends.
  const kept = SPACED.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${place}" s="${mayBeFormula ? STYLE.guarded : style}" t="inlineStr"><is><t${kept}>${inCell(fitting(text))}</t></is></c>`;
};

const numberCell = (place: string, value: number, style: number): string =>
  `<c r="${place}" s="${style}"><v>${plainNumber(value)}</v></c>`;

/**
 * A value as a cell: figures and days as numbers, so that they can be reckoned with; yes and no as words. An instant stays a
 * text, since no cell knows a time zone, and so does a day that a workbook cannot hold.
 */
export const cellOf = (place: string, value: SheetValue, type: ColumnType): string => {
  if (value === null || value === '') return '';
  if (typeof value === 'boolean') return textCell(place, value ? 'yes' : 'no');
  if (typeof value === 'number')
    return numberCell(place, value, Number.isInteger(value) ? STYLE.integer : STYLE.number);
  const serial = type === 'day' ? serialOf(value) : undefined;
  return serial === undefined ? textCell(place, value) : numberCell(place, serial, STYLE.day);
};
