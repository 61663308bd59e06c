import assert from 'node:assert/strict';

import type { PlanEvent, PlanId, Recordable } from '@plan-ledger/domain';

import { type Case, leftOf, rightOf } from '../place.js';
import { batch, idNamed, PLAN, said, sectionAdded } from '../samples.js';

const inItself = (): Record<string, unknown> => {
  const loop: Record<string, unknown> = {};
  loop['self'] = loop;
  return loop;
};

class Titled {
  readonly title = 'Practice';
}

/** A value that JSON would lose or change, by the words in which the refusal names it. */
const UNWRITABLE: Readonly<Record<string, unknown>> = {
  undefined: undefined,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-0': -0,
  'a bigint': 1n,
  'a function': () => 1,
  'a symbol': Symbol('s'),
  'a Date': new Date(0),
  'a Map': new Map(),
  'a Titled': new Titled(),
  'text with half of a surrogate pair': 'half \ud83d of it',
  'something nested deeper than 100, or in itself': inItself(),
};

/** All or nothing, and only what can be read again. */
export const batchCases = (it: Case): void => {
  it('refuses an empty batch', async ({ store }) => {
    const { why } = await leftOf('Refused', store.append(PLAN, 'any', []));
    assert.equal(why, 'Cannot append: found no events; wanted at least one');
    assert.deepEqual(await rightOf(store.plans), []);
  });

  it('refuses an id twice in one batch', async ({ store }) => {
    const { why } = await leftOf('Refused', store.append(PLAN, 'new', [said('a'), said('b'), said('a')]));
    assert.equal(why, `Cannot append: event 3 of 3: found id ${idNamed('a')} twice; give each its own`);
    assert.equal(await rightOf(store.versionOf(PLAN)), 0);
  });

  for (const plan of ['', 'With Capitals', '../escape', 'x'.repeat(81), 7]) {
    it(`refuses ${JSON.stringify(plan).slice(0, 20)} as the id of a plan`, async ({ store }) => {
      const { why } = await leftOf('Refused', store.append(plan as PlanId, 'any', [said('a')]));
      assert.match(why, /as the id of the plan; wanted lower-case words joined by hyphens/);
    });
  }

  const badEnvelopes: Readonly<Record<string, unknown>> = {
    id: 'not-a-uuid',
    actor: 'Jane Smith',
    reportedOn: '2020-02-31',
    correlation: 7,
    reason: 7,
    source: { place: 'page 3' },
    causation: 'not-a-uuid',
  };
  for (const [field, value] of Object.entries(badEnvelopes)) {
    it(`refuses a malformed ${field}`, async ({ store }) => {
      const event = { ...said('a'), [field]: value } as Recordable;
      const { why } = await leftOf('Refused', store.append(PLAN, 'any', [event]));
      assert.match(why, new RegExp(`^Cannot append: event 1 of 1: found .* as ${field}; wanted `));
    });
  }

  it('writes nothing of a batch with a bad event in its middle', async ({ store }) => {
    const bad = said('bad', { event: sectionAdded('Bad', { order: Number.NaN }) });
    await rightOf(store.append(PLAN, 'new', [said('a')]));
    const { why } = await leftOf('Refused', store.append(PLAN, 1, [said('b'), bad, said('c')]));
    assert.equal(why, 'Cannot append: event 2 of 3: found NaN in event.order; wanted plain JSON');
    assert.equal(await rightOf(store.versionOf(PLAN)), 1);
    assert.equal((await rightOf(store.append(PLAN, 1, [said('b'), said('c')]))).repeated, false);
  });

  it('refuses an event that it could not read again', async ({ store }) => {
    const unheard = { type: 'Unheard' } as unknown as PlanEvent;
    const short = { type: 'SectionAdded', section: 'practice' } as unknown as PlanEvent;
    for (const event of [unheard, short]) {
      const { why } = await leftOf('Refused', store.append(PLAN, 'any', [said('a', { event })]));
      assert.match(why, /could not be read again: Found /);
    }
    assert.deepEqual(await rightOf(store.plans), []);
  });

  for (const [found, value] of Object.entries(UNWRITABLE)) {
    it(`refuses ${found} in an event, and says where`, async ({ store }) => {
      const event = said('a', { event: sectionAdded('Practice', { deep: [{ ok: 1, odd: value }] }) });
      const { why } = await leftOf('Refused', store.append(PLAN, 'any', [event]));
      const where = found.startsWith('something') ? '' : ' in event.deep[0].odd; wanted plain JSON';
      assert.ok(why.startsWith(`Cannot append: event 1 of 1: found ${found}${where}`), why);
    });
  }

  it('refuses a name with half of a surrogate pair, and undefined beside the event', async ({ store }) => {
    const odd = said('a', { event: sectionAdded('Practice', { 'half \udc00': 1 }) });
    const none = { ...said('a'), reason: undefined } as unknown as Recordable;
    await leftOf('Refused', store.append(PLAN, 'any', [odd]));
    const { why } = await leftOf('Refused', store.append(PLAN, 'any', [none]));
    assert.equal(why, 'Cannot append: event 1 of 1: found undefined in reason; wanted plain JSON');
  });

  it('stores a batch of 1,000 whole, with dense versions', async ({ store }) => {
    const { first, last } = await rightOf(store.append(PLAN, 'new', batch('a', 1000)));
    assert.deepEqual([first, last], [1, 1000]);
    const versions = (await rightOf(store.read(PLAN))).map(({ version }) => version);
    assert.deepEqual(
      versions,
      Array.from({ length: 1000 }, (_, at) => at + 1),
    );
  });
};
