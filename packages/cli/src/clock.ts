import { randomUUID } from 'node:crypto';

import type { CalendarDay, EventId, Instant } from '@plan-ledger/domain';

/** The clock and the ids of the outside world: the only place that has them. */
export const now = (): Instant => new Date().toISOString() as Instant;
export const newId = (): EventId => randomUUID() as EventId;

/** Today in the calendar of this machine. */
export const today = (): CalendarDay => {
  const date = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}` as CalendarDay;
};
