import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { memoryLedger } from '../adapters/memory.js';
import { openSqliteStore } from '../adapters/sqlite/index.js';
import type { EventStore } from '../event-store.js';
import { type PlaceFactory, rightOf } from './place.js';

export const memoryPlace: PlaceFactory = async (clock) => {
  const ledger = memoryLedger({ clock });
  return { open: async () => ledger.open(), dispose: async () => undefined };
};

export const sqlitePlace: PlaceFactory = async (clock) => {
  const directory = mkdtempSync(join(tmpdir(), 'plan-ledger-contract-'));
  const opened: EventStore[] = [];
  return {
    open: async () => {
      const store = await rightOf(openSqliteStore({ file: join(directory, 'plan-ledger.db'), clock }));
      opened.push(store);
      return store;
    },
    dispose: async () => {
      await Promise.all(opened.map((store) => store.close()));
      rmSync(directory, { recursive: true });
    },
  };
};
