import { describe, expect, it } from '@jest/globals';

import { memoryStore } from './adapters/memory.js';
import type { EventStore } from './event-store.js';
import { leftOf, rightOf } from './testing/place.js';
import { instant, OTHER_PLAN, PLAN, said } from './testing/samples.js';
import { inDirectory, openAt } from './testing/sqlite-file.js';

const clock = () => instant('2026-11-22T10:00:00.000Z');

const STORES: Readonly<Record<string, (use: (store: EventStore) => Promise<void>) => Promise<void>>> = {
  memory: (use) => use(memoryStore({ clock })),
  sqlite: (use) =>
    inDirectory(async (directory) => {
      const store = await rightOf(openAt(`${directory}/plan-ledger.db`));
      await use(store);
      await store.close();
    }),
};

// More than the contract asks: these stores find an id in whichever plan it is.
describe.each(Object.entries(STORES))('The %s store', (_, withStore) => {
  it('refuses to restore an id that another plan has, and writes nothing', () =>
    withStore(async (store) => {
      const other = memoryStore({ clock });
      await rightOf(other.append(PLAN, 'new', [said('a'), said('b')]));
      const written = await rightOf(other.readWritten(PLAN));
      await rightOf(store.append(OTHER_PLAN, 'new', [said('b')]));
      const { why } = await leftOf('Refused', store.restore(PLAN, written));
      expect(why).toMatch(/is already used in plan-northamptonshire-cft at version 1/);
      expect(await rightOf(store.plans)).toEqual([OTHER_PLAN]);
    }));
});
