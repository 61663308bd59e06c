import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';

import { addDays, type CalendarDay, daysBetween } from './calendar-day.js';
import {
  firstDayOf,
  Frequency,
  frequencyOf,
  lastDayOf,
  nextPeriod,
  parsePeriod,
  Period,
  periodInWords,
  periodOf,
  periodsFrom,
} from './period.js';

const period = (code: string): Period => code as Period;
const day = (text: string): CalendarDay => text as CalendarDay;

const KINDS = Object.keys(Frequency.keys) as Frequency[];
const someDay = fc
  .integer({ min: 0, max: 73_000 })
  .map((days) => day(new Date(Date.UTC(1950, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)));
const someKind = fc.constantFrom(...KINDS);

describe('a period', () => {
  it.each([
    ['2020-05', 'month', '2020-05-01', '2020-05-31', 'May 2020'],
    ['2020-02', 'month', '2020-02-01', '2020-02-29', 'February 2020'],
    ['2020-05-31', 'day', '2020-05-31', '2020-05-31', '31 May 2020'],
    ['2020-Q1', 'quarter', '2020-01-01', '2020-03-31', 'January to March 2020'],
    ['2020-Q4', 'quarter', '2020-10-01', '2020-12-31', 'October to December 2020'],
    ['2020', 'year', '2020-01-01', '2020-12-31', '2020'],
    ['2020/21-Q1', 'financial-quarter', '2020-04-01', '2020-06-30', 'April to June 2020'],
    ['2020/21-Q2', 'financial-quarter', '2020-07-01', '2020-09-30', 'July to September 2020'],
    ['2020/21-Q3', 'financial-quarter', '2020-10-01', '2020-12-31', 'October to December 2020'],
    ['2020/21-Q4', 'financial-quarter', '2021-01-01', '2021-03-31', 'January to March 2021'],
    ['2020/21', 'financial-year', '2020-04-01', '2021-03-31', 'April 2020 to March 2021'],
    ['1999/00', 'financial-year', '1999-04-01', '2000-03-31', 'April 1999 to March 2000'],
  ] as const)('%s is a %s from %s to %s, in words %s', (code, kind, first, last, words) => {
    expect(parsePeriod(code)).toEqual(E.right(code));
    expect(frequencyOf(period(code))).toBe(kind);
    expect([firstDayOf(period(code)), lastDayOf(period(code))]).toEqual([first, last]);
    expect(periodInWords(period(code))).toBe(words);
  });

  it.each([
    '',
    '2020-13',
    '2020-00',
    '2020-5',
    '2020-Q0',
    '2020-Q5',
    '2020-q1',
    '2020-02-30',
    '2021-02-29',
    '2020/22',
    '2020/20',
    '2020/21-Q5',
    '20/21',
    '1999/01',
    'May 2020',
    '2020-05\n',
    '__proto__',
  ])('is not %p', (code) => {
    expect(Period.is(code)).toBe(false);
    expect(E.isLeft(parsePeriod(code))).toBe(true);
  });

  it('that cannot be read is answered with every form there is', () => {
    expect(parsePeriod('May')).toEqual(
      E.left(
        'Found "May"; wanted a month (2020-05), day (2020-05-31), quarter (2020-Q2), year (2020), financial quarter (2020/21-Q1) or financial year (2020/21)',
      ),
    );
  });
});

describe('the period of a day', () => {
  it.each([
    ['2020-04-01', '2020-Q2', '2020/21-Q1', '2020/21'],
    ['2020-03-31', '2020-Q1', '2019/20-Q4', '2019/20'],
    ['2021-01-28', '2021-Q1', '2020/21-Q4', '2020/21'],
    ['2020-12-31', '2020-Q4', '2020/21-Q3', '2020/21'],
    ['2000-01-01', '2000-Q1', '1999/00-Q4', '1999/00'],
  ] as const)('%s lies in %s, %s and %s', (text, quarter, financialQuarter, financialYear) => {
    expect(periodOf('quarter', day(text))).toBe(quarter);
    expect(periodOf('financial-quarter', day(text))).toBe(financialQuarter);
    expect(periodOf('financial-year', day(text))).toBe(financialYear);
    expect(periodOf('day', day(text))).toBe(text);
    expect(periodOf('month', day(text))).toBe(text.slice(0, 7));
    expect(periodOf('year', day(text))).toBe(text.slice(0, 4));
  });

  it('is a period of that kind which holds the day', () => {
    fc.assert(
      fc.property(someKind, someDay, (kind, on) => {
        const found = periodOf(kind, on);
        expect(Period.is(found)).toBe(true);
        expect(frequencyOf(found)).toBe(kind);
        expect(firstDayOf(found) <= on && on <= lastDayOf(found)).toBe(true);
      }),
    );
  });

  it('is the same for the first and the last day of the period', () => {
    fc.assert(
      fc.property(someKind, someDay, (kind, on) => {
        const found = periodOf(kind, on);
        expect(periodOf(kind, firstDayOf(found))).toBe(found);
        expect(periodOf(kind, lastDayOf(found))).toBe(found);
      }),
    );
  });
});

describe('the period that follows', () => {
  it.each([
    ['2020-12', '2021-01'],
    ['2020-02-28', '2020-02-29'],
    ['2020-Q4', '2021-Q1'],
    ['2020', '2021'],
    ['2020/21-Q4', '2021/22-Q1'],
    ['1998/99', '1999/00'],
  ])('%s is %s', (from, to) => expect(nextPeriod(period(from))).toBe(to));

  it('starts on the day after, is of the same kind, and sorts after it as text', () => {
    fc.assert(
      fc.property(someKind, someDay, (kind, on) => {
        const one = periodOf(kind, on);
        const next = nextPeriod(one);
        expect(frequencyOf(next)).toBe(kind);
        expect(firstDayOf(next)).toBe(addDays(lastDayOf(one), 1));
        expect(one < next).toBe(true);
      }),
    );
  });
});

describe('codes of one kind', () => {
  it('sort as text in the order of time', () => {
    fc.assert(
      fc.property(someKind, someDay, someDay, (kind, a, b) => {
        const [one, other] = [periodOf(kind, a), periodOf(kind, b)];
        expect(Math.sign(daysBetween(firstDayOf(other), firstDayOf(one))) + 0).toBe(
          one < other ? -1 : one > other ? 1 : 0,
        );
      }),
    );
  });
});

describe('periodsFrom', () => {
  it('gives three months for each quarter, and four quarters for each year, without a gap', () => {
    fc.assert(
      fc.property(someDay, (on) => {
        for (const [small, large, count] of [
          ['month', 'quarter', 3],
          ['month', 'financial-quarter', 3],
          ['quarter', 'year', 4],
          ['financial-quarter', 'financial-year', 4],
        ] as const) {
          const whole = periodOf(large, on);
          const parts = periodsFrom(periodOf(small, firstDayOf(whole)), periodOf(small, lastDayOf(whole)));
          expect(parts).toHaveLength(count);
          expect(parts.every((part) => periodOf(large, firstDayOf(part)) === whole)).toBe(true);
        }
      }),
    );
  });

  it('gives one period from itself to itself, and none backwards', () => {
    expect(periodsFrom(period('2020-05'), period('2020-05'))).toEqual(['2020-05']);
    expect(periodsFrom(period('2020-06'), period('2020-05'))).toEqual([]);
  });

  it.each(['9999-12', '9999-12-31', '9999-Q4', '9999', '9999/00'])(
    'ends where the calendar ends: %s',
    (code) => {
      expect(periodsFrom(period(code), period(code))).toEqual([code]);
    },
  );
});
