import assert from 'node:assert/strict';

import { describe, it } from '@jest/globals';

import { memoryPlace, sqlitePlace } from './testing/local-places.js';
import { casesOn, leftOf, type PlaceFactory, rightOf } from './testing/place.js';
import { OTHER_PLAN, PLAN, said, sectionAdded, unsealed } from './testing/samples.js';

/** What the stores of one machine promise beyond the contract, which distributed stores share. */
const LOCAL: Readonly<Record<string, PlaceFactory>> = { memory: memoryPlace, sqlite: sqlitePlace };

describe.each(Object.entries(LOCAL))('The %s store, beyond the contract,', (_name, factory) => {
  const itAlso = casesOn(factory, { describe, it });

  itAlso('refuses an id that another plan has', async ({ store }) => {
    await rightOf(store.append(PLAN, 'new', [said('a')]));
    const { why, stream } = await leftOf('Refused', store.append(OTHER_PLAN, 'new', [said('a')]));
    assert.equal(stream, 'plan-northamptonshire-cft');
    assert.match(why, /is already used in plan-gloucestershire-aip at version 1/);
    assert.equal(await rightOf(store.versionOf(OTHER_PLAN)), 0);
  });

  itAlso(
    'refuses to restore an id that another plan has, and writes nothing',
    async ({ store, elsewhere }) => {
      const other = await elsewhere();
      await rightOf(other.append(PLAN, 'new', [said('a'), said('b')]));
      const written = await rightOf(other.readWritten(PLAN));
      await rightOf(store.append(OTHER_PLAN, 'new', [said('b')]));
      const { why } = await leftOf('Refused', store.restore(PLAN, written));
      assert.match(why, /is already used in plan-northamptonshire-cft at version 1/);
      assert.deepEqual(await rightOf(store.plans), [OTHER_PLAN]);
    },
  );

  itAlso('keeps text of a megabyte, everywhere', async ({ store, open }) => {
    const text = 'Überprüfung 👍 '.repeat(60_000);
    const event = said('a', {
      event: sectionAdded(text, { [`name ${text.slice(0, 40)}`]: [text] }),
      reason: text,
      source: { document: text, place: text },
      correlation: text.slice(0, 1000),
    });
    await rightOf(store.append(PLAN, 'new', [event]));
    const [found] = await rightOf((await open()).read(PLAN));
    const { plan, version, schema, recordedAt, ...back } = unsealed(found!);
    assert.deepEqual(back, event);
    assert.deepEqual(
      [plan, version, schema, recordedAt],
      [PLAN, 1, 1, new Date('2026-11-22T10:00:00.000Z').toISOString()],
    );
  });
});
