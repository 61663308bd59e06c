import type { RecordedEvent } from '@eventstore/db-client';
import type { PlanId, Recorded } from '@plan-ledger/domain';
import { describe, expect, it } from '@jest/globals';

import type { Written } from '../../event-store.js';
import { idNamed, instant, PLAN, said } from '../../testing/samples.js';
import { planIn, positionOf, revisionOf, sent, serverPositionOf, storedIn, versionOf } from './mapping.js';

const whole = said('a', {
  reason: 'The board asked',
  source: { document: 'May 2020', place: 'row 3' },
  causation: idNamed('cause'),
});
const recorded = {
  ...whole,
  plan: PLAN,
  version: 4,
  schema: 1,
  recordedAt: instant('2026-11-22T10:00:00.000Z'),
  seal: 'sealed',
} as Recorded;
const written: Written = { event: recorded, first: 3, last: 5 };

/** What the server gives back for what was sent to it. */
const given = (over: Readonly<Record<string, unknown>> = {}): RecordedEvent => {
  const { id, type, data, metadata } = sent(written, 'mark');
  return {
    id,
    type,
    data,
    metadata,
    isJson: true,
    streamId: 'plan-a',
    revision: 3n,
    created: new Date(0),
    ...over,
  } as never;
};

describe('An event on the server', () => {
  it('has its fields as data, and its envelope as metadata', () => {
    expect(sent(written, 'mark')).toEqual({
      id: recorded.id,
      type: 'SectionAdded',
      contentType: 'application/json',
      data: { section: 'practice', title: 'Section a', order: 1 },
      metadata: {
        reportedOn: '2020-05-26',
        recordedAt: '2026-11-22T10:00:00.000Z',
        actor: 'U1',
        reason: 'The board asked',
        source: { document: 'May 2020', place: 'row 3' },
        $correlationId: 'may-2020-refresh',
        $causationId: idNamed('cause'),
        schema: 1,
        seal: 'sealed',
        append: { first: 3, last: 5, id: 'mark' },
      },
    });
  });

  it('comes back as it was', () => {
    expect(storedIn(PLAN, given())).toEqual({ _tag: 'Right', right: { ...written, appendId: 'mark' } });
  });

  const strange: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    'a link': { type: '$>', isJson: false, data: new Uint8Array() },
    bytes: { isJson: false, data: new Uint8Array([1]) },
    'text instead of fields': { data: '{"half' },
    'a list instead of fields': { data: [] },
    'without metadata': { metadata: undefined },
    'with metadata that is no JSON': { metadata: new Uint8Array([1]) },
    'with the metadata of another program': { metadata: { user: 'U1' } },
    'with a day that is none': {
      metadata: { ...(sent(written, 'm').metadata as object), reportedOn: '2020-02-31' },
    },
    'of a type that nobody knows': { type: 'OrderPlaced' },
  };
  it.each(Object.entries(strange))('that is %s is named with its version', (_, over) => {
    const read = storedIn(PLAN, given(over));
    expect(read).toMatchObject({
      _tag: 'Left',
      left: { _tag: 'Unreadable', stream: 'plan-gloucestershire-aip', version: 4 },
    });
  });
});

describe('Versions, positions and names', () => {
  it('are one more than revisions', () => {
    expect([versionOf(0n), versionOf(749n), revisionOf(1), revisionOf(750)]).toEqual([1, 750, 0n, 749n]);
  });

  it('keep the order of the log as text, to the largest number', () => {
    const places = [
      { commit: 0n, prepare: 0n },
      { commit: 9n, prepare: 10n },
      { commit: 10n, prepare: 9n },
      { commit: 9_007_199_254_740_993n, prepare: 1n },
      { commit: 18_446_744_073_709_551_615n, prepare: 18_446_744_073_709_551_615n },
    ];
    const texts = places.map(positionOf);
    expect([...texts].sort()).toEqual(texts);
    expect(texts.map(serverPositionOf)).toEqual(places.map((right) => ({ _tag: 'Right', right })));
    expect(serverPositionOf('')).toEqual({ _tag: 'Right', right: undefined });
    expect(serverPositionOf('12-13')).toMatchObject({ _tag: 'Left', left: { _tag: 'Unreadable' } });
  });

  it('find the plan in the name of a stream', () => {
    const names = ['plan-a', 'plan-', 'plan-A b', '$$plan-a', 'plans', 'se.plan-a'];
    expect(names.map((name) => planIn(name, ''))).toEqual([
      'a' as PlanId,
      ...Array<undefined>(5).fill(undefined),
    ]);
    expect(planIn('se.plan-a', 'se.')).toBe('a');
  });
});
