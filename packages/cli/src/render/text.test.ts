import { stripVTControlCharacters } from 'node:util';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { displayWidth, pieces } from './clean.js';
import { renderList } from './list.js';
import type { Table, Value } from './table.js';
import { renderText } from './text.js';

const ACTIONS: Table = {
  caption: 'As of 31 May 2020',
  columns: [
    { key: 'action', title: 'Action', flex: 0 },
    { key: 'what', title: 'What is to be done', flex: 2 },
    { key: 'status', title: 'Status', tone: (value) => (value === 'At risk' ? 'warn' : 'good') },
    { key: 'value', title: 'Value', right: true },
    { key: 'id', title: 'Id', dataOnly: true },
    { key: 'overdue', title: 'Overdue' },
  ],
  rows: [
    ['1.3', 'Supervision of social workers is recorded within five days', 'At risk', 61, 'a-1', true],
    ['12.10', 'Audit', 'On target', 100, 'a-2', null],
  ],
};

const plain = (table: Table, width: number): string => renderText(table, { width, colour: false });

const linesOf = (text: string): readonly string[] => text.slice(0, -1).split('\n');

describe('a table as text', () => {
  it('is aligned and as wide as it needs to be', () => {
    expect(plain(ACTIONS, 120)).toBe(
      [
        'As of 31 May 2020',
        '',
        'Action  What is to be done                                          Status     Value  Overdue',
        '------  ----------------------------------------------------------  ---------  -----  -------',
        '1.3     Supervision of social workers is recorded within five days  At risk       61  yes',
        '12.10   Audit                                                       On target    100',
        '',
      ].join('\n'),
    );
  });

  it('breaks a long id after a hyphen', () => {
    const ids: Table = {
      columns: [
        { key: 'id', title: 'Id' },
        { key: 'what', title: 'What', flex: 0 },
      ],
      rows: [['hillingdon-improvement-plan', 'x'.repeat(60)]],
    };
    expect(linesOf(plain(ids, 80)).map((line) => line.split(' ')[0])).toEqual([
      'Id',
      '------------------',
      'hillingdon-',
      'improvement-plan',
    ]);
  });

  it('wraps the most eager column first, and sets tall rows apart', () => {
    expect(plain(ACTIONS, 60)).toBe(
      [
        'As of 31 May 2020',
        '',
        'Action  What is to be done         Status     Value  Overdue',
        '------  -------------------------  ---------  -----  -------',
        '1.3     Supervision of social      At risk       61  yes',
        '        workers is recorded',
        '        within five days',
        '',
        '12.10   Audit                      On target    100',
        '',
      ].join('\n'),
    );
  });

  it('becomes a list when a column could no longer be read', () => {
    const columns = Array.from({ length: 6 }, (_, at) => ({ key: `c${at}`, title: `Column ${at}` }));
    const table = { columns, rows: [columns.map(({ title }) => title)] };
    expect(plain(table, 46)).toContain('\n------  ------  ------  ------  ------  ------\n');
    expect(plain(table, 45)).toBe(renderList(table, 45));
    expect(plain(table, 45)).toContain('Row 1 of 1\n');
  });

  it('becomes a list rather than wrap a column that never wraps', () => {
    const table = { columns: [{ key: 'a', title: 'A', flex: 0 }], rows: [['word '.repeat(12)]] };
    expect(plain(table, 59)).toContain('\n-----------------------------------------------------------\n');
    expect(plain(table, 58)).toContain('Row 1 of 1');
  });

  it('breaks words only when nothing else is left', () => {
    const columns = [
      { key: 'a', title: 'A' },
      { key: 'b', title: 'B' },
    ];
    const rows = [['safeguarding', 'a b c d e f g h i j k l m n o p q r s t u v w x y z']];
    expect(plain({ columns, rows }, 40)).toContain('safeguarding  a b c');
    expect(plain({ columns, rows: [['safeguarding'.repeat(3), 'safeguarding'.repeat(3)]] }, 40)).toContain(
      ['safeguardingsafegua  safeguardingsafegua', 'rdingsafeguarding    rdingsafeguarding'].join('\n'),
    );
  });

  it('says so when there are no rows', () => {
    expect(plain({ ...ACTIONS, rows: [], none: 'No action is overdue' }, 80)).toBe(
      'As of 31 May 2020\n\nNo action is overdue\n',
    );
    expect(plain({ columns: ACTIONS.columns, rows: [] }, 80)).toBe('Nothing to show\n');
  });

  it('says the same with colour and without', () => {
    const coloured = renderText(ACTIONS, { width: 60, colour: true });
    expect(coloured).toContain('\u{1b}[33mAt risk\u{1b}[39m');
    expect(coloured).toContain('\u{1b}[32mOn target\u{1b}[39m');
    expect(stripVTControlCharacters(coloured)).toBe(plain(ACTIONS, 60));
    expect(plain(ACTIONS, 60)).not.toContain('\u{1b}');
  });

  it('takes a width without end', () => {
    expect(plain(ACTIONS, Infinity)).toBe(plain(ACTIONS, 200));
  });
});

