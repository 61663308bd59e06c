import assert from 'node:assert/strict';

import type { PlanId, Recorded } from '@plan-ledger/domain';

import type { EventStore, Written } from '../../event-store.js';
import { type Case, leftOf, type Bench, rightOf } from '../place.js';
import { batch, idNamed, OTHER_PLAN, PLAN, resealed, said, sectionAdded } from '../samples.js';

/** A plan of three appends, at three instants: 1 to 3, 4, and 5 to 8. */
const original = async ({ store, clock }: Bench): Promise<readonly Written[]> => {
  await rightOf(store.append(PLAN, 'new', batch('a', 3)));
  clock.set('2026-11-23T10:00:00.000Z');
  const whole = said('b', {
    reason: 'The board asked',
    source: { document: 'May 2020', sha256: 'ab'.repeat(32), place: 'Dashboard, row 3' },
    causation: idNamed('cause'),
  });
  await rightOf(store.append(PLAN, 3, [whole]));
  clock.set('2026-11-24T10:00:00.000Z');
  await rightOf(store.append(PLAN, 4, batch('c', 4)));
  return rightOf(store.readWritten(PLAN));
};

const everything = async (store: EventStore, plan: PlanId = PLAN): Promise<readonly unknown[]> => [
  await rightOf(store.read(plan)),
  await rightOf(store.readWritten(plan)),
  await rightOf(store.versionOf(plan)),
  await rightOf(store.plans),
];

/** An event of a batch, changed. */
const withOne = (
  written: readonly Written[],
  at: number,
  change: Partial<Recorded>,
  bounds: Partial<Written> = {},
): readonly Written[] =>
  written.map((one, place) =>
    place === at
      ? {
          ...one,
          ...bounds,
          event: 'seal' in change ? { ...one.event, ...change } : resealed({ ...one.event, ...change }),
        }
      : one,
  );

const REFUSED: Readonly<Record<string, readonly [change: object, bounds: object, wanted: RegExp]>> = {
  'of another plan': [
    { plan: OTHER_PLAN },
    {},
    /found "northamptonshire-cft" as plan; wanted gloucestershire-aip/,
  ],
  'without a version': [{ version: 0 }, {}, /found 0 as version; wanted a whole number from 1/],
  'of half a version': [{ version: 2.5 }, {}, /found 2\.5 as version; wanted a whole number from 1/],
  'whose version was there before': [
    { version: 1 },
    { first: 1 },
    /found version 1 after version 1; wanted each/,
  ],
  'whose version is left out': [
    { version: 3 },
    {},
    /found version 3 after version 1; wanted each version once/,
  ],
  'in no schema': [{ schema: 0 }, {}, /found 0 as schema; wanted a whole number from 1/],
  'in a newer schema': [{ schema: 99 }, {}, /could not be read again: Found SectionAdded in schema 99/],
  'of an unknown type': [
    { event: { type: 'Unheard' } },
    {},
    /could not be read again: Found an event named "Unheard"/,
  ],
  'at no instant': [{ recordedAt: '2026-11-22' }, {}, /found "2026-11-22" as recordedAt; wanted an instant/],
  'recorded before the one before': [
    { recordedAt: '2026-11-22T09:00:00.000Z' },
    {},
    /found version 2 recorded at 2026-11-22T09:00:00\.000Z, before version 1 at 2026-11-22T10:00:00\.000Z/,
  ],
  'with a seal that is no text': [{ seal: 7 }, {}, /found 7 as seal; wanted text/],
  'without a seal': [{ seal: '' }, {}, /event 2 of 8: it has no seal; verify the ledger/],
  'with a seal that cannot be read': [{ seal: 'sealed' }, {}, /no well-formed seal: found "sealed"/],
  'that is not the one that was sealed': [
    { seal: resealed({ event: sectionAdded('Another'), id: idNamed('a-2') } as Recorded).seal },
    {},
    /is not what was sealed; verify the ledger/,
  ],
  'before its append': [{}, { first: 3 }, /found 3 as first; wanted its version or one before/],
  'after its append': [{}, { last: 1 }, /found 1 as last; wanted its version or one after/],
  'with another id than a UUID': [{ id: 'one' }, {}, /found "one" as id; wanted a lower-case UUID/],
  'with the id of another': [{ id: idNamed('a-1') }, {}, /event 2 of 8: found id .* twice/],
  'that is no JSON': [
    { event: sectionAdded('Bad', { order: Number.NaN }) },
    {},
    /event 2 of 8: found NaN in event\.order; wanted plain JSON/,
  ],
  'with fields as they were written that are not its own': [
    {},
    { original: { section: 'practice', title: 'Another', order: 1 } },
    /found fields as they were written that are not those of this SectionAdded/,
  ],
};

