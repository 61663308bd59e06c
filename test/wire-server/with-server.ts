import { afterEach } from '@jest/globals';

import { EventStoreDBClient, jsonEvent, type JSONEventType, type ResolvedEvent } from '@eventstore/db-client';

import { startWireServer, type WireServer, type WireServerOptions } from './server.js';

export interface Connected {
  readonly server: WireServer;
  readonly client: EventStoreDBClient;
  /** A further client of the server. */
  readonly connect: () => EventStoreDBClient;
}

const endings: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** A client that goes with the test. */
export const clientOf = (connectionString: string): EventStoreDBClient => {
  const client = EventStoreDBClient.connectionString(connectionString);
  endings.push(() => client.dispose());
  return client;
};

/** A server that goes with the test. */
export const serverWith = async (options: WireServerOptions = {}): Promise<WireServer> => {
  const server = await startWireServer(options);
  endings.push(() => server.dispose());
  return server;
};

export const connected = async (options: WireServerOptions = {}): Promise<Connected> => {
  const server = await serverWith(options);
  const connect = (): EventStoreDBClient => clientOf(server.connectionString());
  return { server, client: connect(), connect };
};

type Numbered = JSONEventType<string, { readonly number: number }>;

export const numbered = (number: number, type = 'Numbered') =>
  jsonEvent<Numbered>({ type, data: { number } });

/** So many events, numbered from a number. */
export const numberedFrom = (first: number, count: number): ReturnType<typeof numbered>[] =>
  Array.from({ length: count }, (_, at) => numbered(first + at));

export const numbersOf = async (events: AsyncIterable<ResolvedEvent>): Promise<number[]> => {
  const numbers: number[] = [];
  for await (const { event } of events) numbers.push((event?.data as { number: number }).number);
  return numbers;
};

/** The type of the error that a promise fails with. */
export const failing = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error as { type?: string }).type ?? error,
  );

/** `silent` when a promise settles neither way in so many milliseconds. */
export const within = async <A>(ms: number, promise: Promise<A>): Promise<A | 'silent'> => {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<'silent'>((resolve) => (timer = setTimeout(() => resolve('silent'), ms)));
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
};

/** Waits until something holds: at most two seconds. */
export const until = async (holds: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 400 && !holds(); turn++) await new Promise((resolve) => setTimeout(resolve, 5));
  if (!holds()) throw new Error('It did not come to hold');
};
