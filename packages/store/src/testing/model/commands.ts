import assert from 'node:assert/strict';

import type { PlanId, Recordable, Recorded } from '@plan-ledger/domain';
import fc from 'fast-check';

import type { EventStore, ExpectedVersion } from '../../event-store.js';
import { type Bench, rightOf } from '../place.js';
import { planNamed, said } from '../samples.js';
import type { ModelStore } from './model.js';

/** The stores that are open on one place: one, or two. */
export interface Opened extends Pick<Bench, 'clock' | 'open'> {
  stores: readonly EventStore[];
}

type Command = fc.AsyncCommand<ModelStore, Opened>;

const command = (name: string, run: Command['run']): Command => ({
  check: () => true,
  run,
  toString: () => name,
});

export const PLANS: readonly PlanId[] = ['plan-a', 'plan-b'].map(planNamed);
const plan = fc.constantFrom(...PLANS);
const some = (opened: Opened, which: number): EventStore => opened.stores[which % opened.stores.length]!;

const expectedOf = (how: string, version: number, which: number): ExpectedVersion => {
  if (how === 'new' || how === 'any') return how;
  if (how === 'stale') return which % Math.max(version, 1);
  return how === 'ahead' ? version + 1 + (which % 3) : version;
};

/** New events, or something made of a batch that was stored before, if there is one. */
const eventsOf = (what: string, model: ModelStore, of: PlanId, which: number): readonly Recordable[] => {
  const fresh = (): Recordable => {
    const number = model.next();
    return said(`${of}-${number}`, {
      actor: `U${number}` as never,
      ...(number % 2 ? { reason: 'Asked' } : {}),
    });
  };
  const before = model.batchesOf(of);
  const stored = before[which % Math.max(before.length, 1)];
  if (what === 'new events' || stored === undefined) return Array.from({ length: 1 + (which % 3) }, fresh);
  if (what === 'a batch again') return stored;
  if (what === 'a part of a batch') return stored.length > 1 ? stored.slice(1) : [...stored, fresh()];
  const changed = which % stored.length;
  return stored.map((event, at) => (at === changed ? { ...event, actor: 'U0' as never } : event));
};

const append = fc
  .record({
    of: plan,
    how: fc.constantFrom('right', 'right', 'any', 'new', 'stale', 'ahead'),
    what: fc.constantFrom(
      'new events',
      'new events',
      'new events',
      'a batch again',
      'a part of a batch',
      'a batch with a change',
    ),
    which: fc.nat(30),
    on: fc.nat(1),
  })
  .map(({ of, how, what, which, on }) =>
    command(`append ${what} (${which}) to ${of} expecting ${how}, on store ${on}`, async (model, opened) => {
      const expected = expectedOf(how, model.versionOf(of), which);
      const events = eventsOf(what, model, of, which);
      const wanted = model.append(of, expected, events, opened.clock.now());
      const found = await some(opened, on).append(of, expected, events)();
      if (found._tag === 'Left' && found.left._tag === 'Refused') {
        const { _tag, stream } = found.left;
        assert.deepEqual({ _tag: 'Left', left: { _tag, stream } }, wanted);
      } else assert.deepEqual(found, wanted);
      // On the other store, if there is one: it is to see the same at once.
      assert.deepEqual(await rightOf(some(opened, on + 1).read(of)), model.read(of));
      assert.equal(await rightOf(some(opened, on).versionOf(of)), model.versionOf(of));
    }),
  );

const range = fc.integer({ min: -1, max: 12 });
const read = fc.record({ of: plan, from: range, to: range, on: fc.nat(1) }).map(({ of, from, to, on }) =>
  command(`read ${of} from ${from} to ${to}, on store ${on}`, async (model, opened) => {
    assert.deepEqual(await rightOf(some(opened, on).read(of, from, to)), model.read(of, from, to));
  }),
);

const look = fc.record({ on: fc.nat(1) }).map(({ on }) =>
  command(`look what plans there are, on store ${on}`, async (model, opened) => {
    assert.deepEqual(await rightOf(some(opened, on).plans), model.plans());
    for (const one of PLANS)
      assert.equal(await rightOf(some(opened, on).versionOf(one)), model.versionOf(one));
  }),
);

/** All events, read page by page. */
export const readPages = async (store: EventStore, limit: number): Promise<readonly Recorded[]> => {
  const found: Recorded[] = [];
  for (let after = ''; ;) {
    const { events, next } = await rightOf(store.readAll(after, limit));
    assert.ok(events.length <= limit, `Found a page of ${events.length} events; wanted at most ${limit}`);
    if (events.length === 0) return found;
    assert.ok(next > after, `Found ${next} as the position after ${after}; wanted a later one`);
    found.push(...events);
    after = next;
  }
};

const page = fc.record({ limit: fc.integer({ min: 4, max: 20 }), on: fc.nat(1) }).map(({ limit, on }) =>
  command(`read all, ${limit} at a time, on store ${on}`, async (model, opened) => {
    assert.deepEqual(await readPages(some(opened, on), limit), model.all());
  }),
);

const setClock = fc.record({ hour: fc.integer({ min: 10, max: 23 }) }).map(({ hour }) =>
  command(`set the clock to ${hour}:00`, async (_, { clock }) => {
    clock.set(`2026-11-22T${hour}:00:00.000Z`);
  }),
);

const openSecond = fc.constant(
  command('open a second store', async (_, opened) => {
    if (opened.stores.length === 1) opened.stores = [...opened.stores, await opened.open()];
  }),
);

const reopen = fc.constant(
  command('close all stores, and open one', async (_, opened) => {
    await Promise.all(opened.stores.map((store) => store.close()));
    opened.stores = [await opened.open()];
  }),
);

/** What may be done to a store, appends above all. */
export const COMMANDS: fc.Arbitrary<Command>[] = [
  append,
  append,
  append,
  append,
  read,
  look,
  page,
  setClock,
  openSecond,
  reopen,
];
