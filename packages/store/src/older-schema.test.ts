import { join } from 'node:path';

import type { PlanEvent } from '@plan-ledger/domain';
import type * as Domain from '@plan-ledger/domain';
import { expect, it, jest } from '@jest/globals';
import Database from 'better-sqlite3';

import type * as Memory from './adapters/memory.js';
import type { EventStore, Written } from './event-store.js';
import type * as Place from './testing/place.js';
import type * as Samples from './testing/samples.js';
import type * as SqliteFile from './testing/sqlite-file.js';

// A later version of the product, in which ActionMoved has changed its fields once. The stores are loaded after it.
jest.doMock('@plan-ledger/domain', () => {
  const domain = jest.requireActual<typeof Domain>('@plan-ledger/domain');
  const planEventCodec = domain.eventCodec({
    ActionMoved: [({ area, ...rest }) => ({ ...rest, section: area })],
  });
  return { ...domain, planEventCodec };
});

const { instant, PLAN, resealed, said } = jest.requireActual<typeof Samples>('./testing/samples.js');
const { leftOf, rightOf } = jest.requireActual<typeof Place>('./testing/place.js');
const { memoryStore } = jest.requireActual<typeof Memory>('./adapters/memory.js');
const { inDirectory, openAt } = jest.requireActual<typeof SqliteFile>('./testing/sqlite-file.js');

const OLD = { action: 'field-force', area: 'visits' };
const NEW = { type: 'ActionMoved', action: 'field-force', section: 'visits' } as PlanEvent;

/** A ledger whose first event was written by an older version, and its second by this one. */
const written = async (file: string): Promise<EventStore> => {
  const older = memoryStore({ clock: () => instant('2026-11-22T09:00:00.000Z') });
  await rightOf(older.append(PLAN, 'new', [said('old', { event: NEW })]));
  const [{ event }] = (await rightOf(older.readWritten(PLAN))) as [Written];
  const store = await rightOf(openAt(file));
  const old = resealed({ ...event, schema: 1 }, OLD);
  await rightOf(store.restore(PLAN, [{ event: old, first: 1, last: 1, original: OLD }]));
  await rightOf(store.append(PLAN, 1, [said('new', { event: NEW })]));
  return store;
};

const rowsIn = (file: string): readonly unknown[] => {
  const db = new Database(file, { readonly: true });
  const rows = db.prepare('SELECT * FROM events ORDER BY position').all();
  db.close();
  return rows;
};

it('carries an event of an older schema from store to store as it was written', () =>
  inDirectory(async (directory) => {
    const [from, to] = ['from.db', 'to.db'].map((name) => join(directory, name)) as [string, string];
    const source = await written(from);
    const [old, now] = (await rightOf(source.readWritten(PLAN))) as [Written, Written];
    expect([old.event.schema, old.event.event, old.original]).toEqual([1, NEW, OLD]);
    expect([now.event.schema, now.event.event, now.original]).toEqual([2, NEW, undefined]);

    const between = memoryStore({ clock: () => instant('2026-11-22T10:00:00.000Z') });
    await rightOf(between.restore(PLAN, [old, now]));
    expect(await rightOf(between.readWritten(PLAN))).toEqual([old, now]);
    const copy = await rightOf(openAt(to));
    await rightOf(copy.restore(PLAN, await rightOf(between.readWritten(PLAN))));
    expect(await rightOf(copy.readWritten(PLAN))).toEqual([old, now]);
    expect(rowsIn(to)).toEqual(rowsIn(from));
    expect(await rightOf(copy.restore(PLAN, [old, now]))).toBe(2);
    for (const store of [source, between, copy]) await store.close();
  }));

it('refuses an event of an older schema without its own fields as they were written', () =>
  inDirectory(async (directory) => {
    const source = await written(join(directory, 'from.db'));
    const [old] = (await rightOf(source.readWritten(PLAN))) as [Written];
    const copy = memoryStore({ clock: () => instant('2026-11-22T10:00:00.000Z') });
    const { original: _left, ...without } = old;
    expect((await leftOf('Refused', copy.restore(PLAN, [without]))).why).toMatch(
      /found ActionMoved in schema 1, without its fields as they were written/,
    );
    const another = { ...old, original: { ...OLD, area: 'hearts-and-minds' } };
    expect((await leftOf('Refused', copy.restore(PLAN, [another]))).why).toMatch(
      /found fields as they were written that are not those of this ActionMoved/,
    );
    const newest = {
      ...old,
      event: { ...old.event, schema: 2 },
      original: { action: 'field-force', section: 'visits' },
    };
    expect((await leftOf('Refused', copy.restore(PLAN, [newest]))).why).toMatch(
      /wanted them for an older schema only/,
    );
    await source.close();
  }));
