import assert from 'node:assert/strict';

import type { PlanId } from '@plan-ledger/domain';
import fc from 'fast-check';

import type { EventStore } from '../../event-store.js';
import { checkHistory } from '../history/check-history.js';
import { type Recorder, recorder } from '../history/record.js';
import type { Case } from '../place.js';
import { batch, planNamed } from '../samples.js';
import { casesOfChance } from '../seeds.js';

const RUNS = 3;
const CLIENTS = 5;
const CALLS = 14;
const PLANS = ['plan-a', 'plan-b'].map(planNamed);

const call = fc.record({
  plan: fc.constantFrom(...PLANS),
  what: fc.constantFrom('append', 'append', 'append to any version', 'read', 'read'),
  count: fc.integer({ min: 1, max: 3 }),
  waits: fc.boolean(),
});
type Call = typeof call extends fc.Arbitrary<infer C> ? C : never;

const turns = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** One client: it expects each plan to be as it last saw it, so that others are often there before it. */
const runClient = async (
  name: string,
  store: EventStore,
  calls: readonly Call[],
  { append, read }: Recorder,
): Promise<void> => {
  const versions = new Map<PlanId, number>();
  for (const [at, { plan, what, count, waits }] of calls.entries()) {
    if (waits) await turns();
    if (what === 'read') {
      versions.set(plan, await read(name, store, plan));
      continue;
    }
    const expected = what === 'append' ? (versions.get(plan) ?? 'new') : 'any';
    const ended = await append(name, store, plan, expected, batch(`${name}-${at}`, count));
    if (ended.was === 'ok') versions.set(plan, ended.last);
    if (ended.was === 'fail' && ended.conflictAt !== undefined) versions.set(plan, ended.conflictAt);
  }
};

/** What several clients do at once on two stores of one place is as if each call had happened at one moment. */
export const historyCases = (it: Case): void => {
  // A race is not run again the same way, so there is no smaller example to look for.
  const how = { numRuns: RUNS, endOnFailure: true };
  casesOfChance(it, 'lets several clients see one order of things', how, ({ afresh }) =>
    fc.asyncProperty(
      fc.array(fc.array(call, { minLength: CALLS, maxLength: CALLS }), {
        minLength: CLIENTS,
        maxLength: CLIENTS,
      }),
      (clients) =>
        afresh(async ({ store, open }) => {
          const other = await open();
          const recording = recorder();
          await Promise.all(
            clients.map((calls, at) =>
              runClient(`client-${at + 1}`, at % 2 === 0 ? store : other, calls, recording),
            ),
          );
          assert.deepEqual(checkHistory(await recording.history(store)), []);
        }),
    ),
  );
};
