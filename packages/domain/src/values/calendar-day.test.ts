import { describe, expect, it } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';

import {
  addDays,
  CalendarDay,
  dayInWords,
  daysBetween,
  lastDayOfMonth,
  monthName,
  parseDay,
} from './calendar-day.js';

const day = (text: string): CalendarDay => text as CalendarDay;

const DAY_MS = 86_400_000;
const FIRST = Date.UTC(1900, 0, 1) / DAY_MS;
const utcDay = (number: number): CalendarDay => day(new Date(number * DAY_MS).toISOString().slice(0, 10));
const dayNumber = fc.integer({ min: FIRST, max: Date.UTC(2199, 11, 31) / DAY_MS });

describe('CalendarDay', () => {
  it.each(['2020-02-29', '2000-02-29', '2021-02-28', '2020-12-31', '0001-01-01', '9999-12-31'])(
    'takes a day that exists: %s',
    (text) => expect(CalendarDay.is(text)).toBe(true),
  );

  it.each([
    '2021-02-29',
    '1900-02-29',
    '2020-02-30',
    '2020-02-31',
    '2020-04-31',
    '2020-06-31',
    '2020-09-31',
    '2020-11-31',
    '2020-01-32',
    '2020-00-10',
    '2020-13-01',
    '2020-01-00',
  ])('refuses a day that does not exist: %s', (text) => expect(CalendarDay.is(text)).toBe(false));

  it.each([
    '',
    '2020-1-1',
    '20-01-01',
    '2020/01/01',
    '01-02-2020',
    '2020-01-01T00:00',
    ' 2020-01-01',
    '2020-01-01\n',
  ])('refuses another form: %p', (text) => expect(CalendarDay.is(text)).toBe(false));

  it('takes exactly the days that UTC has', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2199 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (year, month, date) => {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
          const exists = new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10) === text;
          return CalendarDay.is(text) === exists;
        },
      ),
    );
  });
});

describe('parseDay', () => {
  it('gives the day as it was written', () => expect(parseDay('2020-02-29')).toEqual(E.right('2020-02-29')));

  it('says what was found and what is wanted', () => {
    expect(parseDay('31 Feb')).toEqual(E.left('Found "31 Feb"; wanted a day that exists, as YYYY-MM-DD'));
  });
});

describe('addDays', () => {
  it('goes over the end of a month, a leap day and a year', () => {
    expect(addDays(day('2020-02-28'), 1)).toBe('2020-02-29');
    expect(addDays(day('2021-02-28'), 1)).toBe('2021-03-01');
    expect(addDays(day('2020-12-31'), 1)).toBe('2021-01-01');
    expect(addDays(day('2021-01-01'), -1)).toBe('2020-12-31');
    expect(addDays(day('2020-05-05'), 0)).toBe('2020-05-05');
  });

  it('neither loses nor gains a day where clocks change', () => {
    for (const night of [
      '2020-03-28',
      '2020-03-29',
      '2020-10-24',
      '2020-10-25',
      '2020-09-26',
      '2020-03-07',
    ]) {
      expect(daysBetween(day(night), addDays(day(night), 1))).toBe(1);
      expect(addDays(addDays(day(night), 1), -1)).toBe(night);
    }
  });

  it('counts as UTC does, whatever the zone of the machine', () => {
    fc.assert(
      fc.property(dayNumber, fc.integer({ min: -2000, max: 2000 }), (from, days) => {
        fc.pre(from + days >= FIRST);
        expect(addDays(utcDay(from), days)).toBe(utcDay(from + days));
        expect(daysBetween(utcDay(from), utcDay(from + days)) + 0).toBe(days + 0);
      }),
    );
  });
});

describe('lastDayOfMonth', () => {
  it('knows each month, and the leap years', () => {
    expect(
      Array.from({ length: 12 }, (_, at) => lastDayOfMonth(`2021-${String(at + 1).padStart(2, '0')}`)),
    ).toEqual([
      '2021-01-31',
      '2021-02-28',
      '2021-03-31',
      '2021-04-30',
      '2021-05-31',
      '2021-06-30',
      '2021-07-31',
      '2021-08-31',
      '2021-09-30',
      '2021-10-31',
      '2021-11-30',
      '2021-12-31',
    ]);
    expect(lastDayOfMonth('2020-02')).toBe('2020-02-29');
    expect(lastDayOfMonth('2000-02')).toBe('2000-02-29');
    expect(lastDayOfMonth('1900-02')).toBe('1900-02-28');
  });
});

describe('days and months in words', () => {
  it('are written as people write them, without a zero in front', () => {
    expect(dayInWords(day('2020-06-09'))).toBe('9 June 2020');
    expect(dayInWords(day('2021-01-28'))).toBe('28 January 2021');
  });

  it('are empty for a month that there is not', () => {
    expect([0, 1, 12, 13].map(monthName)).toEqual(['', 'January', 'December', '']);
  });
});
