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
  quarterly: null,
  yearly: null,
});
export type Recurrence = t.TypeOf<typeof Recurrence>;

/**
 * When an action is to be done: the text as printed, and what of it is certain.
 *
 * @example
 * import { Timescale } from '@plan-ledger/domain';
 * assert.equal(Timescale.is({ printed: 'June 2020', due: '2020-06-30' }), true);
 */
export const Timescale = t.intersection([
  t.type({ printed: t.string }),
  t.partial({ due: CalendarDay, starts: t.string, recurs: Recurrence }),
]);
export type Timescale = t.TypeOf<typeof Timescale>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const DATE = `(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+)?(${MONTH})\\s+(\\d{4}|\\d{2})(?!\\d)`;

const DUE = new RegExp(
  `(?:^|\\bby\\s+(?:the\\s+)?(?:end\\s+of\\s+)?|\\bin\\s+)${DATE}(?!\\s+(?:onwards|for|to)\\b)`,
  'iu',
);
const STARTS = new RegExp(
  `\\b(?:from|start(?:ed|ing)?|re-?starting in)\\s+${DATE}|^${DATE}\\s+(?:onwards|for)\\b`,
  'iu',
);
const NOT_DUE = /re-?starting in|\btook place\b/iu;

const RECURRENCES: readonly (readonly [Recurrence, RegExp])[] = [
  ['daily', /\bdaily\b/iu],
  ['weekly', /\bweekly\b/iu],
  ['fortnightly', /\bfortnightly\b/iu],
  ['monthly', /\bmonthly\b|\b(?:each|every) month\b/iu],
  ['quarterly', /\bquarterly\b/iu],
  ['yearly', /\b(?:yearly|annual(?:ly)?)\b/iu],
];

const monthCode = (name: string, year: string): string => {
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return `${year.length === 2 ? '20' : ''}${year}-${String(month).padStart(2, '0')}`;
};

const dueIn = (printed: string): CalendarDay | undefined => {
  const found = NOT_DUE.test(printed) ? null : DUE.exec(printed);
  if (found === null) return undefined;
  const month = monthCode(found[2] ?? '', found[3] ?? '');
  const day = found[1] === undefined ? lastDayOfMonth(month) : `${month}-${found[1].padStart(2, '0')}`;
  return CalendarDay.is(day) ? day : undefined;
};

const startIn = (printed: string): string | undefined => {
  const found = STARTS.exec(printed);
  if (found === null) return undefined;
  return monthCode(found[2] ?? found[5] ?? '', found[3] ?? found[6] ?? '');
};

/** The first that the text names: `Monthly (via weekly meetings)` is monthly. */
const recurrenceIn = (printed: string): Recurrence | undefined =>
  RECURRENCES.map(([recurs, word]) => ({ recurs, at: printed.search(word) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0]?.recurs;

/**
 * Reads a timescale as a plan prints it. A month without a day is due on its last day; a text without a year gives no
 * date, and neither does one that says when something starts or how often it is done.
 *
 * @example
 * import { parseTimescale } from '@plan-ledger/domain';
 * assert.deepEqual(parseTimescale('By end of January 2020'), {
 *   printed: 'By end of January 2020',
 *   due: '2020-01-31',
 * });
 * assert.deepEqual(parseTimescale('Each month'), { printed: 'Each month', recurs: 'monthly' });
 * assert.deepEqual(parseTimescale('September 2019 onwards'), { printed: 'September 2019 onwards', starts: '2019-09' });
 */
export const parseTimescale = (printed: string): Timescale => {
  const due = dueIn(printed);
  const starts = startIn(printed);
  const recurs = recurrenceIn(printed);
  return {
    printed,
    ...(due === undefined ? {} : { due }),
    ...(starts === undefined ? {} : { starts }),
    ...(recurs === undefined ? {} : { recurs }),
  };
};
