import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  agreesWith,
  Figure,
  foldText,
  type MissingReason,
  parseFigure,
  type Unit,
  valueOf,
} from './figure.js';

const REASONS: Readonly<Record<string, MissingReason>> = { 'N/A': 'not-available', tbc: 'to-be-set' };

const read = (text: string): Figure => {
  const figure = parseFigure(text, REASONS);
  if (figure === undefined) throw new Error(`Found no figure in ${JSON.stringify(text)}`);
  return figure;
};

const number = (printed: string, value: number, percent: boolean): Figure => ({
  kind: 'number',
  printed,
  value,
  percent,
});

describe('a cell as the documents print it', () => {
  it.each([
    ['36%', number('36%', 36, true)],
    ['52 %', number('52%', 52, true)],
    ['29.4\n%', number('29.4%', 29.4, true)],
    ['0%', number('0%', 0, true)],
    ['280', number('280', 280, false)],
    ['1,992', number('1,992', 1992, false)],
    ['1,234,567.5', number('1,234,567.5', 1_234_567.5, false)],
    ['104.6', number('104.6', 104.6, false)],
    [' 61 ', number('61', 61, false)],
    ['-3', number('-3', -3, false)],
    ['+5%', number('+5%', 5, true)],
    ['12/10%', { kind: 'pair', printed: '12/10%', first: 12, second: 10, percent: true }],
    ['65 / 75%', { kind: 'pair', printed: '65 / 75%', first: 65, second: 75, percent: true }],
    ['70% / 80%', { kind: 'pair', printed: '70% / 80%', first: 70, second: 80, percent: true }],
    ['50% (6/12)', { kind: 'fraction', printed: '50% (6/12)', percent: 50, numerator: 6, denominator: 12 }],
    ['6/12', { kind: 'fraction', printed: '6/12', percent: null, numerator: 6, denominator: 12 }],
    ['(6/12)', { kind: 'fraction', printed: '(6/12)', percent: null, numerator: 6, denominator: 12 }],
    [
      '280 51%',
      {
        kind: 'compound',
        printed: '280 51%',
        parts: [
          { value: 280, percent: false },
          { value: 51, percent: true },
        ],
      },
    ],
    [
      '57 10% 1st module',
      {
        kind: 'compound',
        printed: '57 10% 1st module',
        parts: [
          { value: 57, percent: false },
          { value: 10, percent: true },
        ],
      },
    ],
    [
      '61 TMs 4of8 modules',
      { kind: 'compound', printed: '61 TMs 4of8 modules', parts: [{ value: 61, percent: false }] },
    ],
    [
      '37% Dec 13%',
      {
        kind: 'compound',
        printed: '37% Dec 13%',
        parts: [
          { value: 37, percent: true },
          { value: 13, percent: true },
        ],
      },
    ],
    ['N/A', { kind: 'missing', printed: 'N/A', reason: 'not-available' }],
    ['tbc', { kind: 'missing', printed: 'tbc', reason: 'to-be-set' }],
  ] as const)('%p is read', (text, figure) => {
    expect(parseFigure(text, REASONS)).toEqual(figure);
    expect(Figure.is(figure)).toBe(true);
  });

  it.each(['', ' ', '\n\t', '\u00a0', '\u3000'])('is no figure when it is blank: %p', (text) => {
    expect(parseFigure(text, REASONS)).toBeUndefined();
  });

  it.each(['n/a', '-', 'TBC', 'not yet known', '1,99', '12/', '%', '12%%', '1.', '.5', '٣', '１２'])(
    'is kept as printed and said to be unread when nobody said what it means: %p',
    (text) => {
      expect(parseFigure(text, REASONS)).toEqual({ kind: 'unread', printed: text });
    },
  );

  it('that prints a zero below zero holds the zero that JSON has', () => {
    for (const text of ['-0', '-0%', '-0.0']) {
      const figure = read(text);
      expect(figure.kind === 'number' && Object.is(figure.value, 0)).toBe(true);
    }
  });

  it('is missing, never zero, whatever word stands for it', () => {
    expect(parseFigure('-', { '-': 'not-applicable' })).toEqual({
      kind: 'missing',
      printed: '-',
      reason: 'not-applicable',
    });
    expect(parseFigure('0', { '0': 'not-available' })).toEqual({
      kind: 'missing',
      printed: '0',
      reason: 'not-available',
    });
  });
});

