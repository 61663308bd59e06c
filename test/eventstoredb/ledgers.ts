import { afterEach } from '@jest/globals';

import type { Instant, Recorded } from '@plan-ledger/domain';
import type { EventStore, Liveness, ReadFailure, Subscriber } from '@plan-ledger/store';
import { type EventStoreDBOptions, openEventStoreDB, secretInMemory } from '@plan-ledger/store/eventstoredb';

const endings: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

export const clock = (): Instant => new Date().toISOString() as Instant;

/** That of every ledger of a test file, unless a test has one of its own: ledgers have keys of their own all the same. */
export const SECRET = secretInMemory();

export const tryOpen = (
  connectionString: string,
  over: Partial<EventStoreDBOptions> = {},
): ReturnType<ReturnType<typeof openEventStoreDB>> =>
  openEventStoreDB({ connectionString, clock, secret: SECRET, ...over })();

/** A store that goes with the test. */
export const openAt = async (
  connectionString: string,
  over: Partial<EventStoreDBOptions> = {},
): Promise<EventStore> => {
  const opened = await tryOpen(connectionString, over);
  if (opened._tag === 'Left') throw new Error(opened.left.why);
  endings.push(() => opened.right.close());
  return opened.right;
};

/** What a subscriber was told. */
export interface Heard extends Subscriber {
  readonly events: Recorded[];
  readonly failures: ReadFailure[];
  readonly liveness: Liveness[];
}

export const heard = (): Heard => {
  const [events, failures, liveness]: [Recorded[], ReadFailure[], Liveness[]] = [[], [], []];
  return {
    events,
    failures,
    liveness,
    onEvents: (page) => {
      events.push(...page.events);
      return Promise.resolve();
    },
    onFailure: (failure) => void failures.push(failure),
    onLiveness: (state) => void liveness.push(state),
  };
};

/** How long something takes, in milliseconds, and what came of it. */
export const timed = async <A>(work: () => Promise<A>): Promise<readonly [number, A]> => {
  const began = performance.now();
  const done = await work();
  return [performance.now() - began, done];
};
