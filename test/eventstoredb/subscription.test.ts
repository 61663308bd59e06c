import { setTimeout as pass } from 'node:timers/promises';

import { describe, expect, it } from '@jest/globals';

import type { EventStore } from '@plan-ledger/store';
import { rightOf } from '../../packages/store/src/testing/place.js';
import { batch, PLAN, planNamed, said } from '../../packages/store/src/testing/samples.js';

import { createDatabase } from '../wire-server/database.js';
import type { Fault } from '../wire-server/faults.js';
import type { WireServer } from '../wire-server/server.js';
import { serverWith, until } from '../wire-server/with-server.js';
import { clock, heard, openAt, timed } from './ledgers.js';

const RESTARTS = 20;
const OTHER = planNamed('other');

const everything = async (store: EventStore) => (await rightOf(store.readAll('', 100_000))).events;

/** Appends one event after the other, each again and again until it is acknowledged, until it is told to end. */
const writer = (store: EventStore): { readonly end: () => Promise<number> } => {
  let isOver = false;
  const run = async (): Promise<number> => {
    let written = 0;
    for (; !isOver; written++) {
      const event = said(`written-${written}`);
      while ((await store.append(PLAN, 'any', [event])())._tag === 'Left') await pass(5);
      await pass(2);
    }
    return written;
  };
  const running = run();
  return {
    end: () => {
      isOver = true;
      return running;
    },
  };
};

describe.each(['shared', 'own'] as const)('A subscription, where the positions are %s', (positions) => {
  it(`misses and repeats nothing through ${RESTARTS} restarts`, async () => {
    const server = await serverWith({ database: createDatabase({ positions }) });
    const [store, reader] = [
      await openAt(server.connectionString(), { deadlineMs: 1000 }),
      await openAt(server.connectionString(), { deadlineMs: 1000, pollMs: 100 }),
    ];
    const all = heard();
    reader.subscribe('', all);
    const writing = writer(store);
    for (let restart = 0; restart < RESTARTS; restart++) {
      await pass(30 + restart * 2);
      await server.restart();
    }
    const written = await writing.end();
    await until(() => all.events.length >= written);
    const stored = await everything(store);
    expect(stored).toHaveLength(written);
    expect(all.events).toEqual(stored);
    expect(all.failures).toEqual([]);
  });

  it('ends, and says so, when the log was put back to a day before the position', async () => {
    const server = await serverWith({ database: createDatabase({ positions }) });
    const store = await openAt(server.connectionString(), { pollMs: 50 });
    await rightOf(store.append(PLAN, 'new', [said('a')]));
    const earlier = server.snapshot();
    await rightOf(store.append(PLAN, 1, batch('b', 2)));
    const all = heard();
    store.subscribe('', all);
    await until(() => all.events.length === 3);
    await server.restore(earlier);
    await until(() => all.failures.length === 1);
    expect(all.failures).toEqual([
      {
        _tag: 'Unreadable',
        stream: 'all plans',
        why: expect.stringMatching(
          /have no event at the position .*restored from an older copy.*begin again from the start/,
        ) as never,
      },
    ]);
    expect(all.events).toHaveLength(3);
  });

  it('ends also when the log that was put back has grown beyond the position', async () => {
    const server = await serverWith({ database: createDatabase({ positions }) });
    const store = await openAt(server.connectionString(), { pollMs: 50 });
    await rightOf(store.append(PLAN, 'new', [said('a')]));
    const earlier = server.snapshot();
    await rightOf(store.append(PLAN, 1, batch('b', 2)));
    const all = heard();
    store.subscribe('', all);
    await until(() => all.events.length === 3);
    await server.stop();
    server.database.restore(earlier);
    const [one] = server.database.events(`plan-${PLAN}`);
    for (let at = 0; at < 9; at++) {
      server.database.append(`plan-${OTHER}`, 'any', [
        { ...one!, id: said(`late ${at}`).id, type: `T${at}` },
      ]);
    }
    await server.start();
    await until(() => all.failures.length === 1);
    expect(all.failures).toMatchObject([{ _tag: 'Unreadable', stream: 'all plans' }]);
    expect(all.events).toHaveLength(3);
  });
});

