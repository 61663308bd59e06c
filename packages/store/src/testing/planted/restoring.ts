import type { Instant } from '@plan-ledger/domain';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { Written } from '../../event-store.js';
import { type Break, eachStore, type Planted } from './plant.js';

const RESTORING = 'restoring what another store gave';

/** Stores what it is to restore otherwise than it is. */
const restoring =
  (changed: (written: readonly Written[]) => readonly Written[]): Break =>
  (store) => ({ ...store, restore: (plan, written) => store.restore(plan, changed(written)) });

const asAppendsOfOne = (written: readonly Written[]): readonly Written[] =>
  written.map((one) => ({ ...one, first: one.event.version, last: one.event.version }));

const withoutSeals = (written: readonly Written[]): readonly Written[] =>
  written.map(({ event: { seal: _, ...event }, ...one }) => ({ ...one, event }));

const recordedNow =
  (clock: () => Instant) =>
  (written: readonly Written[]): readonly Written[] =>
    written.map((one) => ({ ...one, event: { ...one.event, recordedAt: clock() } }));

/** Takes what differs from what it has for the same. */
const comparingNothing: Break = (store) => ({
  ...store,
  restore: (plan, written) =>
    pipe(
      store.versionOf(plan),
      TE.flatMap((version) => {
        const later = written.filter(({ event }) => event.version > version);
        return later.length === 0 ? TE.right(version) : store.restore(plan, later);
      }),
    ),
});

/** Gives the events without saying which of them were one append. */
const forgettingAppends: Break = (store) => ({
  ...store,
  readWritten: (plan, from, to) => pipe(store.readWritten(plan, from, to), TE.map(asAppendsOfOne)),
});

const always = (breaking: Break) => eachStore(() => breaking);

/** Faults of a store to which a ledger is copied, or from which it is. */
export const RESTORING_FAULTS: Readonly<Record<string, Planted>> = {
  'restores each event as an append of its own': {
    caughtBy: RESTORING,
    plant: always(restoring(asAppendsOfOne)),
  },
  'restores events without their seals': { caughtBy: RESTORING, plant: always(restoring(withoutSeals)) },
  'restores events at the instant of now': {
    caughtBy: RESTORING,
    plant: eachStore((clock) => restoring(recordedNow(clock))),
  },
  'takes what differs for the same when it restores': {
    caughtBy: RESTORING,
    plant: always(comparingNothing),
  },
  'does not say which events were one append': { caughtBy: RESTORING, plant: always(forgettingAppends) },
};
