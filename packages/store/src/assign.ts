import {
  type Instant,
  laterInstant,
  type PlanId,
  planEventCodec,
  type Recordable,
  type Recorded,
  type Version,
} from '@plan-ledger/domain';

import { type Appended, type Conflict, type ExpectedVersion, streamOf, type Winner } from './event-store.js';

/** Where a plan stands: its version, and when its last event was recorded. Version 0 has none. */
export interface Head {
  readonly version: Version;
  readonly recordedAt?: Instant;
}

export const NO_PLAN: Head = { version: 0 };

/**
 * What a writer says in an event, and nothing else that its object may hold: the same fields in every store.
 */
export const saidIn = ({
  id,
  event,
  reportedOn,
  actor,
  correlation,
  reason,
  source,
  causation,
}: Recordable): Recordable => ({
  id,
  event,
  reportedOn,
  actor,
  correlation,
  ...(reason === undefined ? {} : { reason }),
  ...(source === undefined ? {} : { source }),
  ...(causation === undefined ? {} : { causation }),
});

/**
 * Gives events their versions, after the plan's head, and the instant at which they are stored: `now`, or the head's when
 * the clock has gone back. It never fails: check the events first.
 *
 * @example
 * import { assign } from '@plan-ledger/store';
 * const said = {
 *   id: '0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11',
 *   event: { type: 'PlanClosed' },
 *   reportedOn: '2021-01-28',
 *   actor: 'U1',
 *   correlation: 'january-board',
 * };
 * const head = { version: 7, recordedAt: '2021-01-28T10:00:00.000Z' };
 * const [closed] = assign('gloucestershire-aip', head, [said], '2021-01-28T09:00:00.000Z');
 * assert.equal(closed.version, 8);
 * assert.equal(closed.recordedAt, '2021-01-28T10:00:00.000Z');
 */
export const assign = (
  plan: PlanId,
  head: Head,
  events: readonly Recordable[],
  now: Instant,
): readonly Recorded[] => {
  const recordedAt = head.recordedAt === undefined ? now : laterInstant(now, head.recordedAt);
  return events.map((event, at) => ({
    plan,
    version: head.version + 1 + at,
    schema: planEventCodec.schemaOf(event.event.type),
    recordedAt,
    // Last: with fields added after a spread, V8 makes slow objects of them, for everyone who reads them later.
    ...saidIn(event),
  }));
};

/** What an append gives for the events that it stored now, or found stored. There is at least one. */
export const appended = (events: readonly Recorded[], repeated: boolean): Appended => ({
  first: events[0]?.version ?? 0,
  last: events.at(-1)?.version ?? 0,
  repeated,
  events,
});

/** The version that an expectation names; none for `any`. */
const versionIn = (expected: ExpectedVersion): Version | undefined =>
  expected === 'any' ? undefined : expected === 'new' ? 0 : expected;

/** Whether a plan at this version is as the writer expected. */
export const isExpected = (expected: ExpectedVersion, actual: Version): boolean =>
  expected === 'any' || versionIn(expected) === actual;

/** The conflict of a writer's expectation with a plan. `winnerAt` finds the event at a version, if it is there. */
export const conflict = (
  plan: PlanId,
  expected: ExpectedVersion,
  actual: Version,
  winnerAt: (version: Version) => Winner | undefined,
): Conflict => {
  const winner = winnerAt((versionIn(expected) ?? actual) + 1);
  return {
    _tag: 'Conflict',
    stream: streamOf(plan),
    expected,
    actual,
    ...(winner === undefined ? {} : { winner }),
  };
};
