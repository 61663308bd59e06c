import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';

import type { Instant } from '@plan-ledger/domain';
import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';

import { leftOf, rightOf } from '../../testing/place.js';
import { batch, OTHER_PLAN, PLAN, said } from '../../testing/samples.js';
import { inDirectory, openAt } from '../../testing/sqlite-file.js';

const FIVE = batch('a', 5);

/** A ledger of five events, changed from outside as nothing but an accident or a hand would. */
const damagedBy = (sql: string, use: (file: string) => Promise<void>): Promise<void> =>
  inDirectory(async (directory) => {
    const file = join(directory, 'a.db');
    const store = await rightOf(openAt(file));
    await rightOf(store.append(PLAN, 'new', FIVE));
    await store.close();
    const db = new Database(file);
    db.exec('DROP TRIGGER events_are_never_changed; DROP TRIGGER events_are_never_deleted;');
    db.exec(sql);
    db.close();
    await use(file);
  });

describe('A ledger in a SQLite file', () => {
  it('aborts a change, a deletion and the loss of its identity', () =>
    inDirectory(async (directory) => {
      const file = join(directory, 'a.db');
      const store = await rightOf(openAt(file));
      await rightOf(store.append(PLAN, 'new', FIVE));
      const db = new Database(file);
      for (const [sql, message] of [
        ["UPDATE events SET reason = 'x'", 'An event is never changed: append another one'],
        ['UPDATE OR REPLACE events SET version = 1', 'An event is never changed: append another one'],
        ['DELETE FROM events WHERE version = 5', 'An event is never deleted: append another one'],
        ['DELETE FROM ledger', 'The identity of a ledger is never deleted'],
      ] as const) {
        expect(() => db.exec(sql)).toThrow(message);
      }
      db.close();
      expect((await rightOf(store.read(PLAN))).length).toBe(5);
      await store.close();
    }));

  it('keeps what is appended in the file itself once it is closed, and nothing beside it', () =>
    inDirectory(async (directory) => {
      const file = join(directory, 'a.db');
      const store = await rightOf(openAt(file));
      await rightOf(store.append(PLAN, 'new', FIVE));
      await store.close();
      expect(statSync(`${file}-wal`, { throwIfNoEntry: false })).toBe(undefined);
      expect(readFileSync(file).includes('Section a-5')).toBe(true);
    }));

  it('passes a seal through as it stands in its column', () =>
    damagedBy("UPDATE events SET seal = 'sealed' WHERE version = 2", async (file) => {
      const store = await rightOf(openAt(file));
      const seals = (await rightOf(store.read(PLAN))).map(({ seal }) => seal);
      expect(seals[1]).toBe('sealed');
      expect(new Set(seals).size).toBe(5);
      await store.close();
    }));

  it('refuses a clock that gives no instant', () =>
    inDirectory(async (directory) => {
      const store = await rightOf(openAt(join(directory, 'a.db'), { clock: () => 'now' as Instant }));
      const { why } = await leftOf('Refused', store.append(PLAN, 'new', FIVE));
      expect(why).toMatch(/the ledger does not take this/);
      expect(await rightOf(store.versionOf(PLAN))).toBe(0);
      await store.close();
    }));
});

describe('A damaged ledger', () => {
  it.each([
    ["UPDATE events SET type = 'Unheard' WHERE version = 3", 3, /Found an event named "Unheard"/],
    ['UPDATE events SET schema = 9 WHERE version = 2', 2, /Found SectionAdded in schema 9/],
    [
      "UPDATE events SET data = '{}' WHERE version = 4",
      4,
      /Found SectionAdded \(schema 1\) with fields that do not fit/,
    ],
    ["UPDATE events SET data = '{\"a' WHERE version = 5", 5, /Found fields that are no JSON/],
    ["UPDATE events SET source = '{' WHERE version = 1", 1, /Found a source that is no JSON/],
    ['DELETE FROM events WHERE version = 3', 3, /Found no version 3, and later ones/],
    ['DELETE FROM events WHERE version = 1', 1, /Found no version 1, and later ones/],
    ['DELETE FROM events WHERE version IN (2, 4)', 2, /Found no version 2, and later ones/],
  ])('says where it cannot be read after %s', (sql, version, why) =>
    damagedBy(sql, async (file) => {
      const store = await rightOf(openAt(file));
      const failure = await leftOf('Unreadable', store.read(PLAN));
      expect(failure).toMatchObject({
        stream: 'plan-gloucestershire-aip',
        version,
        why: expect.stringMatching(why),
      });
      await store.close();
    }),
  );

  it('is still read where it is whole', () =>
    damagedBy('DELETE FROM events WHERE version = 3', async (file) => {
      const store = await rightOf(openAt(file));
      expect((await rightOf(store.read(PLAN, 1, 2))).length).toBe(2);
      expect((await rightOf(store.read(PLAN, 4))).length).toBe(2);
      expect((await leftOf('Unreadable', store.read(PLAN, 3, 3))).version).toBe(3);
      expect((await leftOf('Unreadable', store.read(PLAN, 2, 3))).version).toBe(3);
      await store.close();
    }));

  it('ends a subscription with the place that cannot be read', () =>
    damagedBy("UPDATE events SET type = 'Unheard' WHERE version = 3", async (file) => {
      const store = await rightOf(openAt(file));
      const failure = await new Promise((onFailure) => {
        store.subscribe('', { onEvents: async () => undefined, onFailure });
      });
      expect(failure).toMatchObject({ _tag: 'Unreadable', version: 3 });
      await store.close();
    }));
});

