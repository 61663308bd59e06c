import assert from 'node:assert/strict';

import type { Recorded } from '@plan-ledger/domain';
import fc from 'fast-check';

import type { EventStore } from '../../event-store.js';
import { rightOf } from '../place.js';
import { append } from './append.js';
import { type Command, command, plan, PLANS, some } from './opened.js';

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
