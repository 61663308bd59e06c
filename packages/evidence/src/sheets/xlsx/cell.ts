import type { ColumnType, SheetValue } from '../sheet.js';
import { plainNumber } from '../plain-number.js';
import { serialOf } from './serial-day.js';
import type { SharedTexts } from './shared-texts.js';
import { STYLE } from './styles.js';

const numberCell = (place: string, value: number, style: number): string =>
  `<c r="${place}" s="${style}"><v>${plainNumber(value)}</v></c>`;

/**
 * A value as a cell: figures and days as numbers, so that they can be reckoned with; yes and no as words. An instant stays a
 * text, since no cell knows a time zone, and so does a day that a workbook cannot hold.
 */
export const cellOf = (texts: SharedTexts, place: string, value: SheetValue, type: ColumnType): string => {
  if (value === null || value === '') return '';
  if (typeof value === 'boolean') return texts.cell(place, value ? 'yes' : 'no');
  if (typeof value === 'number')
    return numberCell(place, value, Number.isInteger(value) ? STYLE.integer : STYLE.number);
  const serial = type === 'day' ? serialOf(value) : undefined;
  return serial === undefined ? texts.cell(place, value) : numberCell(place, serial, STYLE.day);
};