const WORDS = [
  'a',
  'audit',
  'improvement',
  '61%',
  '審査',
  '審査委員会の報告書',
  '👩🏽‍⚕️',
  'cafe\u{301}',
  'At',
  '-5',
  'https://example.org/a/very/long/address/of/a/report',
  '\u{1100}'.repeat(30),
  'x'.repeat(250),
];

const someText = fc.array(fc.constantFrom(...WORDS), { maxLength: 25 }).map((words) => words.join(' '));
const someValue: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: someText },
  fc.constantFrom<Value>(null, true, false, 0, -12.5),
);
const someTable: fc.Arbitrary<Table> = fc.integer({ min: 1, max: 8 }).chain((size) =>
  fc.record({
    columns: fc.array(
      fc.record({
        key: fc.constant('key'),
        title: fc.constantFrom('Action', 'Date last reviewed', 'Accountable officer'),
        right: fc.boolean(),
        flex: fc.constantFrom(0, 1, 1, 1, 2, 3),
      }),
      { minLength: size, maxLength: size },
    ),
    rows: fc.array(fc.array(someValue, { minLength: size, maxLength: size }), { minLength: 1, maxLength: 6 }),
  }),
);

const squeezed = (text: string): string => text.replace(/\s/gu, '');

const between = (line: string, from: number, to: number): string => {
  let at = 0;
  let found = '';
  for (const [piece, width] of pieces(line)) {
    if (at >= from && at < to) found += piece;
    at += width;
  }
  return found;
};

const words = (value: Value): string =>
  value === null ? '' : value === true ? 'yes' : value === false ? 'no' : `${value}`;

describe('any table at any width from 40 to 200', () => {
  const runs = { numRuns: 200 };
  const widths = fc.integer({ min: 40, max: 200 });

  it('never exceeds the width, nor ends a line in a space', () => {
    fc.assert(
      fc.property(someTable, widths, (table, width) => {
        for (const text of [plain(table, width), renderList(table, width)]) {
          const wrong = linesOf(text).filter((line) => displayWidth(line) > width || /\s$/u.test(line));
          expect(wrong).toEqual([]);
        }
      }),
      runs,
    );
  });

  it('shows every cell whole, each under its own title', () => {
    let tables = 0;
    fc.assert(
      fc.property(someTable, widths, (table, width) => {
        const lines = linesOf(plain(table, width));
        const ruled = lines.findIndex((line) => /^-+(?: {2}-+)*$/u.test(line));
        if (lines[0]?.startsWith('Row 1 of') === true) {
          const all = squeezed(lines.join(''));
          for (const value of table.rows.flat()) expect(all).toContain(squeezed(words(value)));
          return;
        }
        tables += 1;
        const spans = [...(lines[ruled] ?? '').matchAll(/-+/gu)].map(
          ({ index, 0: { length } }) => [index, index + length] as const,
        );
        expect(spans).toHaveLength(table.columns.length);
        spans.forEach(([from, to], at) => {
          const under = (part: readonly string[]): string =>
            squeezed(part.map((line) => between(line, from, to)).join(''));
          expect(under(lines.slice(0, ruled))).toBe(squeezed(table.columns[at]?.title ?? ''));
          expect(under(lines.slice(ruled + 1))).toBe(
            squeezed(table.rows.map((row) => words(row[at] ?? null)).join('')),
          );
        });
      }),
      runs,
    );
    expect(tables).toBeGreaterThan(25);
  });

  it('keeps words of up to six columns unbroken', () => {
    const short = fc.array(fc.constantFrom('a', 'audit', '61%', '審査', 'At', '👩🏽‍⚕️'), {
      minLength: 1,
      maxLength: 25,
    });
    fc.assert(
      fc.property(fc.array(short, { minLength: 1, maxLength: 5 }), widths, (cells, width) => {
        const columns = cells.map((_, at) => ({ key: `${at}`, title: 'T' }));
        const shown = plain({ columns, rows: [cells.map((cell) => cell.join(' '))] }, width).split(/\s+/u);
        for (const word of cells.flat()) expect(shown).toContain(word);
      }),
      runs,
    );
  });
});
