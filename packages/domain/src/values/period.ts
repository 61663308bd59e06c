import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';

import { addDays, CalendarDay, dayInWords, lastDayOfMonth, monthName } from './calendar-day.js';

/**
 * How often a measure is counted.
 *
 * @example
 * import { Frequency } from '@plan-ledger/domain';
 * assert.equal(Frequency.is('month'), true);
 */
export const Frequency = t.keyof({
  day: null,
  month: null,
  quarter: null,
  'financial-quarter': null,
  year: null,
  'financial-year': null,
});
export type Frequency = t.TypeOf<typeof Frequency>;

export interface PeriodBrand {
  readonly Period: unique symbol;
}

const FORMS: Readonly<Record<Frequency, RegExp>> = {
  day: /^\d{4}-\d{2}-\d{2}$/,
  month: /^\d{4}-(?:0[1-9]|1[0-2])$/,
  quarter: /^\d{4}-Q[1-4]$/,
  'financial-quarter': /^\d{4}\/\d{2}-Q[1-4]$/,
  year: /^\d{4}$/,
  'financial-year': /^\d{4}\/\d{2}$/,
};

const FREQUENCIES = Object.keys(FORMS) as readonly Frequency[];

const yearsFollow = (code: string): boolean =>
  !code.includes('/') || Number(code.slice(5, 7)) === (Number(code.slice(0, 4)) + 1) % 100;

const formOf = (code: string): Frequency | undefined => {
  const form = FREQUENCIES.find((frequency) => FORMS[frequency].test(code));
  if (form === undefined || !yearsFollow(code)) return undefined;
  return form === 'day' && !CalendarDay.is(code) ? undefined : form;
};

/**
 * What a figure is about: a month `2020-05`, a day `2020-05-31`, a calendar quarter `2020-Q2` or year `2020`, a financial
 * quarter `2020/21-Q1` (April to June) or year `2020/21`. Codes of one kind sort as text.
 *
 * @example
 * import { Period } from '@plan-ledger/domain';
 * assert.equal(Period.is('2020-05'), true);
 * assert.equal(Period.is('2020-Q5'), false);
 */
export const Period = t.brand(
  t.string,
  (s): s is t.Branded<string, PeriodBrand> => formOf(s) !== undefined,
  'Period',
);
export type Period = t.TypeOf<typeof Period>;

/**
 * Reads a period; `Left` says what was found and which forms there are.
 *
 * @example
 * import { parsePeriod } from '@plan-ledger/domain';
 * assert.deepEqual(parsePeriod('2020-05'), { _tag: 'Right', right: '2020-05' });
 * assert.equal(parsePeriod('2020-13')._tag, 'Left');
 */
export const parsePeriod = (code: string): E.Either<string, Period> =>
  Period.is(code)
    ? E.right(code)
    : E.left(
        `Found ${JSON.stringify(code)}; wanted a month (2020-05), day (2020-05-31), quarter (2020-Q2), ` +
          'year (2020), financial quarter (2020/21-Q1) or financial year (2020/21)',
      );

/**
 * The kind of a period.
 *
 * @example
 * import { frequencyOf, Period } from '@plan-ledger/domain';
 * assert.equal(frequencyOf('2020/21-Q1' as Period), 'financial-quarter');
 */
export const frequencyOf = (period: Period): Frequency => {
  // By its shape, which is enough of a code that is known to be right: whoever folds a long history asks it millions of times.
  const isFinancial = period[4] === '/';
  if (period.length === 4) return 'year';
  if (period.length === 10) return isFinancial ? 'financial-quarter' : 'day';
  if (isFinancial) return 'financial-year';
  return period[5] === 'Q' ? 'quarter' : 'month';
};

