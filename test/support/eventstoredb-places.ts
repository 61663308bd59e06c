import { randomBytes } from 'node:crypto';

import type { EventStore } from '@plan-ledger/store';
import { openEventStoreDB, secretInMemory } from '@plan-ledger/store/eventstoredb';
import type { PlaceFactory } from '@plan-ledger/store/testing';

import { createDatabase } from '../wire-server/database.js';
import { startWireServer } from '../wire-server/server.js';

/** The contract says what is kept, not how soon on a busy machine. */
const PATIENCE_MS = 40_000;

const placeAt = (connectionString: string, end: () => Promise<void>): PlaceFactory => {
  return async (clock) => {
    const opened: EventStore[] = [];
    const secret = secretInMemory();
    return {
      open: async () => {
        const store = await openEventStoreDB({ connectionString, clock, secret, deadlineMs: PATIENCE_MS })();
        if (store._tag === 'Left') throw new Error(store.left.why);
        opened.push(store.right);
        return store.right;
      },
      dispose: async () => {
        await Promise.all(opened.map((store) => store.close()));
        await end();
      },
    };
  };
};

/** Each place is a server of its own, in this process. */
export const wirePlace: PlaceFactory = async (clock) => {
  // As a real server gives them: each event of an append has a place of its own.
  const server = await startWireServer({ database: createDatabase({ positions: 'own' }) });
  return placeAt(server.connectionString(), () => server.dispose())(clock);
};

/** Each place is a ledger of its own on one server, by the prefix of its streams. */
export const placesOn =
  (url: string): PlaceFactory =>
  (clock) => {
    const prefix = `test-${randomBytes(6).toString('hex')}.`;
    return placeAt(
      `${url}${url.includes('?') ? '&' : '?'}streamPrefix=${prefix}`,
      async () => undefined,
    )(clock);
  };
