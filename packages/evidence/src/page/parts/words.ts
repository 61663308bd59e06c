import { type CalendarDay, dayInWords } from '@plan-ledger/domain';

/** A day in words; nothing where there is none. */
export const dayOr = (day: CalendarDay | null | undefined, none = ''): string =>
  day === null || day === undefined ? none : dayInWords(day);

/** An instant in words: `28 January 2021 at 10:15 UTC`. */
export const instantInWords = (instant: string): string =>
  `${dayInWords(instant.slice(0, 10) as CalendarDay)} at ${instant.slice(11, 16)} UTC`;

/** How many of something: `1 action`, `3 actions`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** A number in a sentence: 0 as `none`. */
export const orNone = (count: number): string => (count === 0 ? 'none' : `${count}`);

/** How often something moved: `once`, `3 times`, and nothing for never. */
export const times = (count: number): string => (count === 0 ? '' : count === 1 ? 'once' : `${count} times`);

/** Texts as in a sentence: `a, b and c`. */
export const joined = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1) ?? ''}`;

const LONGEST = 180;

/** The beginning of a long text; the tables beside the page have all of it. */
export const clipped = (text: string): string =>
  text.length <= LONGEST
    ? text
    : `${text.slice(0, text.lastIndexOf(' ', LONGEST) + 1 || LONGEST).trimEnd()} …`;
