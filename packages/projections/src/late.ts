import { type CalendarDay, daysBetween, type Timescale } from '@plan-ledger/domain';

/** Days past the due date; `null` where it is not overdue. What is repeated has no end that it could miss. */
export const daysLate = (
  timescale: Timescale | undefined,
  isDone: boolean,
  on: CalendarDay,
): number | null => {
  const { due, recurs } = timescale ?? {};
  return isDone || recurs !== undefined || due === undefined || due >= on ? null : daysBetween(due, on);
};
