import assert from 'node:assert/strict';

import type { Recorded } from '@plan-ledger/domain';

import type { EventStore } from '../../event-store.js';
import { listening, pass } from '../listening.js';
import { type Case, rightOf } from '../place.js';
import { batch, OTHER_PLAN, PLAN, said } from '../samples.js';

/** Long enough for anything that is wrongly still to come. */
const QUIET_MS = 150;

const everything = async (store: EventStore): Promise<readonly Recorded[]> =>
  (await rightOf(store.readAll('', 10_000))).events;

/** Following a store: all of it, in order, once. */
export const subscriptionCases = (it: Case, patienceMs: number): void => {
  const { listener, until } = listening(patienceMs);

  it('gives a subscriber what is stored, then what is stored later', async ({ store }) => {
    await rightOf(store.append(PLAN, 'new', batch('a', 3)));
    const heard = listener();
    store.subscribe('', heard);
    await heard.has(3);
    await rightOf(store.append(OTHER_PLAN, 'new', batch('b', 2)));
    await rightOf(store.append(PLAN, 3, [said('c')]));
    await heard.has(6);
    assert.deepEqual(heard.events, await everything(store));
    assert.equal(heard.pages.at(-1)!.next, (await rightOf(store.readAll(''))).next);
  });

  it('gives a subscriber only what is after its position', async ({ store }) => {
    await rightOf(store.append(PLAN, 'new', batch('a', 3)));
    const { next } = await rightOf(store.readAll('', 2));
    const heard = listener();
    store.subscribe(next, heard);
    await rightOf(store.append(PLAN, 3, [said('b')]));
    await heard.has(2);
    await pass(QUIET_MS);
    assert.deepEqual(heard.events, (await everything(store)).slice(2));
  });

  it('gives a subscriber from the end only what is stored later', async ({ store, elsewhere }) => {
    assert.equal(await rightOf(store.end), '');
    await rightOf(store.append(PLAN, 'new', batch('a', 3)));
    const end = await rightOf(store.end);
    assert.equal(end, (await rightOf(store.readAll(''))).next);
    const heard = listener();
    store.subscribe(end, heard);
    const other = await elsewhere();
    await rightOf(other.append(OTHER_PLAN, 'new', batch('b', 2)));
    await rightOf(store.restore(OTHER_PLAN, await rightOf(other.readWritten(OTHER_PLAN))));
    await rightOf(store.append(PLAN, 3, [said('c')]));
    await heard.has(3);
    await pass(QUIET_MS);
    assert.deepEqual(heard.events, (await everything(store)).slice(3));
    assert.equal(await rightOf(store.end), heard.pages.at(-1)!.next);
  });

  it('gives a subscriber more than one page, whole', async ({ store }) => {
    for (const [at, count] of [1000, 1000, 500].entries()) {
      await rightOf(store.append(PLAN, at * 1000, batch(`a${at}`, count)));
    }
    const heard = listener();
    store.subscribe('', heard);
    await heard.has(2500);
    assert.deepEqual(
      heard.events.map(({ version }) => version),
      Array.from({ length: 2500 }, (_, at) => at + 1),
    );
    assert.ok(heard.pages.length > 1);
  });

  it('gives a subscriber what another store on the same place wrote', async ({ store, open }) => {
    const heard = listener();
    store.subscribe('', heard);
    const other = await open();
    for (let at = 0; at < 5; at++) await rightOf(other.append(PLAN, at, [said(at)]));
    await heard.has(5);
    assert.deepEqual(heard.events, await everything(store));
  });

  it('misses nothing that is stored in the moment in which it finds no more', async ({ store }) => {
    for (let moments = 0; moments < 12; moments++) {
      const heard = listener();
      const { next } = await rightOf(store.readAll(''));
      const subscription = store.subscribe(next, heard);
      for (let moment = 0; moment < moments; moment++) await Promise.resolve();
      await rightOf(store.append(PLAN, moments, [said(moments)]));
      await heard.has(1);
      await subscription.stop();
    }
  });

  it('gives one batch at a time, and the next when the subscriber is done', async ({ store }) => {
    let running = 0;
    const heard = listener(async () => {
      running += 1;
      assert.equal(running, 1);
      await pass(10);
      running -= 1;
    });
    store.subscribe('', heard);
    for (let at = 0; at < 20; at++) {
      await rightOf(store.append(PLAN, at, [said(at)]));
      await pass(3);
    }
    await heard.has(20);
    assert.deepEqual(heard.failures, []);
    assert.deepEqual(heard.events, await everything(store));
  });

  it('loses and repeats nothing when subscribers come and go, each from the last position', async ({
    store,
    open,
  }) => {
    const heard: Recorded[] = [];
    let position = '';
    let written = 0;
    const writing = (async () => {
      for (; written < 200; written++) {
        await rightOf(store.append(PLAN, 'any', [said(written)]));
        if (written % 7 === 0) await pass(1);
      }
    })();
    // A failure is told where it is waited for, not before.
    writing.catch(() => undefined);
    const end = Date.now() + patienceMs;
    for (let round = 0; heard.length < 200; round++) {
      assert.ok(Date.now() < end, `Heard ${heard.length} of 200 events in ${round} rounds`);
      const reader = await open();
      const one = listener(async ({ events, next }) => {
        await pass(round % 3);
        heard.push(...events);
        position = next;
      });
      const subscription = reader.subscribe(position, one);
      // Longer and longer, since reading takes as long as it takes.
      await pass((round % 11) + 2 * round);
      await (round % 2 === 0 ? subscription.stop() : reader.close());
      assert.deepEqual(one.failures, []);
      if (round % 2 === 0) await reader.close();
    }
    await writing;
    assert.deepEqual(heard, await everything(store));
  });

  it('stops when the running batch is done, and gives nothing after it', async ({ store }) => {
    let done = false;
    const heard = listener(async () => {
      await pass(60);
      done = true;
    });
    await rightOf(store.append(PLAN, 'new', [said('a')]));
    const subscription = store.subscribe('', heard);
    await heard.has(1);
    await subscription.stop();
    assert.equal(done, true);
    await rightOf(store.append(PLAN, 1, [said('b')]));
    await pass(QUIET_MS);
    assert.equal(heard.events.length, 1);
    assert.deepEqual(heard.failures, []);
    await subscription.stop();
  });

  it('ends all subscriptions when the store is closed, without a failure', async ({ store, open }) => {
    const listeners = [listener(), listener(() => pass(30))];
    listeners.forEach((heard) => store.subscribe('', heard));
    await rightOf(store.append(PLAN, 'new', [said('a')]));
    await Promise.all(listeners.map((heard) => heard.has(1)));
    await store.close();
    await rightOf((await open()).append(PLAN, 1, [said('b')]));
    await pass(QUIET_MS);
    for (const heard of listeners) assert.deepEqual([heard.events.length, heard.failures.length], [1, 0]);
  });

  it('tells a subscriber that fails so, once, and gives it nothing more', async ({ store }) => {
    const heard = listener(() => Promise.reject(new Error('The table is gone')));
    const other = listener();
    store.subscribe('', heard);
    store.subscribe('', other);
    await rightOf(store.append(PLAN, 'new', [said('a')]));
    await until(
      () => heard.failures.length > 0,
      () => 'no failure came',
    );
    await rightOf(store.append(PLAN, 1, [said('b')]));
    await other.has(2);
    await pass(QUIET_MS);
    assert.equal(heard.events.length, 1);
    assert.deepEqual(heard.failures, [
      {
        _tag: 'Unavailable',
        why: 'The subscriber failed on the events it was given: The table is gone; subscribe again from the last position it kept',
      },
    ]);
  });

  it('tells a subscriber once when reading fails', async ({ store, open }) => {
    const [lost, late] = [listener(), listener()];
    store.subscribe('page 3', lost);
    const closed = await open();
    await closed.close();
    closed.subscribe('', late);
    await until(
      () => lost.failures.length + late.failures.length > 1,
      () => 'a failure is missing',
    );
    await pass(QUIET_MS);
    assert.deepEqual(
      [lost, late].map(({ failures }) => failures.map(({ _tag }) => _tag)),
      [['Unreadable'], ['Unavailable']],
    );
  });
};
