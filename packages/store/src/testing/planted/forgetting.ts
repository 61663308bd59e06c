import type { Instant } from '@plan-ledger/domain';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { Appended, EventStore } from '../../event-store.js';
import { rightOf } from '../place.js';
import type { Plant, Planted } from './plant.js';

/**
 * Acknowledges each append at once, and has the last of them nowhere when all its stores were closed. What it has by then
 * is put into another place, at the instants at which it was recorded.
 */
const forgettingTheLast: Plant = (factory) => async (clock) => {
  let replayedAt: Instant | undefined;
  const freshPlace = () => factory(() => replayedAt ?? clock());
  const first = await freshPlace();
  const places = [first];
  const identity = await (await first.open()).identity();
  let written: readonly Appended[] = [];
  let openStores = 0;

  const forget = async (): Promise<void> => {
    written = written.slice(0, -1);
    const place = await freshPlace();
    places.push(place);
    const store = await place.open();
    for (const { events } of written) {
      replayedAt = events[0]!.recordedAt;
      await rightOf(store.append(events[0]!.plan, 'any', events));
    }
    replayedAt = undefined;
  };

  const open = async (): Promise<EventStore> => {
    if (openStores === 0 && written.length > 0) await forget();
    openStores += 1;
    const store = await places.at(-1)!.open();
    let isOpen = true;
    return {
      ...store,
      identity: async () => {
        const found = await store.identity();
        return found._tag === 'Left' ? found : identity;
      },
      append: (plan, expected, events) =>
        TE.map((done: Appended) => {
          if (!done.repeated) written = [...written, structuredClone(done)];
          return done;
        })(store.append(plan, expected, events)),
      close: async () => {
        if (isOpen) openStores -= 1;
        isOpen = false;
        await store.close();
      },
    };
  };

  const dispose = async (): Promise<void> => {
    await Promise.all(places.map((place) => place.dispose()));
  };
  return { open, dispose };
};

/** Faults of a store whose memory does not last. */
export const FORGETTING: Readonly<Record<string, Planted>> = {
  'acknowledges before it is durable, and forgets': {
    caughtBy: 'opening and closing',
    plant: forgettingTheLast,
  },
};
