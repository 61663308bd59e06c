import { describe, expect, it } from '@jest/globals';
import { guarded } from '@plan-ledger/evidence/sheets';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';

import { renderCsv } from './csv.js';
import type { Table, Value } from './table.js';

const tableOf = (rows: readonly (readonly Value[])[]): Table => ({
  columns: (rows[0] ?? []).map((_, at) => ({ key: `column-${at}`, title: `Column ${at}` })),
  rows,
});

const readBack = (csv: string): string[][] => parse(csv, { record_delimiter: '\n', skip_empty_lines: false });

describe('a table as CSV', () => {
  it('has a header of keys, plain numbers, yes and no, and nothing for null', () => {
    const table: Table = {
      columns: [
        { key: 'action', title: 'Action' },
        { key: 'mark', title: 'Mark', humanOnly: true },
        { key: 'id', title: 'Id', dataOnly: true },
        { key: 'value', title: 'Value' },
        { key: 'overdue', title: 'Overdue' },
      ],
      rows: [
        ['1.3 "Audit", monthly', '▲', 'a-1', -61.5, true],
        ['two\r\nlines', '', 'a-2', null, false],
        ['=1+1', '', '-', 1000, null],
      ],
    };
    expect(renderCsv(table)).toBe(
      [
        'action,id,value,overdue',
        '"1.3 ""Audit"", monthly",a-1,-61.5,yes',
        '"two\nlines",a-2,,no',
        "'=1+1,-,1000,",
        '',
      ].join('\n'),
    );
  });

  it('quotes what another separator would split, and guards no number', () => {
    expect(renderCsv(tableOf([['a;b', 'a\tb', ' a', -1e-7]]))).toBe(
      'column-0,column-1,column-2,column-3\n"a;b","a\tb"," a",-1e-7\n',
    );
  });

  it('is a header alone when there are no rows', () => {
    expect(renderCsv({ columns: [{ key: 'a', title: 'A' }], rows: [] })).toBe('a\n');
  });

  it.each([
    '-5',
    '+3.2%',
    '-61.5',
    '-1,200',
    '+100%',
    '-',
    '5',
    '61%',
    'On target',
    "it's",
    'a=b',
    'a@b.uk',
    '',
  ])('leaves %p as it is', (text) => {
    expect(guarded(text)).toBe(text);
  });

  it.each(['-5+1', '--5', '-5%%', '+', '-1e5', '-5\n', ' -', '- a list', '-1,2,3', '-٣'])(
    'guards %p',
    (text) => {
      expect(guarded(text)).toBe(`'${text}`);
    },
  );

  it('is read back as it was, but for the guard and what cannot be printed', () => {
    const bytes = /[\p{Cc}\p{Cs}]/u;
    const printable = fc
      .string({ unit: 'binary' })
      .filter((text) => !bytes.test(text.replace(/[\t\n]/gu, '')));
    const lively = fc
      .array(fc.constantFrom('"', ',', '\n', '\t', ';', "'", '=', '-', ' ', 'a', '1', 'é', '審', '👩🏽‍⚕️'))
      .map((all) => all.join(''));
    const someRows = fc.integer({ min: 1, max: 5 }).chain((size) =>
      fc.array(fc.array(fc.oneof(printable, lively), { minLength: size, maxLength: size }), {
        minLength: 1,
      }),
    );
    fc.assert(
      fc.property(someRows, (rows) => {
        const [, ...read] = readBack(renderCsv(tableOf(rows)));
        expect(read).toEqual(rows.map((row) => row.map(guarded)));
      }),
      { numRuns: 500 },
    );
  });

  it('adds at most the guard', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect([text, `'${text}`]).toContain(guarded(text));
      }),
    );
  });
});
