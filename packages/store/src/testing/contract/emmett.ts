import assert from 'node:assert/strict';

import {
  type Event,
  getInMemoryEventStore,
  isExpectedVersionConflictError,
  NO_CONCURRENCY_CHECK,
  STREAM_DOES_NOT_EXIST,
} from '@event-driven-io/emmett';
import type { PlanId, Recordable } from '@plan-ledger/domain';
import { isRight } from 'fp-ts/lib/Either.js';
import fc from 'fast-check';

import { type EventStore, type ExpectedVersion, streamOf } from '../../event-store.js';
import { type Case, rightOf } from '../place.js';
import { batch, planNamed } from '../samples.js';
import { casesOfChance } from '../seeds.js';

const RUNS = 4;
const STEPS = { minLength: 10, maxLength: 20 };
const PLANS = ['plan-a', 'plan-b'].map(planNamed);

type EmmettStore = ReturnType<typeof getInMemoryEventStore>;
type Said = Event<'Said', { readonly id: string }>;

const step = fc.record({
  plan: fc.constantFrom(...PLANS),
  expected: fc.constantFrom('right', 'right', 'any', 'new', 'one less', 'one more'),
  count: fc.integer({ min: 1, max: 3 }),
  from: fc.integer({ min: 1, max: 6 }),
  length: fc.integer({ min: 0, max: 4 }),
});

const expectedOf = (how: string, version: number): ExpectedVersion => {
  if (how === 'any' || how === 'new') return how;
  return Math.max(0, how === 'one less' ? version - 1 : how === 'one more' ? version + 1 : version);
};

const inTheirWords = (expected: ExpectedVersion) =>
  expected === 'any' ? NO_CONCURRENCY_CHECK : expected === 'new' ? STREAM_DOES_NOT_EXIST : BigInt(expected);

/** The version after an append, or that it was a conflict. */
type Outcome = number | 'conflict';

const onOurs = async (
  store: EventStore,
  plan: PlanId,
  expected: ExpectedVersion,
  events: readonly Recordable[],
): Promise<Outcome> => {
  const result = await store.append(plan, expected, events)();
  if (isRight(result)) return result.right.last;
  assert.equal(result.left._tag, 'Conflict');
  return 'conflict';
};

const onTheirs = async (
  store: EmmettStore,
  plan: PlanId,
  expected: ExpectedVersion,
  events: readonly Recordable[],
): Promise<Outcome> => {
  const theirs = events.map(({ id }): Said => ({ type: 'Said', data: { id } }));
  try {
    const options = { expectedStreamVersion: inTheirWords(expected) };
    const { nextExpectedStreamVersion } = await store.appendToStream<Said>(streamOf(plan), theirs, options);
    return Number(nextExpectedStreamVersion);
  } catch (error) {
    if (isExpectedVersionConflictError(error)) return 'conflict';
    throw error;
  }
};

const readTheirs = async (store: EmmettStore, plan: PlanId, from = 1, to = 1000) => {
  const range = { from: BigInt(from - 1), to: BigInt(to) };
  const { events } = await store.readStream<Said>(streamOf(plan), range);
  return events.map(({ data, metadata }) => [Number(metadata.streamPosition), data.id]);
};

const readOurs = async (store: EventStore, plan: PlanId, from?: number, to?: number) =>
  (await rightOf(store.read(plan, from, to))).map(({ version, id }) => [version, id]);

/** Beside a store of another author, in what both promise: expected versions, the version after, and order. */
export const emmettCases = (it: Case): void => {
  casesOfChance(it, "answers as Emmett's store in memory does", { numRuns: RUNS }, ({ afresh }) =>
    fc.asyncProperty(fc.array(step, STEPS), (steps) =>
      afresh(async ({ store }) => {
        const theirs = getInMemoryEventStore();
        const versions = new Map<PlanId, number>();
        for (const [at, { plan, expected: how, count, from, length }] of steps.entries()) {
          const expected = expectedOf(how, versions.get(plan) ?? 0);
          const events = batch(`step-${at}`, count);
          const found = await onOurs(store, plan, expected, events);
          assert.equal(found, await onTheirs(theirs, plan, expected, events));
          if (found !== 'conflict') versions.set(plan, found);
          const to = from + length;
          assert.deepEqual(await readOurs(store, plan, from, to), await readTheirs(theirs, plan, from, to));
        }
        for (const plan of PLANS)
          assert.deepEqual(await readOurs(store, plan), await readTheirs(theirs, plan));
      }),
    ),
  );
};
