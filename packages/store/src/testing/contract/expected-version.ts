import assert from 'node:assert/strict';

import type { ExpectedVersion } from '../../event-store.js';
import { type Case, leftOf, rightOf } from '../place.js';
import { batch, PLAN, said } from '../samples.js';

/** Appending to a plan that is, or is not, as the writer expected. */
export const expectedVersionCases = (it: Case): void => {
  for (const expected of ['new', 'any', 0] as const) {
    it(`creates a plan when ${expected} is expected`, async ({ store }) => {
      const appended = await rightOf(store.append(PLAN, expected, batch('a', 2)));
      assert.deepEqual([appended.first, appended.last, appended.repeated], [1, 2, false]);
      assert.deepEqual(await rightOf(store.read(PLAN)), appended.events);
    });
  }

  for (const expected of [2, 'any'] as const) {
    it(`appends to a plan at version 2 when ${expected} is expected`, async ({ store }) => {
      await rightOf(store.append(PLAN, 'new', batch('a', 2)));
      const appended = await rightOf(store.append(PLAN, expected, [said('b')]));
      assert.deepEqual([appended.first, appended.last, appended.repeated], [3, 3, false]);
    });
  }

  const conflicts: readonly (readonly [ExpectedVersion, number])[] = [
    ['new', 1],
    [0, 1],
    [1, 2],
  ];
  for (const [expected, winning] of conflicts) {
    it(`says who won when ${expected} is expected of a plan at version 2`, async ({ store, clock }) => {
      clock.set('2026-11-22T11:00:00.000Z');
      await rightOf(store.append(PLAN, 'new', [said('a', { actor: 'U1' as never })]));
      clock.set('2026-11-22T12:00:00.000Z');
      await rightOf(store.append(PLAN, 1, [said('b', { actor: 'U2' as never })]));
      assert.deepEqual(await leftOf('Conflict', store.append(PLAN, expected, [said('c')])), {
        _tag: 'Conflict',
        stream: 'plan-gloucestershire-aip',
        expected,
        actual: 2,
        winner: {
          version: winning,
          type: 'SectionAdded',
          actor: `U${winning}`,
          recordedAt: `2026-11-22T1${winning}:00:00.000Z`,
        },
      });
      assert.equal(await rightOf(store.versionOf(PLAN)), 2);
    });
  }

  it('names no winner when the plan is shorter than expected', async ({ store }) => {
    await rightOf(store.append(PLAN, 'new', [said('a')]));
    const stream = 'plan-gloucestershire-aip';
    assert.deepEqual(await leftOf('Conflict', store.append(PLAN, 5, [said('b')])), {
      _tag: 'Conflict',
      stream,
      expected: 5,
      actual: 1,
    });
  });

  it('names no winner when there is no plan at all', async ({ store }) => {
    const failure = await leftOf('Conflict', store.append(PLAN, 1, [said('a')]));
    assert.deepEqual([failure.actual, failure.winner], [0, undefined]);
    assert.deepEqual(await rightOf(store.plans), []);
  });

  it('takes a version that no plan can have as a conflict', async ({ store }) => {
    for (const expected of [-1, 0.5, Number.NaN]) {
      await leftOf('Conflict', store.append(PLAN, expected, [said('a')]));
    }
    assert.equal(await rightOf(store.versionOf(PLAN)), 0);
  });
};
