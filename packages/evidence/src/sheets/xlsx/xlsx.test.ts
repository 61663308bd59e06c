import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';

import { readWorkbook } from '../../../../../test/support/office.js';
import type { Sheet, SheetColumn } from '../sheet.js';
import { MOST_ROWS } from './left-out.js';
import { type Book, workbookOf, xlsxOf } from './xlsx.js';

const column = (type: SheetColumn['type'], title = type as string): SheetColumn => ({
  name: type.replace('-', '_'),
  title,
  describes: 'Made up.',
  type,
});

const TYPES = [column('text'), column('number'), column('day'), column('yes-no'), column('instant')];

const sheet = (over: Partial<Sheet> = {}): Sheet => ({
  name: 'made-up',
  title: 'Made up',
  describes: 'Made-up rows.',
  columns: TYPES,
  rows: [['=1+1', 61.5, '2020-05-31', true, '2026-11-22T10:00:00.000Z']],
  ...over,
});

const partsOf = (over: Partial<Book> = {}): Readonly<Record<string, string>> => {
  const { bytes } = xlsxOf({ title: 'Small Plan', cover: ['As reported'], sheets: [sheet()], ...over });
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
};

const cellsOf = (...sheets: readonly Sheet[]) =>
  readWorkbook(xlsxOf({ title: 'Small Plan', cover: ['As reported'], sheets }).bytes).map(
    ({ cells }) => cells,
  );

