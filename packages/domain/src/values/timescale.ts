import * as t from 'io-ts';

import { CalendarDay, lastDayOfMonth } from './calendar-day.js';

/**
 * How often something is repeated.
 *
 * @example
 * import { Recurrence } from '@plan-ledger/domain';
 * assert.equal(Recurrence.is('monthly'), true);
 */
export const Recurrence = t.keyof({
  daily: null,
  weekly: null,
  fortnightly: null,
  monthly: null,
  'two-monthly': null,
  quarterly: null,
  'six-monthly': null,
  yearly: null,
});
export type Recurrence = t.TypeOf<typeof Recurrence>;

/**
 * Why a timescale has no day: it goes on, it is to be confirmed, it waits, or it counts from something else.
 *
 * @example
 * import { Undated } from '@plan-ledger/domain';
 * assert.equal(Undated.is('on-going'), true);
 */
export const Undated = t.keyof({
  'on-going': null,
  'to-be-confirmed': null,
  'on-hold': null,
  relative: null,
});
export type Undated = t.TypeOf<typeof Undated>;

/**
 * When an action is to be done: the text as printed, and what of it is certain.
 *
 * @example
 * import { Timescale } from '@plan-ledger/domain';
 * assert.equal(Timescale.is({ printed: 'June 2020', due: '2020-06-30' }), true);
 */
export const Timescale = t.intersection([
  t.type({ printed: t.string }),
  t.partial({ due: CalendarDay, starts: t.string, recurs: Recurrence, undated: Undated }),
]);
export type Timescale = t.TypeOf<typeof Timescale>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
// `June 31` is a day of June, and no year.
const YEAR = '(?:19|20|21)\\d{2}|[0-2]\\d';
const DATE = `(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+)?(${MONTH})[\\s,-]*(${YEAR})(?!\\d|st|nd|rd|th)`;
const GOES_ON = '(?:(?:onwards|for|to)\\b|(?:and|[-–&])\\s*on-?\\s?going\\b)';

const DUE = new RegExp(
  '(?:^(?:until\\s+|complete\\s+)?(?:end\\s+(?:of\\s+)?)?|\\bby\\s+(?:the\\s+)?(?:end\\s+(?:of\\s+)?)?|\\bin\\s+)' +
    `${DATE}(?!\\s+${GOES_ON})`,
  'iu',
);
const BEGINNING = new RegExp(`\\bbeginning\\s+of\\s+(${MONTH})\\s*(${YEAR})(?!\\d)`, 'iu');
const QUARTER = /\b(first|second|third|fourth)\s+quarter\s+of\s+(\d{4})\b(?!\/)/iu;
const RANGE = new RegExp(
  `^(?:from\\s+)?(${MONTH})(?:\\s*(${YEAR}))?\\s*(?:to|[-–/])\\s*(${MONTH})\\s*(${YEAR})(?!\\d)`,
  'iu',
);
const STARTS = new RegExp(
  `\\b(?:from|start(?:ed|ing)?|commencing|re-?starting in)\\s+(?:early\\s+|mid\\s+|late\\s+)?${DATE}|^${DATE}\\s+(?!to\\b)${GOES_ON}`,
  'iu',
);
const NOT_DUE = /re-?starting in|\btook place\b/iu;

const UNDATED: readonly (readonly [Undated, RegExp])[] = [
  ['on-hold', /\bon hold\b/iu],
  ['to-be-confirmed', /\b(?:tbc|tba|to be (?:confirmed|agreed|decided))\b/iu],
  ['relative', /\b(?:days?|weeks?|months?|years?) (?:from|after)\b|^start of\b/iu],
  ['on-going', /\bon-?\s?going\b/iu],
];

const RECURRENCES: readonly (readonly [Recurrence, RegExp])[] = [
  ['daily', /\bdaily\b/iu],
  ['weekly', /\bweekly\b/iu],
  ['fortnightly', /\bfortnightly\b/iu],
  ['two-monthly', /\b(?:2|two)[- ]monthly\b|\bevery (?:two|2|other) months?\b/iu],
  ['six-monthly', /\b(?:6|six)[- ]monthly\b|\bevery (?:six|6) months\b|\bhalf-?yearly\b/iu],
  ['monthly', /(?<!\bbi-?)\bmonthly\b|\b(?:each|every) month\b/iu],
  ['quarterly', /\bquarterly\b/iu],
  ['yearly', /\b(?:yearly|annual(?:ly)?)\b/iu],
];

const monthCode = (name: string, year: string): string => {
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return `${year.length === 2 ? '20' : ''}${year}-${String(month).padStart(2, '0')}`;
};