describe('A file that another program holds', () => {
  it('is waited for, and then told', () =>
    inDirectory(async (directory) => {
      const file = join(directory, 'a.db');
      const store = await rightOf(openAt(file, { busyMs: 20 }));
      const db = new Database(file);
      db.exec('BEGIN IMMEDIATE');
      const { why } = await leftOf('Unavailable', store.append(PLAN, 'new', FIVE));
      expect(why).toBe(
        `Cannot append to ${file}: another program holds it; look for another plan-ledger, a backup or a database browser that has it open, and try again`,
      );
      expect(await rightOf(store.read(PLAN))).toEqual([]);
      db.exec('ROLLBACK');
      expect((await rightOf(store.append(PLAN, 'new', FIVE))).last).toBe(5);
      db.close();
      await store.close();
    }));

  it('is written when it is let go between two tries, in the order of the tries', () =>
    inDirectory(async (directory) => {
      const file = join(directory, 'a.db');
      const store = await rightOf(openAt(file, { busyMs: 20 }));
      const db = new Database(file);
      db.exec('BEGIN IMMEDIATE');
      const appending = store.append(PLAN, 'new', FIVE)();
      db.exec('ROLLBACK');
      expect(await appending).toMatchObject({ _tag: 'Right', right: { last: 5, repeated: false } });
      db.close();
      await store.close();
    }));

  it('gives Unavailable when the store is closed between two tries', () =>
    inDirectory(async (directory) => {
      const file = join(directory, 'a.db');
      const store = await rightOf(openAt(file, { busyMs: 1 }));
      const db = new Database(file);
      db.exec('BEGIN IMMEDIATE');
      const appending = leftOf('Unavailable', store.append(PLAN, 'new', FIVE));
      await store.close();
      expect((await appending).why).toMatch(/the store was closed; open it again$/);
      db.close();
    }));
});

describe('A ledger opened to read', () => {
  it('shows what others append, and takes nothing itself', () =>
    inDirectory(async (directory) => {
      const file = join(directory, 'a.db');
      const writer = await rightOf(openAt(file));
      const reader = await rightOf(openAt(file, { mode: 'read' }));
      await rightOf(writer.append(PLAN, 'new', FIVE));
      expect(await rightOf(reader.read(PLAN))).toEqual(await rightOf(writer.read(PLAN)));
      expect(await rightOf(reader.identity)).toBe(await rightOf(writer.identity));
      const { why } = await leftOf('Unavailable', reader.append(OTHER_PLAN, 'new', [said('b')]));
      expect(why).toBe(`Cannot append to ${file}: it was opened to read; open it to write`);
      await reader.close();
      await writer.close();
    }));

  it('polls for what others append, as often as it is told', () =>
    inDirectory(async (directory) => {
      const file = join(directory, 'a.db');
      const writer = await rightOf(openAt(file));
      const reader = await rightOf(openAt(file, { mode: 'read', pollMs: 200 }));
      const arrivals: number[] = [];
      const began = Date.now();
      reader.subscribe('', {
        onEvents: async () => void arrivals.push(Date.now() - began),
        onFailure: () => undefined,
      });
      await pass(20);
      await rightOf(writer.append(PLAN, 'new', FIVE));
      await pass(400);
      expect(arrivals).toHaveLength(1);
      expect(arrivals[0]).toBeGreaterThanOrEqual(190);
      await reader.close();
      await writer.close();
    }));
});
