import { CommandHandler } from '@event-driven-io/emmett';
import { getSQLiteEventStore, sqliteConnection } from '@event-driven-io/emmett-sqlite';

import { evolve, noPlan } from '../dist/product.mjs';

/** The same event as Emmett takes it: fields in `data`, who said it in `metadata`. */
const eventOf = ({ event: { type, ...data }, ...metadata }) => ({ type, data, metadata });

/** The same evolve as ours, on Emmett's events. */
const evolving = {
  initialState: () => noPlan,
  evolve: (plan, { type, data, metadata }) => evolve(plan, { ...metadata, event: { type, ...data } }),
};

// Its driver writes every error to the console, thousands of them: nothing of this process goes there any more.
console.log = console.error = () => undefined;

/** How often one append at a time failed and was done again, by message. */
export const emmettFailures = {};

// Now and then, also with one writer: "SQLITE_BUSY: cannot commit transaction - SQL statements in progress".
const again = async (run, attempts = 5) => {
  try {
    return await run();
  } catch (error) {
    emmettFailures[error.message] = (emmettFailures[error.message] ?? 0) + 1;
    if (attempts === 1) throw error;
    return again(run, attempts - 1);
  }
};

/**
 * Emmett's SQLite store as its documentation opens it, which takes a new connection for every call; `shared` gives it one
 * connection for all calls, which is faster.
 */
export const openEmmett = async (fileName, { shared = false } = {}) => {
  const connection = shared ? sqliteConnection({ fileName }) : undefined;
  const store = getSQLiteEventStore({
    fileName,
    schema: { autoMigration: 'CreateOrUpdate' },
    ...(shared ? { connectionOptions: { singleton: true, connection } } : {}),
  });
  await store.schema.migrate();

  const tryAppend = (stream, version, events) =>
    store.appendToStream(stream, events.map(eventOf), { expectedStreamVersion: BigInt(version) });

  const append = (stream, version, events) => again(() => tryAppend(stream, version, events));

  const appendAll = async (stream, events, version = 0) => {
    for (let at = 0; at < events.length; at += 100)
      await append(stream, version + at, events.slice(at, at + 100));
    return version + events.length;
  };

  const handle = CommandHandler(evolving);
  return {
    tryAppend,
    append,
    appendAll,
    replay: (stream) => store.aggregateStream(stream, evolving),
    command: (stream, decide) => again(() => handle(store, stream, (plan) => decide(plan).map(eventOf))),
    countOf: async (stream) => (await store.readStream(stream)).events.length,
    close: () => connection?.close(),
  };
};
