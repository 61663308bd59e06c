import { addDays as addDaysTo } from 'date-fns/addDays';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { formatISO } from 'date-fns/formatISO';
import { parseISO } from 'date-fns/parseISO';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';

const FORM = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export interface CalendarDayBrand {
  readonly CalendarDay: unique symbol;
}

const exists = (text: string): boolean => {
  const found = FORM.exec(text);
  return found !== null && (Number(found[3]) <= 28 || Number(found[3]) <= daysInMonth(text.slice(0, 7)));
};

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Counted and not made with dates: whoever folds a long history asks it millions of times. */
const daysInMonth = (month: string): number => {
  const [year, at] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return at === 2 && isLeap(year) ? 29 : (LENGTHS[at - 1] ?? NaN);
};

/**
 * A day in the calendar, without a time or a zone: `YYYY-MM-DD`. Two of them compare as text.
 *
 * @example
 * import { CalendarDay } from '@plan-ledger/domain';
 * assert.equal(CalendarDay.is('2020-02-29'), true);
 * assert.equal(CalendarDay.is('2021-02-29'), false);
 */
export const CalendarDay = t.brand(
  t.string,
  (s): s is t.Branded<string, CalendarDayBrand> => exists(s),
  'CalendarDay',
);
export type CalendarDay = t.TypeOf<typeof CalendarDay>;

/**
 * Reads a calendar day; `Left` says what was found and what is wanted.
 *
 * @example
 * import { parseDay } from '@plan-ledger/domain';
 * assert.deepEqual(parseDay('2020-02-31'), {
 *   _tag: 'Left',
 *   left: 'Found "2020-02-31"; wanted a day that exists, as YYYY-MM-DD',
 * });
 */
export const parseDay = (text: string): E.Either<string, CalendarDay> =>
  CalendarDay.is(text)
    ? E.right(text)
    : E.left(`Found ${JSON.stringify(text)}; wanted a day that exists, as YYYY-MM-DD`);

const dayOf = (date: Date): CalendarDay => formatISO(date, { representation: 'date' }) as CalendarDay;

/**
 * The day that is a number of calendar days later (or earlier, when negative).
 *
 * @example
 * import { addDays, CalendarDay } from '@plan-ledger/domain';
 * assert.equal(addDays('2020-02-28' as CalendarDay, 2), '2020-03-01');
 */
export const addDays = (day: CalendarDay, days: number): CalendarDay => dayOf(addDaysTo(parseISO(day), days));

/**
 * How many calendar days `later` is after `earlier`; negative when it is before.
 *
 * @example
 * import { daysBetween, CalendarDay } from '@plan-ledger/domain';
 * assert.equal(daysBetween('2020-06-09' as CalendarDay, '2021-01-28' as CalendarDay), 233);
 */
export const daysBetween = (earlier: CalendarDay, later: CalendarDay): number =>
  differenceInCalendarDays(parseISO(later), parseISO(earlier));

/**
 * The last day of the month `YYYY-MM`.
 *
 * @example
 * import { lastDayOfMonth } from '@plan-ledger/domain';
 * assert.equal(lastDayOfMonth('2020-02'), '2020-02-29');
 */
export const lastDayOfMonth = (month: string): CalendarDay => `${month}-${daysInMonth(month)}` as CalendarDay;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * The English name of a month, 1 to 12.
 *
 * @example
 * import { monthName } from '@plan-ledger/domain';
 * assert.equal(monthName(5), 'May');
 */
export const monthName = (month: number): string => MONTHS[month - 1] ?? '';

/**
 * A day as people write it.
 *
 * @example
 * import { dayInWords, CalendarDay } from '@plan-ledger/domain';
 * assert.equal(dayInWords('2021-01-28' as CalendarDay), '28 January 2021');
 */
export const dayInWords = (day: CalendarDay): string =>
  `${Number(day.slice(8))} ${monthName(Number(day.slice(5, 7)))} ${day.slice(0, 4)}`;
