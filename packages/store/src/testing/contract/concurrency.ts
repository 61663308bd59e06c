import assert from 'node:assert/strict';

import { isRight } from 'fp-ts/lib/Either.js';

import type { Conflict } from '../../event-store.js';
import { type Case, rightOf } from '../place.js';
import { batch, PLAN, planNamed, said } from '../samples.js';

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1);

/** Many at once, in one process. */
export const concurrencyCases = (it: Case): void => {
  it('stores 100 appends to as many plans at once', async ({ store }) => {
    const plans = numbers(100).map((at) => planNamed(`plan-${String(at).padStart(3, '0')}`));
    await Promise.all(plans.map((plan) => rightOf(store.append(plan, 'new', [said(plan)]))));
    assert.deepEqual(await rightOf(store.plans), plans);
    assert.equal((await rightOf(store.readAll(''))).events.length, 100);
  });

  it('lets one of 50 racers create a plan, and tells the others who it was', async ({ store }) => {
    const racers = numbers(50);
    const results = await Promise.all(
      racers.map((at) => store.append(PLAN, 'new', [said(`racer-${at}`, { actor: `U${at}` as never })])()),
    );
    const [winner, ...more] = results.filter(isRight);
    assert.equal(more.length, 0);
    const { actor, recordedAt } = winner!.right.events[0]!;
    for (const result of results) {
      if (isRight(result)) continue;
      const { _tag, winner: told } = result.left as Conflict;
      assert.equal(_tag, 'Conflict');
      assert.deepEqual(told, { version: 1, type: 'SectionAdded', actor, recordedAt });
    }
    assert.equal(await rightOf(store.versionOf(PLAN)), 1);
  });

  it('stores 100 appends to one plan at once when any version is expected', async ({ store }) => {
    const results = await Promise.all(
      numbers(100).map((at) => rightOf(store.append(PLAN, 'any', [said(at)]))),
    );
    const given = results.map(({ first }) => first).sort((a, b) => a - b);
    assert.deepEqual(given, numbers(100));
    const events = await rightOf(store.read(PLAN));
    assert.deepEqual(
      events.map(({ version }) => version),
      numbers(100),
    );
    assert.equal(new Set(events.map(({ id }) => id)).size, 100);
  });

  it('stores one of 20 appends of the same batch at once, and repeats it to the others', async ({
    store,
  }) => {
    const results = await Promise.all(
      numbers(20).map(() => rightOf(store.append(PLAN, 'new', batch('a', 3)))),
    );
    assert.equal(results.filter(({ repeated }) => !repeated).length, 1);
    assert.equal(await rightOf(store.versionOf(PLAN)), 3);
  });

  it('shows a reader only whole batches from the beginning, while others write', async ({ store, open }) => {
    const reader = await open();
    let writing = true;
    const write = async (name: string): Promise<void> => {
      for (let at = 0; at < 40; at++) await rightOf(store.append(PLAN, 'any', batch(`${name}-${at}`, 3)));
    };
    const read = async (): Promise<void> => {
      while (writing) {
        const seen = await rightOf(reader.read(PLAN));
        assert.deepEqual(
          seen.map(({ version }) => version),
          numbers(seen.length),
        );
        assert.equal(seen.length % 3, 0);
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const written = Promise.all([write('a'), write('b')]).finally(() => {
      writing = false;
    });
    await Promise.all([read(), written]);
    assert.equal(await rightOf(reader.versionOf(PLAN)), 240);
  });

  it('lets two stores on one place see and respect each other', async ({ store, open }) => {
    const other = await open();
    assert.deepEqual(await rightOf(other.identity), await rightOf(store.identity));
    for (let at = 0; at < 20; at++) {
      await rightOf((at % 2 === 0 ? store : other).append(PLAN, at, [said(at)]));
    }
    const results = await Promise.all(
      numbers(20).map((at) => (at % 2 === 0 ? store : other).append(PLAN, 20, [said(`race-${at}`)])()),
    );
    assert.equal(results.filter(isRight).length, 1);
    assert.deepEqual(await rightOf(store.read(PLAN)), await rightOf(other.read(PLAN)));
  });
};
