import { createInterface } from 'node:readline';

import { createDatabase } from '../wire-server/database.js';
import type { CallKind, Fault } from '../wire-server/faults.js';
import { startWireServer, type WireServerOptions } from '../wire-server/server.js';
import type { Positions, Snapshot } from '../wire-server/storage.js';

/** What it is started with. */
export type Options = Omit<WireServerOptions, 'database'> & { readonly positions?: Positions };

/** What a wire server in a process of its own is told, one JSON object a line. */
export type Order =
  | { readonly order: 'restart' | 'stop' | 'start' | 'disconnect' | 'clear-faults' }
  /** `restore` restarts it with the data of the last snapshot. */
  | { readonly order: 'snapshot' | 'restore' }
  | { readonly order: 'fault'; readonly kind: CallKind; readonly fault: Fault }
  /** Answered with the numbers of the events that are stored, by stream. */
  | { readonly order: 'count' };

/** What it says: first the port it listens on, then an answer to each order, in their order. */
export type Answer =
  | { readonly port: number }
  | { readonly done: Order['order']; readonly events?: Readonly<Record<string, number>> }
  | { readonly failed: string };

const say = (answer: Answer): void => void process.stdout.write(`${JSON.stringify(answer)}\n`);

const main = async (): Promise<void> => {
  const { positions = 'shared', ...options } = JSON.parse(process.argv[2] ?? '{}') as Options;
  const server = await startWireServer({ ...options, database: createDatabase({ positions }) });
  let snapshot: Snapshot = server.snapshot();
  const { database, faults } = server;

  const count = (): Readonly<Record<string, number>> => {
    const names = new Set(database.log().map(({ stream }) => stream));
    return Object.fromEntries([...names].map((name) => [name, database.events(name).length]));
  };

  const follow = async (order: Order): Promise<Answer> => {
    switch (order.order) {
      case 'restart':
      case 'stop':
      case 'start':
      case 'disconnect':
        await server[order.order]();
        break;
      case 'snapshot':
        snapshot = server.snapshot();
        break;
      case 'restore':
        await server.restore(snapshot);
        break;
      case 'clear-faults':
        faults.clear();
        break;
      case 'fault':
        faults.order(order.kind, order.fault);
        break;
      case 'count':
        return { done: order.order, events: count() };
    }
    return { done: order.order };
  };

  say({ port: server.port });
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      say(await follow(JSON.parse(line) as Order));
    } catch (error) {
      say({ failed: String(error) });
    }
  }
  await server.dispose();
};

await main();
