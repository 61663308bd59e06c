import type { Sheet } from '../sheet.js';
import { zipInto } from '../zip.js';
import { coverOf } from './cover.js';
import { type LeftOut, leftOutInWords, MOST_ROWS } from './left-out.js';
import { sheetNamesOf, tableNamesOf } from './names.js';
import { packageParts } from './package-parts.js';
import { sharedTexts } from './shared-texts.js';
import { STYLES } from './styles.js';
import { tablePartOf, tooLongIn, worksheetOf } from './worksheet.js';

/** A workbook: what it is, what its cover says, and its sheets. */
export interface Book {
  readonly title: string;
  readonly subject?: string;
  /** What the cover says below the title: as of when, from which ledger, and whatever a reader should know first. */
  readonly cover: readonly string[];
  readonly sheets: readonly Sheet[];
}

/** A workbook as the bytes of its file, with what it could not hold. */
export interface Workbook {
  readonly bytes: Uint8Array;
  readonly leftOut: readonly LeftOut[];
}

const COVER = 'Cover';

const together = (chunks: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
};

/** A workbook whose sheets hold so many rows below their headers: as many as the format lets them, but in tests. */
export const workbookOf = ({ title, subject = '', cover, sheets }: Book, mostRows: number): Workbook => {
  const chunks: Uint8Array[] = [];
  const zip = zipInto((chunk) => chunks.push(chunk));
  const encoder = new TextEncoder();
  const texts = sharedTexts();
  const put = (path: string, pieces: Iterable<string>): void => {
    const push = zip.add(path);
    for (const piece of pieces) push(encoder.encode(piece), false);
    push(new Uint8Array(0), true);
  };

  const held = sheets.map((sheet) =>
    sheet.rows.length <= mostRows ? sheet : { ...sheet, rows: sheet.rows.slice(0, mostRows) },
  );
  const leftOut = sheets.map(({ name, rows }, at) => ({
    sheet: name,
    rows: rows.length - (held[at]?.rows.length ?? 0),
    cells: tooLongIn(held[at]?.rows ?? []),
  }));
  const names = sheetNamesOf(
    sheets.map((sheet) => sheet.title),
    [COVER],
  );
  const tables = tableNamesOf(sheets.map(({ name }) => name));
  const notes = leftOut.flatMap((left, at) => leftOutInWords(names[at] ?? left.sheet, left, mostRows));

  for (const { path, text } of packageParts(title, subject, [COVER, ...names])) put(path, [text]);
  put('xl/styles.xml', [STYLES]);
  put('xl/worksheets/sheet1.xml', [coverOf(title, cover, held, names, notes, texts)]);
  held.forEach((sheet, at) => {
    put(`xl/worksheets/sheet${at + 2}.xml`, worksheetOf(sheet, texts));
    put(`xl/tables/table${at + 1}.xml`, [tablePartOf(sheet, at + 1, tables[at] ?? '')]);
  });
  put('xl/sharedStrings.xml', texts.part());
  zip.end();
  return {
    bytes: together(chunks),
    leftOut: leftOut.filter(({ rows, cells }) => rows > 0 || cells > 0),
  };
};

/**
 * A workbook (XLSX) of some sheets: a cover first, then a worksheet for each, with one named table from A1, its header row
 * frozen, figures and days as numbers, and no formula anywhere. The same book gives the same bytes. What a worksheet cannot
 * hold (more than 1,048,575 rows, a text of more than 32,767 characters) is cut, which the cover says, and `leftOut` too.
 *
 * @example
 * import { xlsxOf } from '@plan-ledger/evidence';
 * const book = { title: 'Small Plan', cover: ['As reported on 9 June 2020'], sheets: [] };
 * assert.equal(Buffer.from(xlsxOf(book).bytes.subarray(0, 2)).toString(), 'PK');
 */
export const xlsxOf = (book: Book): Workbook => workbookOf(book, MOST_ROWS);
