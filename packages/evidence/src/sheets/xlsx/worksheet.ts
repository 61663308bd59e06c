import type { Sheet, SheetValue } from '../sheet.js';
import { cellOf } from './cell.js';
import { LONGEST_TEXT } from './fitting.js';
import { headingsOf, lettersOf } from './names.js';
import type { SharedTexts } from './shared-texts.js';
import { STYLE } from './styles.js';
import { DECLARATION, inXml, MAIN, RELATIONS } from './xml.js';

const NARROWEST = 10;
const WIDEST = 60;
const LOOKED_AT = 1000;
const ROWS_AT_ONCE = 500;

const longestLine = (value: SheetValue): number =>
  typeof value === 'string'
    ? Math.max(...value.split('\n', 5).map(({ length }) => length))
    : String(value ?? '').length;

const widthsOf = ({ rows }: Sheet, headings: readonly string[]): readonly number[] => {
  const widths = headings.map((heading) => Math.min(heading.length, 20));
  for (const row of rows.slice(0, LOOKED_AT))
    row.forEach((value, at) => (widths[at] = Math.max(widths[at] ?? 0, longestLine(value))));
  return widths.map((width) => Math.min(WIDEST, Math.max(NARROWEST, width + 2)));
};

/** How wide each column is. */
export const columnsPart = (widths: readonly number[]): string =>
  widths.length === 0
    ? ''
    : `<cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`;

/** The beginning of a worksheet. */
export const worksheetHead = (view: string): string =>
  `${DECLARATION}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
  `<sheetViews>${view}</sheetViews><sheetFormatPr defaultRowHeight="15.75"/>`;

/** How a worksheet is printed: on A4, no wider than the page. */
export const PRINTED =
  '<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';

const FROZEN =
  '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
  '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView>';

/** The cells of the table. One without rows has an empty one, since a table must have a row below its header. */
export const refOf = (columns: number, rows: number): string =>
  `A1:${lettersOf(Math.max(0, columns - 1))}${Math.max(rows, 1) + 1}`;

/** How many cells of these rows hold a text that is too long for a cell. */
export const tooLongIn = (rows: readonly (readonly SheetValue[])[]): number =>
  rows.reduce(
    (count, row) =>
      count + row.filter((value) => typeof value === 'string' && value.length > LONGEST_TEXT).length,
    0,
  );

/** The worksheet of a table, in pieces: its header in the first row, and a row below it for each row. */
export function* worksheetOf(sheet: Sheet, texts: SharedTexts): Generator<string> {
  const { columns, rows } = sheet;
  const headings = headingsOf(columns.map(({ title }) => title));
  const letters = columns.map((_, at) => lettersOf(at));
  const header = headings.map((heading, at) => texts.cell(`${letters[at] ?? ''}1`, heading, STYLE.header));
  const ref = refOf(columns.length, rows.length);
  yield `${worksheetHead(FROZEN)}${columnsPart(widthsOf(sheet, headings))}<sheetData><row r="1">${header.join('')}</row>`;
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    yield rows
      .slice(from, from + ROWS_AT_ONCE)
      .map((row, at) => {
        const number = from + at + 2;
        const cells = columns.map(({ type }, column) =>
          cellOf(texts, `${letters[column] ?? ''}${number}`, row[column] ?? null, type),
        );
        return `<row r="${number}">${cells.join('')}</row>`;
      })
      .join('');
  }
  yield `</sheetData>${PRINTED}<ignoredErrors><ignoredError sqref="${ref}" numberStoredAsText="1"/></ignoredErrors>`;
  yield '<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>';
}

/** What makes a table of the cells of a worksheet: a name, and the headings once more. No filter, no fill. */
export const tablePartOf = ({ columns, rows }: Sheet, id: number, name: string): string =>
  `${DECLARATION}<table xmlns="${MAIN}" id="${id}" name="${name}" displayName="${name}" ref="${refOf(columns.length, rows.length)}" totalsRowShown="0">` +
  `<tableColumns count="${columns.length}">` +
  headingsOf(columns.map(({ title }) => title))
    .map((heading, at) => `<tableColumn id="${at + 1}" name="${inXml(heading)}"/>`)
    .join('') +
  '</tableColumns><tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>';
