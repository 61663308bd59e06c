import { type CalendarDay, dayInWords, daysBetween } from '@plan-ledger/domain';

import { capital, countedInWords, countInWords } from '../words.js';

/** Something that is due, with every date that it was given. */
export interface SlippageRow {
  /** As the plan numbers it; empty where it does not. */
  readonly ref: string;
  readonly title: string;
  readonly href?: string;
  /** The dates in the order in which they were given, the first one first; `null` where the date was taken away. */
  readonly dues: readonly (CalendarDay | null)[];
  readonly completed: boolean;
}

/** The first date that was given, the one that holds now, and how often it moved. */
interface Dates {
  readonly first: CalendarDay | null;
  readonly now: CalendarDay | null;
  readonly moves: number;
}

/** The dates of something; none where it has none. */
export const datesOf = ({ dues }: SlippageRow): Dates => {
  const first = dues.find((due) => due !== null) ?? null;
  const given = dues.slice(dues.indexOf(first));
  const moves = given.filter((due, at) => at > 0 && due !== given[at - 1]).length;
  return { first, now: given.at(-1) ?? null, moves };
};

const apart = (days: number): string =>
  days < 60 ? countedInWords(days, 'day') : `about ${countedInWords(Math.round(days / 30.44), 'month')}`;

const times = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${countInWords(count)} times`;

const moved = (first: CalendarDay, now: CalendarDay | null): string => {
  if (now === null) return 'now without a date';
  const days = daysBetween(first, now);
  const by =
    days === 0 ? 'again its first date' : `${apart(Math.abs(days))} ${days > 0 ? 'later' : 'earlier'}`;
  return `now ${dayInWords(now)}, ${by}`;
};

/** Whether something is not completed and its date is past. */
export const isOverdue = (row: SlippageRow, on: CalendarDay): boolean => {
  const { now } = datesOf(row);
  return !row.completed && now !== null && now < on;
};

/** The dates of one thing in a sentence; empty where it has none. */
export const datesInWords = (row: SlippageRow, on: CalendarDay): string => {
  const { first, now, moves } = datesOf(row);
  if (first === null) return '';
  const dates =
    moves === 0
      ? `Due ${dayInWords(first)}`
      : `First due ${dayInWords(first)}; ${moved(first, now)}; moved ${times(moves)}`;
  const overdue = now !== null && isOverdue(row, on) ? `; ${apart(daysBetween(now, on))} past its date` : '';
  return `${dates}${row.completed ? '; completed' : overdue}.`;
};

/** How many moved, and which way; how many are past their date. */
export const headlineOf = (rows: readonly SlippageRow[], on: CalendarDay): string => {
  if (rows.length === 0) return 'Nothing here has a date';
  const dates = rows.map(datesOf);
  const later = dates.filter(({ first, now }) => first !== null && (now === null || now > first)).length;
  const movedCount = dates.filter(({ moves }) => moves > 0).length;
  const overdue = rows.filter((row) => isOverdue(row, on)).length;
  const moves =
    movedCount === 0
      ? `None of ${countInWords(rows.length)} moved`
      : `${capital(countInWords(movedCount))} of ${countInWords(rows.length)} moved, ${countInWords(later)} later than first due`;
  return `${moves}; ${countInWords(overdue)} past ${overdue <= 1 ? 'its' : 'their'} date and not completed`;
};
