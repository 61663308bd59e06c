import type { EventId, Instant, PlanId, Recorded, Version } from '@plan-ledger/domain';
import { isRight } from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { Page } from '../../event-store.js';
import { type Break, eachStore, nextTurn, type Planted, showing } from './plant.js';

const KEEPING = 'keeping what was said';

const swapped = (events: readonly Recorded[]): readonly Recorded[] => {
  const at = events.findIndex(({ plan }, place) => place > 0 && plan !== events[place - 1]!.plan);
  return at < 1
    ? events
    : [...events.slice(0, at - 1), events[at]!, events[at - 1]!, ...events.slice(at + 1)];
};

const reorderingAll: Break = (store) => ({
  ...store,
  readAll: (after, limit) =>
    pipe(
      store.readAll(after, limit),
      TE.map(({ events, next }): Page => ({ events: swapped(events), next })),
    ),
});

/** Shows a batch without its last event until its writer is told. */
const tearing = (): Break => {
  const shownTo = new Map<PlanId, Version>();
  return (store) => ({
    ...store,
    append: (plan, expected, events) => async () => {
      const result = await store.append(plan, expected, events)();
      if (isRight(result) && events.length > 1) {
        shownTo.set(plan, result.right.last - 1);
        await nextTurn();
        shownTo.delete(plan);
      }
      return result;
    },
    read:
      (plan, from, to = Infinity) =>
      async () =>
        store.read(plan, from, Math.min(to, shownTo.get(plan) ?? Infinity))(),
  });
};

/** Reads what was there when it last looked. */
const stale: Break = (store, opened) => {
  const kept = new Map<string, readonly Recorded[]>();
  if (opened === 1) return store;
  return {
    ...store,
    read: (plan, from, to) =>
      pipe(
        store.read(plan, from, to),
        TE.map((events) => {
          const key = `${plan} ${from} ${to}`;
          const before = kept.get(key) ?? events;
          kept.set(key, events);
          return before;
        }),
      ),
  };
};

/** Records what the clock says, although it was later before. */
const believingTheClock = (clock: () => Instant): Break => {
  const times = new Map<EventId, Instant>();
  return (store) => {
    const shown = showing(store, (event) => ({
      ...event,
      recordedAt: times.get(event.id) ?? event.recordedAt,
    }));
    return {
      ...shown,
      append: (plan, expected, events) => {
        for (const { id } of events) if (!times.has(id)) times.set(id, clock());
        return shown.append(plan, expected, events);
      },
    };
  };
};

const withoutReason = ({ reason: _, ...event }: Recorded): Recorded => event;

const withShortTexts = (event: Recorded): Recorded =>
  JSON.parse(JSON.stringify(event), (_name, value: unknown) =>
    typeof value === 'string' ? value.slice(0, 2 ** 16) : value,
  ) as Recorded;

/** Faults of a store that reads. */
export const READING: Readonly<Record<string, Planted>> = {
  'reorders the events of all plans': { caughtBy: 'reading', plant: eachStore(() => reorderingAll) },
  'shows a torn batch': { caughtBy: 'many at once', plant: eachStore(tearing) },
  'reads what is stale from a second store': {
    caughtBy: 'concurrent histories',
    plant: eachStore(() => stale),
  },
  'lets the recorded instant run backwards': { caughtBy: KEEPING, plant: eachStore(believingTheClock) },
  'changes what was said: drops the reason': {
    caughtBy: KEEPING,
    plant: eachStore(() => (store) => showing(store, withoutReason)),
  },
  'changes what was said: cuts long text': {
    caughtBy: KEEPING,
    plant: eachStore(() => (store) => showing(store, withShortTexts)),
  },
};
