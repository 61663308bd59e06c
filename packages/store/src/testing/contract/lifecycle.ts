import assert from 'node:assert/strict';

import { type Case, leftOf, rightOf } from '../place.js';
import { batch, PLAN, said } from '../samples.js';

/** Opening and closing. */
export const lifecycleCases = (it: Case): void => {
  it('holds after it is opened again what it held before', async ({ store, open }) => {
    await rightOf(store.append(PLAN, 'new', batch('a', 3)));
    const before = await rightOf(store.readAll(''));
    const identity = await rightOf(store.identity);
    await store.close();
    const again = await open();
    assert.deepEqual(await rightOf(again.readAll('')), before);
    assert.equal(await rightOf(again.identity), identity);
    assert.equal((await rightOf(again.append(PLAN, 3, [said('b')]))).first, 4);
  });

  it('gives Unavailable for each call after it is closed', async ({ store }) => {
    await store.close();
    const calls = [
      store.identity,
      store.append(PLAN, 'any', [said('a')]),
      store.read(PLAN),
      store.readWritten(PLAN),
      store.restore(PLAN, []),
      store.versionOf(PLAN),
      store.plans,
      store.readAll(''),
      store.end,
    ];
    for (const call of calls) {
      const { why } = await leftOf('Unavailable', call);
      assert.match(why, /closed; open it again/);
    }
  });

  it('can be closed twice', async ({ store }) => {
    await store.close();
    await store.close();
  });

  it('leaves another store on the same place open when it is closed', async ({ store, open }) => {
    const other = await open();
    await store.close();
    assert.equal((await rightOf(other.append(PLAN, 'new', [said('a')]))).first, 1);
  });

  it('shares neither identity nor events with another place', async ({ store, elsewhere }) => {
    const other = await elsewhere();
    await rightOf(store.append(PLAN, 'new', [said('a')]));
    assert.notEqual(await rightOf(other.identity), await rightOf(store.identity));
    assert.deepEqual(await rightOf(other.plans), []);
  });
};
