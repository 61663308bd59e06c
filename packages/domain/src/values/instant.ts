import * as t from 'io-ts';

import { CalendarDay } from './calendar-day.js';

const FORM = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

export interface InstantBrand {
  readonly Instant: unique symbol;
}

/**
 * A moment in UTC to the millisecond, `YYYY-MM-DDTHH:MM:SS.mmmZ`, always 24 characters. Two of them compare as text.
 *
 * @example
 * import { Instant } from '@plan-ledger/domain';
 * assert.equal(Instant.is('2026-11-22T10:00:00.000Z'), true);
 * assert.equal(Instant.is('2026-11-22T10:00Z'), false);
 */
export const Instant = t.brand(
  t.string,
  (s): s is t.Branded<string, InstantBrand> => CalendarDay.is(FORM.exec(s)?.[1] ?? ''),
  'Instant',
);
export type Instant = t.TypeOf<typeof Instant>;

/**
 * The later of two instants.
 *
 * @example
 * import { laterInstant, Instant } from '@plan-ledger/domain';
 * const at = (text: string) => text as Instant;
 * assert.equal(
 *   laterInstant(at('2026-11-22T10:00:00.000Z'), at('2026-11-22T09:59:59.999Z')),
 *   '2026-11-22T10:00:00.000Z',
 * );
 */
export const laterInstant = (a: Instant, b: Instant): Instant => (a > b ? a : b);
