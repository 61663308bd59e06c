import type { PlanId, Recordable } from '@plan-ledger/domain';
import { isRight } from 'fp-ts/lib/Either.js';

import type { AppendFailure, EventStore, ExpectedVersion } from '../../event-store.js';
import { rightOf } from '../place.js';
import type { AppendCall, Ended, History, ReadCall, StoredAt } from './history.js';

/** Calls stores for clients, and writes down what was asked and what came back, and when. */
export interface Recorder {
  readonly append: (
    client: string,
    store: EventStore,
    plan: PlanId,
    expected: ExpectedVersion,
    events: readonly Recordable[],
  ) => Promise<Ended>;
  /** Reads a whole plan; gives its version. */
  readonly read: (client: string, store: EventStore, plan: PlanId) => Promise<number>;
  /** All calls so far, and what the store holds now: ask when no call is under way. */
  readonly history: (store: EventStore) => Promise<History>;
}

const endedBy = (failure: AppendFailure): Ended => {
  if (failure._tag === 'OutcomeUnknown') return { was: 'info' };
  return failure._tag === 'Conflict' ? { was: 'fail', conflictAt: failure.actual } : { was: 'fail' };
};

const allIn = async (store: EventStore): Promise<readonly StoredAt[]> => {
  const stored: StoredAt[] = [];
  for (let after = ''; ;) {
    const { events, next } = await rightOf(store.readAll(after));
    if (events.length === 0) return stored;
    stored.push(...events.map(({ plan, version, id }) => ({ plan, version, id })));
    after = next;
  }
};

/**
 * A recorder of what clients do to a ledger at once, for `checkHistory`.
 *
 * @example
 * import { checkHistory, recorder } from '@plan-ledger/store/testing';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' });
 * const { read, history } = recorder();
 * await Promise.all([read('A', store, 'my-plan'), read('B', store, 'my-plan')]);
 * assert.deepEqual(checkHistory(await history(store)), []);
 */
export const recorder = (): Recorder => {
  const appends: AppendCall[] = [];
  const reads: ReadCall[] = [];
  let moments = 0;
  const moment = (): number => (moments += 1);

  return {
    append: async (client, store, plan, expected, events) => {
      const invoked = moment();
      const result = await store.append(plan, expected, events)();
      const ended: Ended = isRight(result)
        ? { was: 'ok', first: result.right.first, last: result.right.last }
        : endedBy(result.left);
      // What is not known may still happen.
      const returned = ended.was === 'info' ? Infinity : moment();
      appends.push({ client, plan, invoked, returned, expected, ids: events.map(({ id }) => id), ended });
      return ended;
    },
    read: async (client, store, plan) => {
      const invoked = moment();
      const events = await rightOf(store.read(plan));
      reads.push({ client, plan, invoked, returned: moment(), saw: events.map(({ id }) => id) });
      return events.length;
    },
    history: async (store) => ({ appends, reads, stored: await allIn(store) }),
  };
};