const MONTH_FIRST = new RegExp(`\\b(${MONTH})\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`, 'giu');
const ABBREVIATED = new RegExp(`\\b(${MONTH})\\.(?=\\s|$)`, 'giu');
const NUMERIC = /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/gu;

/** A text with its dates in one order: `September 4, 2017` and `04/09/2017` as `4 September 2017`. */
const inOrder = (printed: string): string =>
  printed
    .replace(ABBREVIATED, '$1')
    .replace(MONTH_FIRST, '$2 $1 $3')
    .replace(NUMERIC, (all: string, day: string, month: string, year: string) => {
      const name = MONTHS[Number(month) - 1];
      return name === undefined ? all : `${day} ${name} ${year}`;
    });

interface Span {
  readonly due?: CalendarDay;
  readonly starts?: string;
}

/** From one month to another: `Oct 17 to Feb 18`, `Sep-Dec 17`, `Jul/Aug 2017`. */
const rangeIn = (printed: string): Span | undefined => {
  const [, first = '', ofFirst, last = '', year = ''] = RANGE.exec(printed) ?? [];
  if (first === '') return undefined;
  const end = monthCode(last, year);
  const sameYear = monthCode(first, ofFirst ?? year);
  // `Nov to Jan 18` starts in the year before.
  const starts =
    ofFirst === undefined && sameYear > end
      ? monthCode(first, String(Number(end.slice(0, 4)) - 1))
      : sameYear;
  return { starts, due: lastDayOfMonth(end) };
};

const QUARTER_ENDS: Readonly<Record<string, string>> = {
  first: '03-31',
  second: '06-30',
  third: '09-30',
  fourth: '12-31',
};

const dueIn = (printed: string): CalendarDay | undefined => {
  const [, month, year] = BEGINNING.exec(printed) ?? [];
  if (month !== undefined && year !== undefined) return `${monthCode(month, year)}-01` as CalendarDay;
  const [, quarter = '', ofYear = ''] = QUARTER.exec(printed) ?? [];
  if (quarter !== '') return `${ofYear}-${QUARTER_ENDS[quarter.toLowerCase()] ?? ''}` as CalendarDay;
  const found = NOT_DUE.test(printed) ? null : DUE.exec(printed);
  if (found === null) return undefined;
  const inMonth = monthCode(found[2] ?? '', found[3] ?? '');
  const day = found[1] === undefined ? lastDayOfMonth(inMonth) : `${inMonth}-${found[1].padStart(2, '0')}`;
  return CalendarDay.is(day) ? day : undefined;
};

const startIn = (printed: string): string | undefined => {
  const found = STARTS.exec(printed);
  if (found === null) return undefined;
  return monthCode(found[2] ?? found[5] ?? '', found[3] ?? found[6] ?? '');
};

const spanIn = (printed: string): Span => {
  const due = dueIn(printed);
  const starts = startIn(printed);
  return (
    rangeIn(printed) ?? {
      ...(due === undefined ? {} : { due }),
      ...(starts === undefined ? {} : { starts }),
    }
  );
};

const undatedIn = (printed: string): Undated | undefined =>
  UNDATED.find(([, words]) => words.test(printed))?.[0];

/** The first that the text names: `Monthly (via weekly meetings)` is monthly. */
const recurrenceIn = (printed: string): Recurrence | undefined =>
  RECURRENCES.map(([recurs, word]) => ({ recurs, at: printed.search(word) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0]?.recurs;

/**
 * Reads a timescale as a plan prints it. A month without a day is due on its last day; a text without a year gives no
 * date, and neither does one that says when something starts or how often it is done. A span is due at its end; `undated`
 * says why there is no day.
 *
 * @example
 * import { parseTimescale } from '@plan-ledger/domain';
 * assert.deepEqual(parseTimescale('By end of January 2020'), {
 *   printed: 'By end of January 2020',
 *   due: '2020-01-31',
 * });
 * assert.deepEqual(parseTimescale('Oct 17 to Feb 18'), {
 *   printed: 'Oct 17 to Feb 18',
 *   starts: '2017-10',
 *   due: '2018-02-28',
 * });
 * assert.deepEqual(parseTimescale('Each month'), { printed: 'Each month', recurs: 'monthly' });
 * assert.deepEqual(parseTimescale('September 2019 onwards'), { printed: 'September 2019 onwards', starts: '2019-09' });
 */
export const parseTimescale = (printed: string): Timescale => {
  const span = spanIn(inOrder(printed));
  const recurs = recurrenceIn(printed);
  const undated = span.due === undefined ? undatedIn(printed) : undefined;
  return {
    printed,
    ...span,
    ...(recurs === undefined ? {} : { recurs }),
    ...(undated === undefined ? {} : { undated }),
  };
};
