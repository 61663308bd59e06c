import { describe, expect, it } from '@jest/globals';

import { Instant, laterInstant } from './instant.js';

const at = (text: string): Instant => text as Instant;

describe('Instant', () => {
  it.each(['2026-11-22T10:00:00.000Z', '2020-02-29T23:59:59.999Z', '2020-01-01T00:00:00.000Z'])(
    'takes a moment in UTC to the millisecond: %s',
    (text) => expect(Instant.is(text)).toBe(true),
  );

  it.each([
    ['no milliseconds', '2026-11-22T10:00:00Z'],
    ['microseconds', '2026-11-22T10:00:00.000000Z'],
    ['an offset', '2026-11-22T10:00:00.000+00:00'],
    ['no zone', '2026-11-22T10:00:00.000'],
    ['a space for the T', '2026-11-22 10:00:00.000Z'],
    ['hour 24', '2026-11-22T24:00:00.000Z'],
    ['minute 60', '2026-11-22T10:60:00.000Z'],
    ['a leap second', '2026-12-31T23:59:60.000Z'],
    ['a day that does not exist', '2026-02-29T10:00:00.000Z'],
    ['a line break at the end', '2026-11-22T10:00:00.000Z\n'],
    ['nothing', ''],
  ])('refuses %s', (_what, text) => expect(Instant.is(text)).toBe(false));

  it('takes what Date writes', () => expect(Instant.is(new Date(0).toISOString())).toBe(true));
});

describe('laterInstant', () => {
  it('gives the later one in either order, and either of two equal ones', () => {
    const [early, late] = [at('2026-11-22T09:59:59.999Z'), at('2026-11-22T10:00:00.000Z')];
    expect(laterInstant(early, late)).toBe(late);
    expect(laterInstant(late, early)).toBe(late);
    expect(laterInstant(late, late)).toBe(late);
  });
});