const monthFrom = (year: number, monthsAfterJanuary: number): string => {
  const month = (monthsAfterJanuary % 12) + 1;
  return `${String(year + Math.floor(monthsAfterJanuary / 12)).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
};

const monthsOf = (period: Period): readonly [first: string, last: string] => {
  const year = Number(period.slice(0, 4));
  const quarter = Number(period.slice(-1));
  switch (frequencyOf(period)) {
    case 'day':
      return [period.slice(0, 7), period.slice(0, 7)];
    case 'month':
      return [period, period];
    case 'quarter':
      return [monthFrom(year, quarter * 3 - 3), monthFrom(year, quarter * 3 - 1)];
    case 'financial-quarter':
      return [monthFrom(year, quarter * 3), monthFrom(year, quarter * 3 + 2)];
    case 'year':
      return [monthFrom(year, 0), monthFrom(year, 11)];
    case 'financial-year':
      return [monthFrom(year, 3), monthFrom(year, 14)];
  }
};

const firstOf = (month: string): CalendarDay => `${month}-01` as CalendarDay;

/**
 * The first day of a period.
 *
 * @example
 * import { firstDayOf, Period } from '@plan-ledger/domain';
 * assert.equal(firstDayOf('2020/21-Q4' as Period), '2021-01-01');
 */
export const firstDayOf = (period: Period): CalendarDay =>
  frequencyOf(period) === 'day' ? (period as string as CalendarDay) : firstOf(monthsOf(period)[0]);

/**
 * The last day of a period.
 *
 * @example
 * import { lastDayOf, Period } from '@plan-ledger/domain';
 * assert.equal(lastDayOf('2020-02' as Period), '2020-02-29');
 */
export const lastDayOf = (period: Period): CalendarDay =>
  frequencyOf(period) === 'day' ? (period as string as CalendarDay) : lastDayOfMonth(monthsOf(period)[1]);

const financialYear = (start: number): string => `${start}/${String((start + 1) % 100).padStart(2, '0')}`;

/**
 * The period of a kind that a day falls in.
 *
 * @example
 * import { periodOf, CalendarDay } from '@plan-ledger/domain';
 * assert.equal(periodOf('financial-quarter', '2021-03-31' as CalendarDay), '2020/21-Q4');
 */
export const periodOf = (frequency: Frequency, day: CalendarDay): Period => {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const startOfFinancialYear = month >= 4 ? year : year - 1;
  const codes: Readonly<Record<Frequency, () => string>> = {
    day: () => day,
    month: () => day.slice(0, 7),
    quarter: () => `${year}-Q${Math.ceil(month / 3)}`,
    'financial-quarter': () =>
      `${financialYear(startOfFinancialYear)}-Q${Math.ceil((((month + 8) % 12) + 1) / 3)}`,
    year: () => String(year),
    'financial-year': () => financialYear(startOfFinancialYear),
  };
  return codes[frequency]() as Period;
};

/**
 * The period that follows, of the same kind.
 *
 * @example
 * import { nextPeriod, Period } from '@plan-ledger/domain';
 * assert.equal(nextPeriod('2020-12' as Period), '2021-01');
 */
export const nextPeriod = (period: Period): Period => {
  const last = lastDayOf(period);
  const frequency = frequencyOf(period);
  return periodOf(
    frequency,
    frequency === 'day'
      ? addDays(last, 1)
      : firstOf(monthFrom(Number(last.slice(0, 4)), Number(last.slice(5, 7)))),
  );
};

/**
 * All periods of the kind of `from` up to and with `to`; none when `to` is earlier.
 *
 * @example
 * import { periodsFrom, Period } from '@plan-ledger/domain';
 * assert.deepEqual(periodsFrom('2019-12' as Period, '2020-02' as Period), ['2019-12', '2020-01', '2020-02']);
 */
export const periodsFrom = (from: Period, to: Period): readonly Period[] => {
  const periods: Period[] = [];
  for (let period = from; firstDayOf(period) <= firstDayOf(to); period = nextPeriod(period)) {
    periods.push(period);
    // Nothing follows the last period of the year 9999.
    if (lastDayOf(period) >= lastDayOf(to)) break;
  }
  return periods;
};

/**
 * A period in words, quarters spelt out.
 *
 * @example
 * import { periodInWords, Period } from '@plan-ledger/domain';
 * assert.equal(periodInWords('2020-05' as Period), 'May 2020');
 * assert.equal(periodInWords('2020-Q1' as Period), 'January to March 2020');
 */
export const periodInWords = (period: Period): string => {
  const [first, last] = monthsOf(period);
  const month = (code: string): string => monthName(Number(code.slice(5)));
  switch (frequencyOf(period)) {
    case 'day':
      return dayInWords(firstDayOf(period));
    case 'month':
      return `${month(first)} ${first.slice(0, 4)}`;
    case 'quarter':
    case 'financial-quarter':
      return `${month(first)} to ${month(last)} ${last.slice(0, 4)}`;
    case 'year':
      return period;
    case 'financial-year':
      return `April ${first.slice(0, 4)} to March ${last.slice(0, 4)}`;
  }
};