describe('A workbook', () => {
  it('has figures and days as numbers, yes and no as words, instants as text, and no formula', () => {
    const [, cells] = cellsOf(sheet());
    expect(Object.fromEntries(cells!)).toEqual({
      ...{ A1: 'text', B1: 'number', C1: 'day', D1: 'yes-no', E1: 'instant' },
      ...{ A2: '=1+1', B2: 61.5, C2: 43982, D2: 'yes', E2: '2026-11-22T10:00:00.000Z' },
    });
    expect(partsOf()['xl/worksheets/sheet2.xml']).not.toContain('<f');
  });

  it.each([
    ['1899-12-31', '1899-12-31'],
    ['1900-02-28', '1900-02-28'],
    ['1900-03-01', 61],
    ['2000-02-29', 36585],
    ['9999-12-31', 2958465],
    ['soon', 'soon'],
  ])('has the day %s as %p', (day, held) => {
    const [, cells] = cellsOf(sheet({ columns: [column('day')], rows: [[day]] }));
    expect(cells!.get('A2')).toBe(held);
  });

  it('follows the rules for accessible spreadsheets: a cover first, one named table a sheet from A1, a frozen header, nothing merged, filtered or filled', () => {
    const parts = partsOf({ sheets: [sheet(), sheet({ name: 'empty', title: 'Empty', rows: [] })] });
    const workbook = parts['xl/workbook.xml']!;
    expect([...workbook.matchAll(/<sheet name="([^"]*)"/gu)].map(([, name]) => name)).toEqual([
      'Cover',
      'Made up',
      'Empty',
    ]);
    expect(parts['xl/tables/table1.xml']).toContain('displayName="table_made_up" ref="A1:E2"');
    expect(parts['xl/tables/table2.xml']).toContain('displayName="table_empty" ref="A1:E2"');
    expect(parts['xl/worksheets/sheet2.xml']).toContain('<pane ySplit="1" topLeftCell="A2"');
    for (const part of Object.values(parts))
      expect(part).not.toMatch(/mergeCell|autoFilter|patternType="solid"/u);
    expect(
      parts['xl/styles.xml']!.match(/<sz val="(\d+)"/gu)?.every(
        (size) => Number(/\d+/u.exec(size)?.[0]) >= 12,
      ),
    ).toBe(true);
    expect(parts['docProps/core.xml']).toContain('<dc:title>Small Plan</dc:title>');
    expect(parts['docProps/core.xml']).toContain('<dc:language>en-GB</dc:language>');
    expect(parts['docProps/core.xml']).not.toMatch(/created|modified/u);
  });

  it('names in its types and its relations each part that it has, and no other', () => {
    const parts = partsOf({ sheets: [sheet(), sheet({ name: 'b', title: 'B' })] });
    const typed = [...parts['[Content_Types].xml']!.matchAll(/PartName="\/([^"]+)"/gu)].map(
      ([, path]) => path!,
    );
    const others = Object.keys(parts).filter(
      (path) => !path.endsWith('.rels') && path !== '[Content_Types].xml',
    );
    expect([...typed].sort()).toEqual([...others].sort());
    expect(Object.keys(parts)[0]).toBe('[Content_Types].xml');
    for (const [path, part] of Object.entries(parts).filter(([name]) => name.endsWith('.rels'))) {
      const base = `/${path.replace(/_rels\/[^/]*$/u, '')}`;
      for (const [, target] of part.matchAll(/Target="([^"]+)"/gu))
        expect(others).toContain(new URL(target!, `file://${base}`).pathname.slice(1));
    }
  });

  it('has on its cover the title, what it is told to say, the contents with their places, and the notes', () => {
    const [cover] = cellsOf(sheet({ notes: ['[x] means not available.'] }));
    expect([...cover!.values()]).toEqual([
      'Small Plan',
      'As reported',
      'Contents',
      'Made up',
      'Made-up rows. (1 row)',
      'Notes',
      'Made up: [x] means not available.',
    ]);
    expect(partsOf()['xl/worksheets/sheet1.xml']).toContain(`location="'Made up'!A1"`);
  });

  it('gives each sheet and each table a name that is allowed and its own', () => {
    const titles = [
      "'[All]: of/it\\?*'",
      'History',
      'x'.repeat(40),
      'X'.repeat(40),
      'cover',
      '',
      '👩‍⚕️'.repeat(20),
    ];
    const parts = partsOf({ sheets: titles.map((title) => sheet({ title, name: 'a1' })) });
    const names = [...parts['xl/workbook.xml']!.matchAll(/<sheet name="([^"]*)"/gu)].map(([, name]) => name!);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(8);
    for (const name of names) expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/u);
    expect(names).not.toContain('History');
    const tables = titles.map(
      (_, at) => /displayName="([^"]*)"/u.exec(parts[`xl/tables/table${at + 1}.xml`]!)?.[1],
    );
    expect(tables.slice(0, 3)).toEqual(['table_a1', 'table_a1_2', 'table_a1_3']);
  });

  it('gives each column a heading of its own, the same in the sheet and in the table', () => {
    const columns = [
      column('text', 'Same'),
      column('text', 'same'),
      column('text', ' a\n& "b" '),
      column('text', ''),
    ];
    const parts = partsOf({ sheets: [sheet({ columns, rows: [] })] });
    const [, cells] = cellsOf(sheet({ columns, rows: [] }));
    expect([...cells!.values()]).toEqual(['Same', 'same 2', 'a & "b"', 'Column 4']);
    expect(parts['xl/tables/table1.xml']).toContain('name="a &amp; &quot;b&quot;"');
  });

  it('spells out what XML cannot hold, and keeps what looks like a code of the format', () => {
    const [, cells] = cellsOf(
      sheet({ columns: [column('text')], rows: [['\0\u001b\ud800\ufffe_x0041_ _x005F_x003D_ ]]>\r\n']] }),
    );
    expect(cells!.get('A2')).toBe('␀␛\\u{d800}\\u{fffe}_x0041_ _x005F_x003D_ ]]>\n');
  });

  it('marks a text that could be a formula, so that it stays text when somebody edits it', () => {
    const parts = partsOf({ cover: ['=2+2'] });
    const [, formats = ''] = parts['xl/styles.xml']!.split('<cellXfs');
    const styles = [...formats.matchAll(/<xf [^>]*>/gu)];
    for (const part of ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']) {
      const style = Number(/<c r="A2" s="(\d+)"/u.exec(parts[part]!)?.[1]);
      expect(styles[style]?.[0]).toContain('quotePrefix="1"');
      expect(styles[style]?.[0]).toContain('numFmtId="49"');
    }
  });

  it('writes each text once, however many cells have it, and counts both', () => {
    const rows = [['Visits'], ['Visits'], ['Made up'], [' Visits']];
    const parts = partsOf({ cover: [], sheets: [sheet({ columns: [column('text')], rows })] });
    const texts = parts['xl/sharedStrings.xml']!;
    expect([...texts.matchAll(/<si>(.*?)<\/si>/gu)].map(([, text]) => text)).toEqual([
      '<t>Small Plan</t>',
      '<t>Contents</t>',
      '<t>Made up</t>',
      '<t>Made-up rows. (4 rows)</t>',
      '<t>text</t>',
      '<t>Visits</t>',
      '<t xml:space="preserve"> Visits</t>',
    ]);
    const cells = Object.values(parts).flatMap((part) => part.match(/<c [^>]*t="s"/gu) ?? []);
    expect(texts).toContain(`count="${cells.length}" uniqueCount="7"`);
  });

  it('cuts a text that no cell holds, between characters, and says so', () => {
    const rows = [['é'.repeat(32_767)], ['👩'.repeat(20_000)]];
    const { bytes, leftOut } = xlsxOf({
      title: 'T',
      cover: [],
      sheets: [sheet({ columns: [column('text')], rows })],
    });
    const [cover, made] = readWorkbook(bytes);
    expect(made!.cells.get('A2')).toBe(rows[0]![0]);
    expect(made!.cells.get('A3')).toBe(`${'👩'.repeat(16_380)} [cut]`);
    expect(leftOut).toEqual([{ sheet: 'made-up', rows: 0, cells: 1 }]);
    expect([...cover!.cells.values()]).toContain(
      'Made up: a cell holds no more than 32,767 characters. One text ends with [cut]; all of it is in made-up.csv.',
    );
  });

  it('leaves out the rows that no sheet holds, and says how many', () => {
    const rows = ['a', 'b', 'c', 'd', 'e'].map((text) => [text]);
    const book = { title: 'T', cover: [], sheets: [sheet({ columns: [column('text')], rows })] };
    const { bytes, leftOut } = workbookOf(book, 2);
    const [cover, made] = readWorkbook(bytes);
    expect(MOST_ROWS).toBe(2 ** 20 - 1);
    expect([...made!.cells.values()]).toEqual(['text', 'a', 'b']);
    expect(strFromU8(unzipSync(bytes)['xl/tables/table1.xml']!)).toContain('ref="A1:A3"');
    expect(leftOut).toEqual([{ sheet: 'made-up', rows: 3, cells: 0 }]);
    expect([...cover!.cells.values()]).toContain(
      'Made up: a sheet holds no more than 2 rows. 3 more are not in this workbook; all of them are in made-up.csv.',
    );
  });
});
