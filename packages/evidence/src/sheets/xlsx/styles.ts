import { DECLARATION, MAIN } from './xml.js';

/** The places of the styles in the list below. */
export const STYLE = {
  plain: 0,
  header: 1,
  text: 2,
  guarded: 3,
  number: 4,
  integer: 5,
  day: 6,
  title: 7,
  heading: 8,
  link: 9,
};

const TEXT = 49;
const WHOLE = 1;
const GENERAL = 0;
const DAY = 164;

const xf = (format: number, font: number, more = ''): string =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"${more}><alignment vertical="top" wrapText="1"/></xf>`;

const font = (size: number, more = ''): string =>
  `<font>${more}<sz val="${size}"/><name val="Arial"/><family val="2"/></font>`;

const BLUE = '<color rgb="FF0B4C8C"/>';

/**
 * The styles of every workbook: 12 point, no fills. Text has the format of text, so that it stays text when somebody edits the
 * cell; one that could be a formula also carries the mark that a typed apostrophe leaves.
 */
export const STYLES =
  `${DECLARATION}<styleSheet xmlns="${MAIN}">` +
  `<numFmts count="1"><numFmt numFmtId="${DAY}" formatCode="[$-809]d mmmm yyyy"/></numFmts>` +
  `<fonts count="5">${font(12)}${font(12, '<b/>')}${font(16, '<b/>')}${font(14, '<b/>')}` +
  `<font><u/><sz val="12"/>${BLUE}<name val="Arial"/><family val="2"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="10"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  `${xf(TEXT, 1)}${xf(TEXT, 0)}${xf(TEXT, 0, ' quotePrefix="1"')}${xf(GENERAL, 0)}${xf(WHOLE, 0)}${xf(DAY, 0)}` +
  `${xf(TEXT, 2)}${xf(TEXT, 3)}${xf(TEXT, 4)}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
