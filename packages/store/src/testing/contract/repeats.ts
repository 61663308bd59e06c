import assert from 'node:assert/strict';

import type { Recordable } from '@plan-ledger/domain';

import { isRight } from 'fp-ts/lib/Either.js';

import type { ExpectedVersion } from '../../event-store.js';
import { type Case, leftOf, rightOf } from '../place.js';
import { batch, idNamed, OTHER_PLAN, PLAN, said, sectionAdded } from '../samples.js';

const backwards = (json: unknown): unknown => {
  if (Array.isArray(json)) return json.map(backwards);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json)
      .reverse()
      .map(([name, value]) => [name, backwards(value)]),
  );
};

/** Appending what is stored already: the same again is harmless, anything else under its ids is refused. */
export const repeatCases = (it: Case): void => {
  for (const expected of ['new', 'any', 0, 2, 7] as readonly ExpectedVersion[]) {
    it(`gives the first result again when the same batch comes expecting ${expected}`, async ({
      store,
      clock,
    }) => {
      const first = await rightOf(store.append(PLAN, 'new', batch('a', 2)));
      clock.set('2026-11-23T10:00:00.000Z');
      const again = await rightOf(store.append(PLAN, expected, batch('a', 2)));
      assert.deepEqual(again, { ...first, repeated: true });
      assert.equal(await rightOf(store.versionOf(PLAN)), 2);
    });
  }

  it('gives the first result again after others have appended', async ({ store }) => {
    await rightOf(store.append(PLAN, 'new', batch('a', 2)));
    const second = await rightOf(store.append(PLAN, 2, batch('b', 2)));
    await rightOf(store.append(PLAN, 4, batch('c', 2)));
    assert.deepEqual(await rightOf(store.append(PLAN, 2, batch('b', 2))), { ...second, repeated: true });
    assert.equal(await rightOf(store.versionOf(PLAN)), 6);
  });

  it('knows a batch again whatever the order of the names in it', async ({ store }) => {
    const event = said('a', {
      event: sectionAdded('Practice', { objectives: ['one', 'two'], extra: { x: 1, y: [{ p: 1, q: 2 }] } }),
      source: { document: 'Plan', place: 'page 3' },
    });
    const first = await rightOf(store.append(PLAN, 'new', [event]));
    const again = await rightOf(store.append(PLAN, 'new', [backwards(event) as Recordable]));
    assert.deepEqual(again, { ...first, repeated: true });
  });

  it('knows a batch again in another store on the same place', async ({ store, open }) => {
    const first = await rightOf(store.append(PLAN, 'new', batch('a', 3)));
    const again = await rightOf((await open()).append(PLAN, 'new', batch('a', 3)));
    assert.deepEqual(again, { ...first, repeated: true });
  });

  const first = batch('a', 4) as [Recordable, Recordable, Recordable, Recordable];
  const [a1, a2, a3, a4] = first;
  const next = batch('b', 4);
  const others: Readonly<Record<string, readonly Recordable[]>> = {
    'its first two events': [a1, a2],
    'its last two events': [a3, a4],
    'one event of it': [a2],
    'it and one event more': [...first, said('more')],
    'it after one event more': [said('more'), ...first],
    'it in another order': [a4, a3, a2, a1],
    'it in another order between its first and its last': [a1, a3, a2, a4],
    'it and the batch after it': [...first, ...next],
    'its first half and the last half of the next': [a1, a2, ...next.slice(2)],
  };
  for (const [name, events] of Object.entries(others)) {
    it(`refuses ${name}`, async ({ store }) => {
      await rightOf(store.append(PLAN, 'new', first));
      await rightOf(store.append(PLAN, 4, next));
      for (const expected of [8, 'any', 'new'] as const) {
        const { stream, why } = await leftOf('Refused', store.append(PLAN, expected, events));
        assert.equal(stream, 'plan-gloucestershire-aip');
        assert.match(why, /^Cannot append: found \d of the \d events stored already/);
      }
      assert.equal(await rightOf(store.versionOf(PLAN)), 8);
    });
  }

  const changes: Readonly<Record<string, Partial<Recordable>>> = {
    event: { event: sectionAdded('Another title') },
    reportedOn: { reportedOn: '2020-05-27' as never },
    actor: { actor: 'U2' as never },
    reason: { reason: 'Another' },
    source: { source: { document: 'Another' } },
    correlation: { correlation: 'another' },
    causation: { causation: idNamed('another') },
  };
  for (const [field, over] of Object.entries(changes)) {
    it(`refuses a stored id with another ${field}`, async ({ store }) => {
      const before = { reason: 'One', source: { document: 'One' }, causation: idNamed('one') };
      await rightOf(store.append(PLAN, 'new', [said('a', before)]));
      const { why } = await leftOf('Refused', store.append(PLAN, 1, [said('a', { ...before, ...over })]));
      assert.equal(
        why,
        `Cannot append: event id ${idNamed('a')} is already stored at version 1 with another ${field}; give a new event a new id`,
      );
      assert.equal(await rightOf(store.versionOf(PLAN)), 1);
    });
  }

  it('refuses an id that another plan has, or takes it as new in its own', async ({ store }) => {
    const before = await rightOf(store.append(PLAN, 'new', batch('a', 2)));
    const result = await store.append(OTHER_PLAN, 'new', [said('a-1')])();
    if (isRight(result)) {
      const { first, last, repeated, events } = result.right;
      assert.deepEqual([first, last, repeated], [1, 1, false]);
      assert.deepEqual(
        events.map(({ id, plan, version }) => [id, plan, version]),
        [[idNamed('a-1'), OTHER_PLAN, 1]],
      );
      assert.deepEqual(await rightOf(store.read(OTHER_PLAN)), events);
    } else {
      const { stream, why } = await leftOf('Refused', async () => result);
      assert.equal(stream, 'plan-northamptonshire-cft');
      assert.match(why, /plan-gloucestershire-aip/);
      assert.equal(await rightOf(store.versionOf(OTHER_PLAN)), 0);
    }
    assert.deepEqual(await rightOf(store.read(PLAN)), before.events);
    assert.deepEqual(await rightOf(store.append(PLAN, 'new', batch('a', 2))), { ...before, repeated: true });
  });

  it('takes events as new when the append before them was a conflict', async ({ store }) => {
    await rightOf(store.append(PLAN, 'new', [said('a')]));
    await leftOf('Conflict', store.append(PLAN, 'new', batch('b', 2)));
    assert.equal((await rightOf(store.append(PLAN, 1, batch('b', 2)))).repeated, false);
  });
};
