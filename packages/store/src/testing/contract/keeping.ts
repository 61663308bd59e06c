import assert from 'node:assert/strict';

import type { PlanEvent, Recordable } from '@plan-ledger/domain';
import { isRight } from 'fp-ts/lib/Either.js';

import { type Case, leftOf, rightOf } from '../place.js';
import { batch, idNamed, PLAN, said, sectionAdded, unsealed } from '../samples.js';

/** 19 bytes. Six fields of 100,000 bytes are still less than a distributed store takes in one append. */
const LONG = 'Überprüfung 👍 ';

const TEXTS: Readonly<Record<string, string>> = {
  'beyond the first plane': '𝒫lan 👩‍👧‍👦 🇬🇧',
  'combined from parts': 'e\u0301 ≠ é, ﬁ, \u1100\u1161',
  'from right to left': 'תוכנית \u202e שיפור \u202c خطة',
  'of control characters': '\u0000\u0001\u001b[31m\r\n\t\u2028\u2029\ufeff\u007f',
  'that looks like code': `'); DROP TABLE events; -- \${x} <script> =1+1 "quoted" \\u0041`,
  'that is empty': '',
  'of 100,000 bytes': LONG.repeat(5_264),
};

const numbersIn = (why: string): readonly number[] =>
  (why.match(/\d[\d,]*/g) ?? []).map((digits) => Number(digits.replaceAll(',', '')));

const FIRST = new Date('2026-11-22T10:00:00.000Z').toISOString();

/** What is read is what was said. */
export const keepingCases = (it: Case): void => {
  it('keeps the whole envelope, and adds plan, version, schema and instant', async ({ store }) => {
    const event = said('a', {
      reason: 'The board asked',
      source: { document: 'May 2020', sha256: 'ab'.repeat(32), place: 'Dashboard, row 3' },
      causation: idNamed('cause'),
    });
    await rightOf(store.append(PLAN, 'new', [event]));
    const added = { plan: PLAN, version: 1, schema: 1, recordedAt: FIRST };
    assert.deepEqual((await rightOf(store.read(PLAN))).map(unsealed), [{ ...event, ...added }]);
  });

  it('keeps an event without reason, source and causation as one without', async ({ store }) => {
    await rightOf(store.append(PLAN, 'new', [said('a')]));
    const [found] = await rightOf(store.read(PLAN));
    assert.deepEqual(Object.keys(found!).sort(), [
      'actor',
      'correlation',
      'event',
      'id',
      'plan',
      'recordedAt',
      'reportedOn',
      'schema',
      'seal',
      'version',
    ]);
  });

  it('keeps nothing but what an event has to say', async ({ store }) => {
    const more = { ...said('a'), version: 99, plan: 'other', seal: 'made up', note: 'stray' } as Recordable;
    const { events } = await rightOf(store.append(PLAN, 'new', [more]));
    assert.deepEqual(events.map(unsealed), [
      { ...said('a'), plan: PLAN, version: 1, schema: 1, recordedAt: FIRST },
    ]);
    assert.notEqual(events[0]?.seal, 'made up');
    assert.deepEqual(await rightOf(store.read(PLAN)), events);
  });

  for (const [name, text] of Object.entries(TEXTS)) {
    it(`keeps text ${name}, everywhere`, async ({ store, open }) => {
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
      assert.deepEqual([plan, version, schema, recordedAt], [PLAN, 1, 1, FIRST]);
    });
  }

  it('keeps text of a megabyte whole, or refuses it with its size and the most it takes', async ({
    store,
  }) => {
    const event = said('a', { event: sectionAdded(LONG.repeat(60_000)) });
    const result = await store.append(PLAN, 'new', [event])();
    if (isRight(result)) {
      const [found] = await rightOf(store.read(PLAN));
      assert.deepEqual(found!.event, event.event);
      return;
    }
    const { why } = await leftOf('Refused', async () => result);
    const bytes = numbersIn(why);
    assert.ok(
      bytes.some((size) => size > 1_140_000) && bytes.some((size) => size > 100_000 && size <= 1_140_000),
      `Wanted the size in bytes, and the most that is taken, in: ${why}`,
    );
    assert.equal(await rightOf(store.versionOf(PLAN)), 0);
    assert.deepEqual(await rightOf(store.readAll('')), { events: [], next: '' });
  });

  it('keeps numbers to the last bit', async ({ store }) => {
    const numbers = [0, 0.1 + 0.2, 5e-324, 2 ** 53 - 1, -(2 ** 53 - 1), 0.1e-20, 1234567890.125];
    await rightOf(store.append(PLAN, 'new', [said('a', { event: sectionAdded('Numbers', { numbers }) })]));
    const [found] = await rightOf(store.read(PLAN));
    assert.deepEqual((found!.event as unknown as { numbers: number[] }).numbers, numbers);
  });

  it('keeps odd names of fields as fields, and lets them change no object', async ({ store }) => {
    const odd =
      '{"__proto__":{"polluted":true},"constructor":{"prototype":1},"hasOwnProperty":1,"10":1,"9":2}';
    const fields = (): object => JSON.parse(odd) as object;
    const event = { ...sectionAdded('Odd'), ...fields(), inside: fields() } as unknown as PlanEvent;
    await rightOf(store.append(PLAN, 'new', [said('a', { event })]));
    const [found] = await rightOf(store.read(PLAN));
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
    assert.equal((found!.event as { polluted?: boolean }).polluted, undefined);
    const inside = (found!.event as unknown as { inside: object }).inside;
    assert.deepEqual(Object.entries(inside).sort(), Object.entries(fields()).sort());
    assert.equal((await rightOf(store.append(PLAN, 'new', [said('a', { event })]))).repeated, true);
  });

  it('never lets the recorded instant run backwards in a plan', async ({ store, clock }) => {
    const times = ['12:00:00.000', '11:00:00.000', '12:00:00.001', '09:59:59.999'];
    for (const [at, time] of times.entries()) {
      clock.set(`2026-11-22T${time}Z`);
      await rightOf(store.append(PLAN, at * 2, batch(`at-${at}`, 2)));
    }
    const recorded = (await rightOf(store.read(PLAN))).map(({ recordedAt }) => recordedAt.slice(11, 23));
    const noon = '12:00:00.000';
    assert.deepEqual(recorded, [noon, noon, noon, noon, ...Array<string>(4).fill('12:00:00.001')]);
  });

  it('is not changed when its callers change what they gave', async ({ store }) => {
    const given = [said('a', { source: { document: 'Plan' } })];
    await rightOf(store.append(PLAN, 'new', given));
    const before = structuredClone(await rightOf(store.read(PLAN)));
    Object.assign(given[0]!.event, { title: 'Changed' });
    Object.assign(given[0]!.source!, { document: 'Changed' });
    given.push(said('b'));
    assert.equal(JSON.stringify(await rightOf(store.read(PLAN))), JSON.stringify(before));
  });

  it('is not changed when its callers change what they got', async ({ store }) => {
    const appended = await rightOf(store.append(PLAN, 'new', [said('a')]));
    const read = await rightOf(store.read(PLAN));
    const all = await rightOf(store.readAll(''));
    const before = JSON.stringify(read);
    for (const got of [appended.events, read, all.events]) {
      Object.assign(got[0]!, { actor: 'U9', version: 9 });
      Object.assign(got[0]!.event, { title: 'Changed' });
      (got as unknown[]).length = 0;
    }
    assert.equal(JSON.stringify(await rightOf(store.read(PLAN))), before);
    assert.equal(JSON.stringify((await rightOf(store.readAll(''))).events), before);
  });
};
