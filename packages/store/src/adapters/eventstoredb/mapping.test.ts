import type { EventData, RecordedEvent } from '@eventstore/db-client';
import type { PlanId, Recorded } from '@plan-ledger/domain';
import { describe, expect, it } from '@jest/globals';

import type { Written } from '../../event-store.js';
import { idNamed, instant, PLAN, said } from '../../testing/samples.js';
import { planIn, positionOf, revisionOf, sent, serverPositionOf, storedIn, versionOf } from './mapping.js';
import { newSecret } from './secret/form.js';
import { heldOf } from './texts/held.js';

const HELD = heldOf('0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11', newSecret());

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

const sentWith = (mark: string, one: Written = written): EventData => {
  const made = sent(HELD, one, mark);
  if (made._tag === 'Left') throw new Error(made.left.why);
  return made.right;
};

/** What the server gives back for what was sent to it. */
const given = (over: Readonly<Record<string, unknown>> = {}): RecordedEvent => {
  const { id, type, data, metadata } = sentWith('mark');
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
  it('has its fields as data, its envelope as metadata, and its texts encrypted', () => {
    const base64 = expect.stringMatching(/^[A-Za-z0-9+/]{40,}={0,2}$/u) as unknown as string;
    expect(sentWith('mark')).toEqual({
      id: recorded.id,
      type: 'SectionAdded',
      contentType: 'application/json',
      data: { section: 'practice', title: '[text]', order: 1 },
      metadata: {
        reportedOn: '2020-05-26',
        recordedAt: '2026-11-22T10:00:00.000Z',
        actor: 'U1',
        reason: '[text]',
        source: { document: '[text]', place: '[text]' },
        $correlationId: 'may-2020-refresh',
        $causationId: idNamed('cause'),
        schema: 1,
        texts: { 'event.title': base64, reason: base64, 'source.document': base64, 'source.place': base64 },
        sealed: base64,
        append: { first: 3, last: 5, id: 'mark' },
      },
    });
  });

  it('is as it was said where it has no text', () => {
    const { reason: _, source: __, ...rest } = recorded;
    const event = { ...rest, event: { type: 'SectionMoved', section: 'practice', order: 2 } } as Recorded;
    const { data, metadata } = sentWith('mark', { ...written, event });
    expect(data).toEqual({ section: 'practice', order: 2 });
    expect(metadata).toMatchObject({ seal: 'sealed' });
    expect(metadata).not.toHaveProperty('texts');
    expect(metadata).not.toHaveProperty('sealed');
  });

  it('comes back as it was', () => {
    const texts = ['event.title', 'reason', 'source.document', 'source.place'];
    expect(storedIn(HELD, PLAN, given())).toEqual({
      _tag: 'Right',
      right: { ...written, appendId: 'mark', texts },
    });
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
      metadata: { ...(sentWith('m').metadata as object), reportedOn: '2020-02-31' },
    },
    'of a type that nobody knows': { type: 'OrderPlaced' },
  };
  it.each(Object.entries(strange))('that is %s is named with its version', (_, over) => {
    const read = storedIn(HELD, PLAN, given(over));
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
