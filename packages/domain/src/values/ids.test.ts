import { describe, expect, it } from '@jest/globals';

import { ActionId, ActorId, EditionLabel, EventId, MeasureId, PlanId, SectionId } from './ids.js';
import { EvidenceId, MilestoneId, OversightId, RecommendationId, RiskId } from './member-ids.js';

const SLUGS = {
  PlanId,
  SectionId,
  ActionId,
  MeasureId,
  EditionLabel,
  MilestoneId,
  RecommendationId,
  RiskId,
  EvidenceId,
  OversightId,
};

describe.each(Object.entries(SLUGS))('%s', (_name, codec) => {
  it.each(['a', '1', 'may-2020', 'hearts-and-minds', 'seen-s47', 'constructor', 'x'.repeat(80)])(
    'takes lower-case words and digits joined by hyphens: %s',
    (text) => expect(codec.is(text)).toBe(true),
  );

  it.each([
    ['nothing', ''],
    ['a capital', 'May-2020'],
    ['a space', 'may 2020'],
    ['a hyphen first', '-may'],
    ['a hyphen last', 'may-'],
    ['two hyphens', 'may--2020'],
    ['an underscore', 'may_2020'],
    ['a slash', 'may/2020'],
    ['dots that climb', '../plan'],
    ['a letter outside a to z', 'évaluation'],
    ['__proto__', '__proto__'],
    ['a line break at the end', 'may-2020\n'],
    ['a zero byte', 'may\u0000'],
    ['81 characters', 'x'.repeat(81)],
  ])('refuses %s', (_what, text) => expect(codec.is(text)).toBe(false));

  it.each([undefined, null, 7, ['may'], { id: 'may' }])('refuses what is no text: %p', (value) =>
    expect(codec.is(value)).toBe(false),
  );

  it('answers at once on a long text that nearly fits', () => {
    const started = Date.now();
    expect(codec.is('a-'.repeat(500_000))).toBe(false);
    expect(Date.now() - started).toBeLessThan(1000);
  });
});

describe('EventId', () => {
  it('takes a lower-case UUID and nothing else', () => {
    expect(EventId.is('0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11')).toBe(true);
    expect(EventId.is('0B7E3C1E-7F4E-4C7E-9D55-3F2F6A1F0C11')).toBe(false);
    expect(EventId.is('0b7e3c1e7f4e4c7e9d553f2f6a1f0c11')).toBe(false);
    expect(EventId.is('{0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11}')).toBe(false);
    expect(EventId.is('0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11\n')).toBe(false);
  });
});

describe('ActorId', () => {
  it.each(['U1', 'a', 'importer', 'a.b_c-d', 'X'.repeat(64)])('takes an opaque id: %s', (text) =>
    expect(ActorId.is(text)).toBe(true),
  );

  it.each(['', 'Jane Smith', 'jane@council.example', '-a', '.a', 'X'.repeat(65), 'a\n'])(
    'refuses what looks like a name, an address or nothing: %p',
    (text) => expect(ActorId.is(text)).toBe(false),
  );
});
