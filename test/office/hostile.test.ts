import { describe, expect, it } from '@jest/globals';
import { csvOf, type Sheet, sheetsOf, type SheetValue, xlsxOf } from '@plan-ledger/evidence';
import { guarded } from '@plan-ledger/evidence/sheets';
import { spelt } from '@plan-ledger/domain';

import { dossierOf } from '../support/dossiers.js';
import { FORMULAS } from '../support/formulas.js';
import { historyOf, SMALL } from '../support/histories.js';
import { hasOffice, readWorkbook, type ReadSheet, throughOffice } from '../support/office.js';

const BENIGN: Readonly<Record<string, SheetValue>> = {
  number: 61.5,
  integer: 7,
  day: '2020-05-31',
  instant: '2026-11-22T10:00:00.000Z',
  'yes-no': true,
};

/** Every table of a pack, in which each hostile text stands once in each column of text. */
const HOSTILE: readonly Sheet[] = sheetsOf(dossierOf(historyOf(SMALL))).map((sheet) => ({
  ...sheet,
  rows: FORMULAS.map((text) => sheet.columns.map(({ type }) => (type === 'text' ? text : BENIGN[type]!))),
}));

const letters = (column: number): string =>
  (column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26))) +
  String.fromCharCode(65 + (column % 26));

/** A text as a file can hold it. */
const held = (text: string): string =>
  text.replace(/\r\n/gu, '\n').replace(/(?![\t\n])\p{Cc}|\p{Cs}/gu, spelt);

const wrongIn = (
  sheet: Sheet,
  read: ReadSheet,
  wanted: (value: SheetValue, type: string, found: unknown) => unknown,
): readonly unknown[] =>
  sheet.rows.flatMap((row, at) =>
    row.flatMap((value, column) => {
      const place = `${letters(column)}${at + 2}`;
      const found = read.cells.get(place);
      const expected = wanted(value, sheet.columns[column]!.type, found);
      return found === expected ? [] : [{ sheet: sheet.name, place, found, expected }];
    }),
  );

const office = hasOffice() ? describe : describe.skip;

office('Tables full of hostile texts, opened by LibreOffice', () => {
  it('are of more than a hundred texts', () => {
    expect(FORMULAS.length).toBeGreaterThan(100);
  });

  it('have as a workbook no formula, and every cell as it was: texts as texts, figures and days as numbers', () => {
    const book = { title: '=1+1', subject: '@SUM(1)', cover: FORMULAS, sheets: HOSTILE };
    const [cover, ...read] = readWorkbook(
      throughOffice({ 'tables.xlsx': xlsxOf(book).bytes }, 'xlsx')['tables.xlsx']!,
    );
    expect([cover, ...read].map((sheet) => sheet?.formulas)).toEqual([0, ...HOSTILE.map(() => 0)]);
    const inXml = (text: string): string => held(text).replace(/[\ufffe\uffff]/gu, spelt);
    expect(FORMULAS.map((_, at) => cover!.cells.get(`A${at + 2}`))).toEqual(FORMULAS.map(inXml));
    const wanted = (value: SheetValue, type: string): unknown =>
      type === 'day' ? 43982 : type === 'yes-no' ? 'yes' : typeof value === 'string' ? inXml(value) : value;
    expect(HOSTILE.flatMap((sheet, at) => wrongIn(sheet, read[at]!, wanted))).toEqual([]);
  });

  it('have as CSV no formula, and every text as it was behind its guard', () => {
    const files = Object.fromEntries(HOSTILE.map((sheet) => [`${sheet.name}.csv`, csvOf(sheet)]));
    const read = throughOffice(files, 'xlsx');
    const sheets = HOSTILE.map((sheet) => readWorkbook(read[`${sheet.name}.csv`]!)[0]!);
    expect(sheets.map(({ formulas }) => formulas)).toEqual(HOSTILE.map(() => 0));
    // A day is one for LibreOffice, and so is an instant: what it makes of the time is its own affair.
    const wanted = (value: SheetValue, type: string, found: unknown): unknown => {
      if (type === 'instant') return found;
      if (type === 'day') return 43982;
      return type === 'yes-no' ? 'yes' : typeof value === 'string' ? held(guarded(value)) : value;
    };
    expect(HOSTILE.flatMap((sheet, at) => wrongIn(sheet, sheets[at]!, wanted))).toEqual([]);
  });

  it('would have formulas without the guard: this test would see them', () => {
    const [{ rows } = { rows: [] }] = HOSTILE;
    const unguarded = rows.map((row) => `"${String(row[0]).replaceAll('"', '""')}"\r\n`).join('');
    const read = readWorkbook(throughOffice({ 'unguarded.csv': unguarded }, 'xlsx')['unguarded.csv']!);
    expect(read[0]!.formulas).toBeGreaterThanOrEqual(10);
  });

  it('have days as days in words, and each table under its name', () => {
    const column = (name: string) => ({ name, title: name, describes: '', type: 'day' as const });
    const sheet = { name: 'days', title: 'Days', describes: '', columns: [column('first'), column('now')] };
    const sheets = [{ ...sheet, rows: [['2020-05-31', '2021-01-28']] }];
    const { bytes } = xlsxOf({ title: 'Small Plan', cover: [], sheets });
    const fods = Buffer.from(throughOffice({ 'days.xlsx': bytes }, 'fods')['days.xlsx']!).toString();
    expect([...fods.matchAll(/office:date-value="([^"]*)"/gu)].map(([, day]) => day)).toEqual([
      '2020-05-31',
      '2021-01-28',
    ]);
    expect(fods).toContain('<text:p>31 May 2020</text:p>');
    expect(fods).toContain('table:name="table_days"');
    expect(fods).toContain('<dc:title>Small Plan</dc:title>');
    expect(fods).toContain('<dc:language>en-GB</dc:language>');
  });
});
