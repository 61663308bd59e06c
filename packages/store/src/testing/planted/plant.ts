import type { Instant, Recordable, Recorded } from '@plan-ledger/domain';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { saidIn } from '../../assign.js';
import type { Appended, EventStore } from '../../event-store.js';
import type { PlaceFactory } from '../place.js';

/** Makes of places with sound stores places with stores that are broken in one way. */
export type Plant = (factory: PlaceFactory) => PlaceFactory;

/** A fault, and the group of the contract that is there to catch it. */
export interface Planted {
  readonly caughtBy: string;
  readonly plant: Plant;
}

/** Breaks one store; `opened` counts the stores of its place from 1. */
export type Break = (store: EventStore, opened: number) => EventStore;

/** Breaks each store of a place. What `breaking` keeps in mind is shared by them. */
export const eachStore =
  (breaking: (clock: () => Instant) => Break): Plant =>
  (factory) =>
  async (clock) => {
    const place = await factory(clock);
    const broken = breaking(clock);
    let opened = 0;
    return { ...place, open: async () => broken(await place.open(), (opened += 1)) };
  };

/** A store that shows each event otherwise than it is. */
export const showing = (store: EventStore, shown: (event: Recorded) => Recorded): EventStore => ({
  ...store,
  append: (plan, expected, events) =>
    TE.map((done: Appended) => ({ ...done, events: done.events.map(shown) }))(
      store.append(plan, expected, events),
    ),
  read: (plan, from, to) =>
    TE.map((events: readonly Recorded[]) => events.map(shown))(store.read(plan, from, to)),
  readAll: (after, limit) =>
    TE.map(({ events, next }: { events: readonly Recorded[]; next: string }) => ({
      events: events.map(shown),
      next,
    }))(store.readAll(after, limit)),
  subscribe: (after, subscriber) =>
    store.subscribe(after, {
      ...subscriber,
      onEvents: ({ events, next }) => subscriber.onEvents({ events: events.map(shown), next }),
    }),
});

/** What a sound store would answer, for what was stored otherwise. */
export const asIfStored = (done: Appended, events: readonly Recordable[]): Appended => {
  const { plan, schema, recordedAt } = done.events[0]!;
  return {
    ...done,
    last: done.first + events.length - 1,
    events: events.map((event, at) => ({
      ...saidIn(event),
      plan,
      schema,
      recordedAt,
      version: done.first + at,
    })),
  };
};

export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
