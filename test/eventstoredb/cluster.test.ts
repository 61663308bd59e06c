import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as pass } from 'node:timers/promises';

import { afterEach, expect, it } from '@jest/globals';

import type { Recordable } from '@plan-ledger/domain';
import type { EventStore } from '@plan-ledger/store';

import { rightOf } from '../../packages/store/src/testing/place.js';
import { PLAN, said } from '../../packages/store/src/testing/samples.js';
import { createDatabase } from '../wire-server/database.js';
import type { WireServer } from '../wire-server/server.js';
import { serverWith, until } from '../wire-server/with-server.js';
import { heard, openAt, timed, tryOpen } from './ledgers.js';

const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

/** A host that takes connections and never says a word, as one whose power went. */
const silentHost = async (): Promise<string> => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endings.push(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
};

interface Cluster {
  readonly nodes: readonly WireServer[];
  readonly lead: (leader: number) => void;
}

/** Three servers of one database, which tell of each other who leads. */
const cluster = async (): Promise<Cluster> => {
  const database = createDatabase({ positions: 'own' });
  const nodes = [
    await serverWith({ database }),
    await serverWith({ database }),
    await serverWith({ database }),
  ];
  const lead = (leader: number): void => {
    const members = nodes.map(({ port }, at) => ({
      host: '127.0.0.1',
      port,
      state: at === leader ? ('leader' as const) : ('follower' as const),
    }));
    nodes.forEach((node) => node.setCluster(members));
  };
  lead(0);
  return { nodes, lead };
};

const seeds = (...hosts: readonly string[]): string => `esdb://${hosts.join(',')}?tls=false`;

/** Appends so many events one after the other; what is not acknowledged is appended again. */
const appendAll = async (store: EventStore, events: readonly Recordable[]): Promise<void> => {
  for (const event of events) {
    while ((await store.append(PLAN, 'any', [event])())._tag === 'Left') await pass(5);
  }
};

it('A cluster is found by the seeds that live, whatever the others do', async () => {
  const { nodes, lead } = await cluster();
  lead(2);
  const [away] = [await serverWith()];
  await away.stop();
  const store = await openAt(seeds(away.address, await silentHost(), nodes[1]!.address));
  await appendAll(store, [said('a')]);
  expect(nodes.map((node) => node.calls('append'))).toEqual([0, 0, 3]);
});

it.each(['esdb+discover', 'kurrentdb+discover'])('It is found by one name: %s', async (scheme) => {
  const { nodes, lead } = await cluster();
  lead(1);
  const store = await openAt(`${scheme}://localhost:${nodes[0]!.port}?tls=false`);
  await appendAll(store, [said('a')]);
  expect(nodes[1]!.calls('append')).toBe(3);
  const one = await openAt(`kurrentdb://${nodes[1]!.address}?tls=false`);
  expect(await rightOf(one.versionOf(PLAN))).toBe(1);
});

it('Appends go on, each once, and are heard once, while the leader changes and nodes go', async () => {
  const { nodes, lead } = await cluster();
  const string = seeds(...nodes.map(({ address }) => address));
  const [store, reader] = [
    await openAt(string, { deadlineMs: 2000 }),
    await openAt(string, { deadlineMs: 2000, pollMs: 100 }),
  ];
  const all = heard();
  reader.subscribe('', all);
  const events = Array.from({ length: 60 }, (_, at) => said(at));
  // As a question, since it is answered anew after each wait.
  let left = 1;
  const isDone = (): boolean => left === 0;
  const appending = appendAll(store, events).finally(() => (left = 0));
  for (let turn = 1; !isDone() && turn < 30; turn++) {
    lead(turn % 3);
    // Who led goes now and then, and comes back.
    if (turn % 3 === 0) await nodes[(turn + 2) % 3]!.restart();
    await pass(30);
  }
  await appending;
  const wanted = events.map(({ id }) => id);
  expect((await rightOf(store.read(PLAN))).map(({ id }) => id)).toEqual(wanted);
  await until(() => all.events.length >= wanted.length);
  expect(all.events.map(({ id }) => id)).toEqual(wanted);
  expect(nodes.filter((node) => node.calls('append') > 0).length).toBeGreaterThan(1);
});

it('A failure that comes while the leader is sought ends nothing but its call', async () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => void unhandled.push(error);
  process.on('unhandledRejection', note);
  endings.push(() => process.off('unhandledRejection', note));
  const [seed, leader] = [await serverWith(), await serverWith()];
  seed.setCluster([{ host: '127.0.0.1', port: leader.port, state: 'leader' }]);
  const store = await openAt(seeds(seed.address, 'localhost:1'));
  await appendAll(store, [said('a')]);
  await seed.stop();
  leader.faults.order('read', { kind: 'silence' }, { kind: 'unavailable' });
  const before = leader.calls('read');
  const cut = store.read(PLAN)();
  await until(() => leader.calls('read') > before);
  // The connection is given up, and the leader sought at a seed that is away, when the call under way is cut off.
  const others = [store.read(PLAN)()];
  await pass(120);
  leader.disconnect();
  const answers = await Promise.all([cut, ...others]);
  await pass(500);
  expect(answers.map(({ _tag }) => _tag)).toEqual(['Left', 'Left']);
  expect(unhandled).toEqual([]);
});

it('Closing does not wait for a leader that is sought', async () => {
  const { nodes } = await cluster();
  const store = await openAt(seeds(nodes[0]!.address, await silentHost()));
  await nodes[0]!.stop();
  await store.versionOf(PLAN)();
  const [ms] = await timed(() => store.close());
  expect(ms).toBeLessThan(250);
});

it('A cluster of which nothing answers is told within the time', async () => {
  const silent = [await silentHost(), await silentHost()];
  const [ms, opened] = await timed(() => tryOpen(seeds(...silent), { deadlineMs: 1000 }));
  expect(opened).toMatchObject({ left: { _tag: 'Unavailable' } });
  expect(ms).toBeLessThan(1500);
});
