import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';

import { csvLines, csvOf } from './csv.js';
import type { ColumnType, Sheet, SheetValue } from './sheet.js';
import { guarded } from './text-guard.js';

const sheetOf = (types: readonly ColumnType[], rows: readonly (readonly SheetValue[])[]): Sheet => ({
  name: 'made-up',
  title: 'Made up',
  describes: 'Made up.',
  columns: types.map((type, at) => ({ name: `c${at}`, title: `C ${at}`, describes: '', type })),
  rows,
});

describe('a sheet as CSV', () => {
  it('has a header of names, plain numbers, days, yes and no, nothing for null, and lines that end in CRLF', () => {
    const sheet = sheetOf(
      ['text', 'number', 'day', 'yes-no', 'text'],
      [
        ['61%', 1234567.5, '2020-05-31', true, null],
        ['=1+1', -1e-7, null, false, 'a "b", c'],
      ],
    );
    expect(csvOf(sheet)).toBe(
      'c0,c1,c2,c3,c4\r\n61%,1234567.5,2020-05-31,yes,\r\n\'=1+1,-0.0000001,,no,"a ""b"", c"\r\n',
    );
  });

  it.each([
    [1e21, '1000000000000000000000'],
    [-1.25e-9, '-0.00000000125'],
    [1.5e22, '15000000000000000000000'],
    [0, '0'],
    [-0, '0'],
    [0.1, '0.1'],
    [1e15, '1000000000000000'],
  ])('writes %p in digits alone', (value, written) => {
    expect(csvLines([{ name: 'c' }]).row([value])).toBe(`${written}\r\n`);
  });

  it('does not write what is no number', () => {
    expect(() => csvLines([{ name: 'c' }]).row([Number.NaN])).toThrow('Found NaN in a sheet');
  });

  it('writes every number so that it is read back as the same', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const written = csvLines([{ name: 'c' }])
          .row([value])
          .trimEnd();
        expect(written).toMatch(/^-?\d+(?:\.\d+)?$/u);
        expect(Number(written)).toBe(value + 0);
      }),
    );
  });

  it('spells out what cannot be printed, and breaks lines with LF alone', () => {
    expect(csvLines([{ name: 'c' }]).row(['a\r\nb\u001bc\ud800'])).toBe('"a\nb␛c\\u{d800}"\r\n');
  });

  it('puts in quotes what would be a comment', () => {
    expect(csvLines([{ name: 'c' }]).row(['# 1'])).toBe('"# 1"\r\n');
  });

  it('is read back as it was, but for the guard and what cannot be printed', () => {
    const bytes = /(?![\n\t])\p{Cc}|\p{Cs}/u;
    const printable = fc.string({ unit: 'binary' }).filter((text) => !bytes.test(text));
    const lively = fc
      .array(
        fc.constantFrom(
          '"',
          ',',
          '\n',
          '\t',
          ';',
          "'",
          '=',
          '#',
          '-',
          ' ',
          'a',
          '1',
          '＝',
          '審',
          '\ufeff',
          '👩🏽‍⚕️',
        ),
      )
      .map((all) => all.join(''));
    const someRows = fc.integer({ min: 2, max: 5 }).chain((size) =>
      fc.array(fc.array(fc.oneof(printable, lively), { minLength: size, maxLength: size }), {
        minLength: 1,
      }),
    );
    fc.assert(
      fc.property(someRows, (rows) => {
        const types = (rows[0] ?? []).map((): ColumnType => 'text');
        const [, ...read]: string[][] = parse(csvOf(sheetOf(types, rows)), { record_delimiter: '\r\n' });
        expect(read).toEqual(rows.map((row) => row.map(guarded)));
      }),
      { numRuns: 500 },
    );
  });
});