/** Storing what another store gave, as it is. */
export const restoringCases = (it: Case): void => {
  it('gives the bounds of each append with its events', async (bench) => {
    const written = await original(bench);
    assert.deepEqual(
      written.map(({ event, first, last }) => [event.version, first, last]),
      [[1, 1, 3], [2, 1, 3], [3, 1, 3], [4, 4, 4], ...[5, 6, 7, 8].map((version) => [version, 5, 8])],
    );
    assert.deepEqual(
      written.map(({ event }) => event),
      await rightOf(bench.store.read(PLAN)),
    );
    assert.deepEqual(await rightOf(bench.store.readWritten(PLAN, 2, 4)), written.slice(1, 4));
    assert.deepEqual(await rightOf(bench.store.readWritten(OTHER_PLAN)), []);
  });

  for (const pieces of [[8], [2, 6], [1, 1, 1, 1, 1, 1, 1, 1], [3, 1, 4]]) {
    it(`is as the original after it is restored ${pieces.join(' and ')} at a time`, async (bench) => {
      const written = await original(bench);
      const copy = await bench.elsewhere();
      let done = 0;
      for (const piece of pieces) {
        const page = written.slice(done, done + piece);
        assert.equal(await rightOf(copy.restore(PLAN, page)), done + piece);
        done += piece;
      }
      assert.deepEqual(await everything(copy), await everything(bench.store));
    });
  }

  it('knows the original batches again after restoring in pieces, and goes on', async (bench) => {
    const written = await original(bench);
    const copy = await bench.elsewhere();
    await rightOf(copy.restore(PLAN, written.slice(0, 6)));
    await leftOf('Refused', copy.append(PLAN, 'any', batch('c', 4)));
    await rightOf(copy.restore(PLAN, written.slice(6)));
    const again = await rightOf(copy.append(PLAN, 4, batch('c', 4)));
    assert.deepEqual([again.first, again.last, again.repeated], [5, 8, true]);
    assert.equal((await rightOf(copy.append(PLAN, 8, [said('d')]))).last, 9);
  });

  it('takes the same again, also with more after it, and writes it once', async (bench) => {
    const written = await original(bench);
    const copy = await bench.elsewhere();
    await rightOf(copy.restore(PLAN, written.slice(0, 5)));
    assert.equal(await rightOf(copy.restore(PLAN, written.slice(0, 5))), 5);
    assert.equal(await rightOf(copy.restore(PLAN, written.slice(1, 3))), 5);
    assert.equal(await rightOf(copy.restore(PLAN, written.slice(2))), 8);
    assert.deepEqual(await everything(copy), await everything(bench.store));
    assert.equal((await rightOf(copy.readAll(''))).events.length, 8);
  });

  it('is a conflict when versions before are not there, and writes nothing', async (bench) => {
    const written = await original(bench);
    const copy = await bench.elsewhere();
    const conflict = { _tag: 'Conflict', stream: 'plan-gloucestershire-aip' };
    assert.deepEqual(await leftOf('Conflict', copy.restore(PLAN, written.slice(1))), {
      ...conflict,
      expected: 1,
      actual: 0,
    });
    await rightOf(copy.restore(PLAN, written.slice(0, 2)));
    assert.deepEqual(await leftOf('Conflict', copy.restore(PLAN, written.slice(4))), {
      ...conflict,
      expected: 4,
      actual: 2,
    });
    assert.equal(await rightOf(copy.versionOf(PLAN)), 2);
  });

  const others: readonly (readonly [fields: string, change: Partial<Recorded>, bounds?: Partial<Written>])[] =
    [
      ['id', { id: idNamed('other') }],
      ['event', { event: sectionAdded('Another') }],
      ['actor', { actor: 'U2' as never }],
      ['recordedAt, reason', { recordedAt: '2026-11-22T11:00:00.000Z' as never, reason: 'Another' }],
      ['seal', {}],
      ['append', {}, { last: 2 }],
    ];
  for (const [fields, change, bounds] of others) {
    it(`refuses a version stored already with another ${fields}, and writes nothing`, async (bench) => {
      const written = await original(bench);
      const copy = await bench.elsewhere();
      await rightOf(copy.restore(PLAN, written.slice(0, 3)));
      const { why, stream } = await leftOf(
        'Refused',
        copy.restore(
          PLAN,
          withOne(written, 2, change, { ...bounds, ...(fields === 'append' ? { last: 4 } : {}) }),
        ),
      );
      assert.equal(stream, 'plan-gloucestershire-aip');
      assert.ok(why.startsWith(`Cannot restore: version 3 is stored already with another ${fields};`), why);
      assert.equal(await rightOf(copy.versionOf(PLAN)), 3);
    });
  }

  it('refuses an id that another plan has, or leaves the other plan as it is', async (bench) => {
    const written = await original(bench);
    const copy = await bench.elsewhere();
    const { events } = await rightOf(copy.append(OTHER_PLAN, 'new', [said('c-2')]));
    const restored = await copy.restore(PLAN, written)();
    if (restored._tag === 'Left') {
      assert.equal(restored.left._tag, 'Refused');
      assert.match(restored.left.why, /is already used in plan-northamptonshire-cft at version 1/);
      assert.deepEqual(await rightOf(copy.plans), [OTHER_PLAN]);
    } else assert.deepEqual(await rightOf(copy.readWritten(PLAN)), written);
    assert.deepEqual(await rightOf(copy.read(OTHER_PLAN)), events);
  });

  it('keeps seals, and compares whatever the order of names', async (bench) => {
    const sealed = withOne(await original(bench), 1, {});
    const copy = await bench.elsewhere();
    await rightOf(copy.restore(PLAN, sealed));
    assert.deepEqual(await rightOf(copy.readWritten(PLAN)), sealed);
    const backwards = sealed.map(({ event, first, last }) => ({
      last,
      first,
      event: Object.fromEntries(Object.entries(event).reverse()) as unknown as Recorded,
    }));
    assert.equal(await rightOf(copy.restore(PLAN, backwards)), 8);
  });

  for (const [name, [change, bounds, wanted]] of Object.entries(REFUSED)) {
    it(`refuses to restore an event ${name}, and writes nothing`, async (bench) => {
      const bad = withOne(await original(bench), 1, change, bounds);
      const copy = await bench.elsewhere();
      const { why } = await leftOf('Refused', copy.restore(PLAN, bad));
      assert.match(why, /^Cannot restore: /);
      assert.match(why, wanted);
      assert.deepEqual(await rightOf(copy.plans), []);
    });
  }

  it('refuses to restore nothing, and to a plan without an id', async ({ store }) => {
    assert.match((await leftOf('Refused', store.restore(PLAN, []))).why, /found no events/);
    assert.match((await leftOf('Refused', store.restore('' as PlanId, []))).why, /as the id of the plan/);
  });

  it('never lets the instant run backwards after what is there', async (bench) => {
    const written = await original(bench);
    const copy = await bench.elsewhere();
    bench.clock.set('2026-12-01T10:00:00.000Z');
    await rightOf(copy.append(PLAN, 'new', [said('later')]));
    const { why } = await leftOf('Refused', copy.restore(PLAN, written.slice(1)));
    assert.match(why, /found version 2 recorded at .*, before version 1 at 2026-12-01T10:00:00\.000Z/);
    assert.equal(await rightOf(copy.versionOf(PLAN)), 1);
  });
};