describe('a hostile cell', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('named %s is only text', (text) => {
    expect(parseFigure(text)).toEqual({ kind: 'unread', printed: text });
    expect(parseFigure(text, REASONS)).toEqual({ kind: 'unread', printed: text });
  });

  it('with control characters is kept as it is', () => {
    expect(parseFigure('1\u00002')).toEqual({ kind: 'unread', printed: '1\u00002' });
    expect(parseFigure('\u001b[31m61%')).toEqual({ kind: 'unread', printed: '\u001b[31m61%' });
  });

  it('with a formula or markup is only text', () => {
    for (const text of ['=1+1', '@SUM(A1)', '<script>61</script>']) {
      expect(parseFigure(text)).toEqual({ kind: 'unread', printed: text });
    }
  });

  it.each([
    '9'.repeat(200_000),
    '1,111'.repeat(50_000),
    `1${',111'.repeat(50_000)}`,
    '1 '.repeat(100_000),
    '1/'.repeat(100_000),
    `1 ${'9'.repeat(200_000)}`,
    `${' '.repeat(200_000)}x`,
    '('.repeat(200_000),
  ])('that is very long is read at once', (text) => {
    const started = Date.now();
    expect(parseFigure(text)).toBeDefined();
    expect(Date.now() - started).toBeLessThan(1000);
  });

  it('with more digits than a number holds is unread: a number that is written is the number that is read', () => {
    const long = '9'.repeat(400);
    expect(parseFigure(long)).toEqual({ kind: 'unread', printed: long });
    expect(parseFigure(`${long}%`)).toEqual({ kind: 'unread', printed: `${long}%` });
    expect(parseFigure('9007199254740993')).toEqual({ kind: 'unread', printed: '9007199254740993' });
    expect(parseFigure('999999999999999')).toEqual(number('999999999999999', 999_999_999_999_999, false));
  });
});

const amount = fc
  .tuple(fc.constantFrom('', '-', '+'), fc.nat({ max: 99_999 }), fc.option(fc.nat({ max: 99 })))
  .map(([sign, whole, part]) => `${sign}${whole}${part === null ? '' : `.${part}`}`);
const cellText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('1', '0', ',', '.', '%', '/', ' ', '(', ')', '-', 'a') }),
  amount,
  fc.tuple(amount, amount).map(([a, b]) => `${a}/${b}%`),
  fc.tuple(amount, amount, amount).map(([a, b, c]) => `${a}% (${b}/${c})`),
);

describe('any cell', () => {
  it('is read without a throw, into a figure that JSON keeps as it is', () => {
    fc.assert(
      fc.property(cellText, (text) => {
        const figure = parseFigure(text, REASONS);
        if (figure === undefined) return;
        expect(Figure.is(figure)).toBe(true);
        expect(JSON.parse(JSON.stringify(figure))).toStrictEqual(figure);
      }),
    );
  });

  it('gives the same figure when the text that was kept is read again', () => {
    fc.assert(
      fc.property(cellText, (text) => {
        const figure = parseFigure(text, REASONS);
        if (figure !== undefined) expect(parseFigure(figure.printed, REASONS)).toEqual(figure);
      }),
    );
  });
});

describe('foldText', () => {
  it('folds white space and closes the gap before a percent sign', () => {
    expect(foldText('  57\n 10 %\t1st   module ')).toBe('57 10% 1st module');
  });
});

describe('the one number of a figure', () => {
  it.each([
    ['36%', 'percent', 36],
    ['36%', 'count', 36],
    ['36', 'percent', 36],
    ['50% (6/12)', 'percent', 50],
    ['50% (6/12)', 'count', 6],
    ['6/12', 'percent', undefined],
    ['280 51%', 'count', 280],
    ['280 51%', 'percent', 51],
    ['37% Dec 13%', 'percent', 37],
    ['37% Dec 13%', 'count', 37],
    ['61 TMs 4of8 modules', 'percent', 61],
    ['12/10%', 'percent', undefined],
    ['N/A', 'percent', undefined],
    ['unknown', 'count', undefined],
  ] as const)('%s, counted in %s, gives %p', (text, unit: Unit, value) => {
    expect(valueOf(read(text), unit)).toBe(value);
  });
});

describe('a quoted figure agrees with the table', () => {
  it.each([
    ['28%', '27.7%', true],
    ['27.7%', '28%', true],
    ['27%', '27.7%', false],
    ['27.7%', '27.74%', true],
    ['27.8%', '27.74%', false],
    ['38%', '50%', false],
    ['50%', '50% (6/12)', true],
    ['1992', '1,992', true],
  ])('%s against %s: %p', (quoted, table, agrees) => {
    expect(agreesWith(read(quoted), read(table), 'percent')).toBe(agrees);
  });

  it('in the unit of the measure', () => {
    expect(agreesWith(read('51%'), read('280 51%'), 'percent')).toBe(true);
    expect(agreesWith(read('280'), read('280 51%'), 'count')).toBe(true);
  });

  it('neither yes nor no where one of them gives no number', () => {
    expect(agreesWith(read('12%'), read('12/10%'), 'percent')).toBeUndefined();
    expect(agreesWith(read('N/A'), read('12%'), 'percent')).toBeUndefined();
  });
});
