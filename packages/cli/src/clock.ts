import { randomUUID } from 'node:crypto';

import type { CalendarDay, EventId, Instant } from '@plan-ledger/domain';

/** The clock and the ids of the outside world: the only place that has them. */
export const now = (): Instant => new Date().toISOString() as Instant;
export const newId = (): EventId => randomUUID() as EventId;

const DAY = 24 * 60 * 60 * 1000;

/** The last day on which something can have been reported: tomorrow in UTC, since some time zones are a day ahead. */
export const latestReportDay = (): CalendarDay =>
  new Date(Date.now() + DAY).toISOString().slice(0, 10) as CalendarDay;

/** What is wrong with the day of a report: nothing, unless it is still to come. A plan takes no report older than its newest one. */
export const notYet = (day: CalendarDay): string | undefined =>
  day <= latestReportDay()
    ? undefined
    : `Found ${day}, a day that is still to come; wanted the day of the report, ${latestReportDay()} at the latest`;

/** Today in the calendar of this machine. */
export const today = (): CalendarDay => {
  const date = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}` as CalendarDay;
};
