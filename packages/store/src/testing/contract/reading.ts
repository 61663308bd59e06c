import assert from 'node:assert/strict';

import type { Recorded } from '@plan-ledger/domain';

import type { EventStore } from '../../event-store.js';
import { type Case, leftOf, rightOf } from '../place.js';
import { batch, OTHER_PLAN, PLAN, planNamed, said } from '../samples.js';

const versions = (events: readonly Recorded[]): readonly number[] => events.map(({ version }) => version);

/** Three plans whose events are stored in turns: 1, 2 and 3 at a time. */
const interleave = async (store: EventStore): Promise<readonly Recorded[]> => {
  const stored: Recorded[] = [];
  for (let at = 0; at < 12; at++) {
    const plan = planNamed(`plan-${'cab'[at % 3]}`);
    stored.push(...(await rightOf(store.append(plan, 'any', batch(`turn-${at}`, (at % 3) + 1)))).events);
  }
  return stored;
};

/** Reading one plan, the plans there are, and all events. */
export const readingCases = (it: Case): void => {
  const ranges: readonly (readonly [number | undefined, number | undefined, readonly number[]])[] = [
    [undefined, undefined, [1, 2, 3, 4, 5]],
    [1, 5, [1, 2, 3, 4, 5]],
    [2, 4, [2, 3, 4]],
    [3, 3, [3]],
    [4, undefined, [4, 5]],
    [undefined, 2, [1, 2]],
    [5, 99, [5]],
    [6, undefined, []],
    [6, 9, []],
    [4, 2, []],
    [0, 2, [1, 2]],
    [-3, 2, [1, 2]],
    [0, 0, []],
    [1, 0, []],
    [1, -1, []],
  ];
  for (const [from, to, wanted] of ranges) {
    it(`reads ${from ?? 'the first'} to ${to ?? 'the last'} of 5 as [${wanted.join()}]`, async ({
      store,
    }) => {
      await rightOf(store.append(PLAN, 'new', batch('a', 2)));
      await rightOf(store.append(OTHER_PLAN, 'new', batch('other', 3)));
      await rightOf(store.append(PLAN, 2, batch('b', 3)));
      assert.deepEqual(versions(await rightOf(store.read(PLAN, from, to))), wanted);
    });
  }

  it('has nothing of a plan that is not there', async ({ store }) => {
    assert.deepEqual(await rightOf(store.read(PLAN)), []);
    assert.equal(await rightOf(store.versionOf(PLAN)), 0);
    assert.deepEqual(await rightOf(store.plans), []);
    assert.deepEqual(await rightOf(store.readAll('')), { events: [], next: '' });
  });

  it('lists the plans by id, and knows the version of each', async ({ store }) => {
    await interleave(store);
    assert.deepEqual(await rightOf(store.plans), ['plan-a', 'plan-b', 'plan-c']);
    const found = await Promise.all(
      ['c', 'a', 'b'].map((name) => rightOf(store.versionOf(planNamed(`plan-${name}`)))),
    );
    assert.deepEqual(found, [4, 8, 12]);
  });

  for (const limit of [1, 2, 5, 24, 1000]) {
    it(`reads all in the order in which it was stored, ${limit} at a time`, async ({ store }) => {
      const stored = await interleave(store);
      const found: Recorded[] = [];
      const positions: string[] = [''];
      for (;;) {
        const { events, next } = await rightOf(store.readAll(positions.at(-1)!, limit));
        assert.ok(events.length <= limit);
        if (events.length === 0) {
          assert.equal(next, positions.at(-1));
          break;
        }
        found.push(...events);
        positions.push(next);
      }
      assert.deepEqual(found, stored);
      assert.deepEqual(positions, [...new Set(positions)].sort());
    });
  }

  it('gives at most 1,000 events when no limit is given', async ({ store }) => {
    await rightOf(store.append(PLAN, 'new', batch('a', 1001)));
    const page = await rightOf(store.readAll(''));
    assert.equal(page.events.length, 1000);
    assert.deepEqual(versions((await rightOf(store.readAll(page.next))).events), [1001]);
  });

  it('goes on from a position with what was stored after it', async ({ store }) => {
    await rightOf(store.append(PLAN, 'new', batch('a', 3)));
    const { next } = await rightOf(store.readAll(''));
    assert.deepEqual(await rightOf(store.readAll(next)), { events: [], next });
    const { events } = await rightOf(store.append(OTHER_PLAN, 'new', [said('b')]));
    const page = await rightOf(store.readAll(next));
    assert.deepEqual(page.events, events);
    assert.ok(page.next > next);
  });

  it('says so when a position is not one of its own', async ({ store }) => {
    const { why } = await leftOf('Unreadable', store.readAll('page 3'));
    assert.match(why, /^Found "page 3" as a position/);
  });
};
