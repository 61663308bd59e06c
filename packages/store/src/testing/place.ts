import type { Instant } from '@plan-ledger/domain';
import type { Either } from 'fp-ts/lib/Either.js';

import type { EventStore } from '../event-store.js';
import { type SetClock, setClock } from './samples.js';

/** A fresh place for a ledger: stores can be opened on it, at once and one after the other. */
export interface Place {
  readonly open: () => Promise<EventStore>;
  /** Closes what is left open and removes the place. */
  readonly dispose: () => Promise<void>;
}

/** Makes a fresh, empty place, whose stores take the time from this clock. */
export type PlaceFactory = (clock: () => Instant) => Promise<Place>;

/** What the suite needs of a test runner. */
export interface Runner {
  readonly describe: (name: string, body: () => void) => void;
  readonly it: (name: string, body: () => Promise<void>) => void;
  /** How long a case waits for something that must come: 10,000 when left out. */
  readonly patienceMs?: number;
}

/** What a case is given: an open store, its clock, and ways to open more on the same place. */
export interface Bench {
  readonly store: EventStore;
  readonly clock: SetClock;
  readonly open: () => Promise<EventStore>;
  /** A store on another fresh place. */
  readonly elsewhere: () => Promise<EventStore>;
  /** Does something on a bench of its own, with another fresh place that is gone after it. */
  readonly afresh: (body: (bench: Bench) => Promise<void>) => Promise<void>;
}

/** Writes down one case of the suite. */
export type Case = (name: string, body: (bench: Bench) => Promise<void>) => void;

const onFreshPlace = async (factory: PlaceFactory, body: (bench: Bench) => Promise<void>): Promise<void> => {
  const clock = setClock();
  const places = [await factory(clock.now)];
  const open = places[0]!.open;
  const elsewhere = async (): Promise<EventStore> => {
    const place = await factory(clock.now);
    places.push(place);
    return place.open();
  };
  const afresh: Bench['afresh'] = (inner) => onFreshPlace(factory, inner);
  try {
    await body({ store: await open(), clock, open, elsewhere, afresh });
  } finally {
    await Promise.all(places.map((place) => place.dispose()));
  }
};

/** Runs each case on a place of its own, which is gone after it. */
export const casesOn =
  (factory: PlaceFactory, { it }: Runner): Case =>
  (name, body) =>
    it(name, () => onFreshPlace(factory, body));

/** The value of a `Right`; anything else fails the test, showing it. */
export const rightOf = async <A>(task: () => Promise<Either<unknown, A>>): Promise<A> => {
  const result = await task();
  if (result._tag === 'Right') return result.right;
  throw new Error(`Wanted a result, found the failure ${JSON.stringify(result.left)}`);
};

/** The value of a `Left`, which must have this tag. */
export const leftOf = async <F extends { readonly _tag: string }, Tag extends F['_tag']>(
  tag: Tag,
  task: () => Promise<Either<F, unknown>>,
): Promise<Extract<F, { readonly _tag: Tag }>> => {
  const result = await task();
  if (result._tag === 'Left' && result.left._tag === tag) {
    return result.left as Extract<F, { readonly _tag: Tag }>;
  }
  throw new Error(`Wanted the failure ${tag}, found ${JSON.stringify(result)}`);
};