describe('A subscription', () => {
  it('says since when it is not live, waits longer each time, and says when it is live again', async () => {
    const server = await serverWith();
    const store = await openAt(server.connectionString(), { pollMs: 30 });
    await rightOf(store.append(PLAN, 'new', [said('a')]));
    const all = heard();
    store.subscribe('', all);
    await until(() => all.events.length === 1);
    const before = clock();
    await server.stop();
    await until(() => all.liveness.length === 3);
    await server.start();
    await until(() => all.liveness.length === 4);
    const [first] = all.liveness;
    const since = first?._tag === 'NotLive' ? first.since : undefined;
    expect(since! >= before && since! <= clock()).toBe(true);
    const why = expect.stringMatching(/^Cannot read all plans at esdb:\/\/.*check that it runs/) as never;
    expect(all.liveness).toEqual([
      { _tag: 'NotLive', since, why, failures: 1, nextTryMs: 100 },
      { _tag: 'NotLive', since, why, failures: 2, nextTryMs: 200 },
      { _tag: 'NotLive', since, why, failures: 3, nextTryMs: 400 },
      { _tag: 'Live' },
    ]);
    await rightOf(store.append(PLAN, 1, [said('b')]));
    await until(() => all.events.length === 2);
  });

  it.each([
    [{ kind: 'duplicate', events: 1 }, 1],
    [{ kind: 'drop-confirmation' }, 1],
    [{ kind: 'silence' }, 2],
    [{ kind: 'stall', events: 1 }, 2],
    [{ kind: 'fail', events: 1 }, 2],
    [{ kind: 'unavailable' }, 2],
    [{ kind: 'disconnect-after', events: 2 }, 2],
  ] as readonly [Fault, number][])(
    "gives each event once when the server's own has %j, and makes it anew",
    async (fault, asked) => {
      const pollMs = 60;
      const server = await serverWith();
      const [store, other] = [
        await openAt(server.connectionString(), { pollMs }),
        await openAt(server.connectionString()),
      ];
      server.faults.order('subscribe', fault);
      const all = heard();
      store.subscribe('', all);
      await until(() => server.calls('subscribe') === 1);
      await pass(20);
      for (let at = 0; at < 5; at++) {
        await rightOf(other.append(PLAN, at, [said(at)]));
        const [ms] = await timed(() => until(() => all.events.length > at));
        // What it takes longer than to look again is the machine's.
        expect(ms).toBeLessThan(pollMs + 400);
      }
      await until(() => server.calls('subscribe') >= asked);
      await pass(2 * pollMs);
      expect(all.events).toEqual(await everything(other));
      expect(all.failures).toEqual([]);
    },
  );

  const inASilentRead = async (server: WireServer, store: EventStore) => {
    server.faults.choose(({ kind }) => (kind === 'read' ? { kind: 'silence' } : undefined));
    const [all, before] = [heard(), server.calls('read')];
    const subscription = store.subscribe('', all);
    await until(() => server.calls('read') > before);
    return { all, subscription };
  };

  it.each(['stop', 'close'] as const)('ends at once, in the middle of a silent read: %s', async (how) => {
    const server = await serverWith();
    const store = await openAt(server.connectionString());
    const { all, subscription } = await inASilentRead(server, store);
    const [ms] = await timed(() => (how === 'stop' ? subscription.stop() : store.close()));
    expect(ms).toBeLessThan(250);
    expect([all.events, all.failures]).toEqual([[], []]);
  });

  it("lets go of the server's own when nobody follows any more", async () => {
    const server = await serverWith();
    const store = await openAt(server.connectionString(), { pollMs: 20 });
    await store.subscribe('', heard()).stop();
    await store.subscribe('page 3', heard()).stop();
    await pass(20);
    const before = server.calls('subscribe');
    server.disconnect();
    await pass(200);
    expect(server.calls('subscribe')).toBe(before);
    const all = heard();
    store.subscribe('', all);
    await rightOf(store.append(PLAN, 'any', [said('a')]));
    await until(() => all.events.length === 1);
  });
});
