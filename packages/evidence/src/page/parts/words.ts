import { type CalendarDay, dayInWords } from '@plan-ledger/domain';

/** A day in words; nothing where there is none. */
export const dayOr = (day: CalendarDay | null | undefined, none = ''): string =>
  day === null || day === undefined ? none : dayInWords(day);

/** An instant in words: `28 January 2021 at 10:15 UTC`. */
export const instantInWords = (instant: string): string =>
  `${dayInWords(instant.slice(0, 10) as CalendarDay)} at ${instant.slice(11, 16)} UTC`;

/** A number in a sentence: 0 as `none`. */
export const orNone = (count: number): string => (count === 0 ? 'none' : `${count}`);

const LONGEST = 180;

/** The beginning of a long text; the tables beside the page have all of it. */
export const clipped = (text: string): string =>
  text.length <= LONGEST
    ? text
    : `${text.slice(0, text.lastIndexOf(' ', LONGEST) + 1 || LONGEST).trimEnd()} …`;
