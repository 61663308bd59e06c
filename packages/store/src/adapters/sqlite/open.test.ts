import { mkdirSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';

import { leftOf, rightOf } from '../../testing/place.js';
import { batch, PLAN } from '../../testing/samples.js';
import { inDirectory, openAt } from '../../testing/sqlite-file.js';
import { APPLICATION_ID } from './schema.js';

type Tag = 'Unavailable' | 'Unreadable';
type Make = (path: string) => void | Promise<void>;

const database =
  (sql: string): Make =>
  (path) => {
    const db = new Database(path);
    db.exec(sql);
    db.close();
  };

const ledger: Make = async (path) => {
  const store = await rightOf(openAt(path));
  await rightOf(store.append(PLAN, 'new', batch('a', 200)));
  await store.close();
};

const cut =
  (bytes: (size: number) => number): Make =>
  async (path) => {
    await ledger(path);
    truncateSync(path, bytes(statSync(path).size));
  };

const sql =
  (text: string): Make =>
  async (path) => {
    await ledger(path);
    await database(text)(path);
  };

const WRONG: readonly (readonly [name: string, make: Make, tag: Tag, says: RegExp])[] = [
  [
    'a text',
    (path) => writeFileSync(path, 'Priority 1: practice\n'.repeat(300)),
    'Unreadable',
    /it is not a SQLite database; give/,
  ],
  [
    'a short text',
    (path) => writeFileSync(path, 'x'),
    'Unreadable',
    /it is too short for a SQLite database; give/,
  ],
  [
    'a file of zeros',
    (path) => writeFileSync(path, Buffer.alloc(8192)),
    'Unreadable',
    /it is not a SQLite database; give/,
  ],
  [
    "another program's tables",
    database('CREATE TABLE recipes (name)'),
    'Unreadable',
    /it is the database of another program/,
  ],
  [
    "another program's id",
    database('PRAGMA application_id = 7; VACUUM'),
    'Unreadable',
    /it is the database of another program/,
  ],
  [
    "another program's version",
    database('PRAGMA user_version = 7; VACUUM'),
    'Unreadable',
    /it is the database of another program/,
  ],
  [
    'a newer ledger',
    sql('PRAGMA user_version = 3'),
    'Unreadable',
    /it has format 3, and this version reads up to 2; read it with a newer version/,
  ],
  [
    'half a ledger',
    cut((size) => Math.floor(size / 2)),
    'Unreadable',
    /the file is damaged \(database disk image is malformed\); restore it/,
  ],
  ['a ledger short of a page', cut((size) => size - 4096), 'Unreadable', /the file is damaged/],
  [
    'a ledger short of a byte',
    cut((size) => size - 1),
    'Unreadable',
    /the file is damaged \(its end is missing\)/,
  ],
  ['the first 50 bytes of a ledger', cut(() => 50), 'Unreadable', /it is too short for a SQLite database/],
  [
    'a ledger without its table',
    sql('DROP TABLE events'),
    'Unreadable',
    /its tables are not those of a ledger \(no such table: events\)/,
  ],
  [
    'a ledger without identity',
    sql('DROP TRIGGER the_ledger_stays_itself; DELETE FROM ledger'),
    'Unreadable',
    /it has lost its identity/,
  ],
  [
    'a directory',
    (path) => {
      mkdirSync(path);
    },
    'Unavailable',
    /it is a directory; give the path of a file/,
  ],
  [
    'a device',
    (path) => symlinkSync('/dev/null', path),
    'Unavailable',
    /it is not a regular file; give the path of one/,
  ],
  [
    'an empty file beside lost events',
    (path) => {
      writeFileSync(path, '');
      writeFileSync(`${path}-wal`, 'lost');
    },
    'Unreadable',
    /it is empty or gone, but .*-wal holds 4 bytes of events; restore both/,
  ],
];

describe('Opening what is no ledger', () => {
  for (const mode of ['write', 'read'] as const) {
    it.each(WRONG)(`to ${mode}: %s`, (_, make, tag, says) =>
      inDirectory(async (directory) => {
        const file = join(directory, 'a.db');
        await make(file);
        const before = statSync(file).isFile() ? readFileSync(file) : undefined;
        const { why } = await leftOf(tag, openAt(file, { mode }));
        expect(why).toMatch(says);
        expect(why.startsWith(`Cannot open ${file}: `)).toBe(true);
        expect(why).not.toMatch(/\.$/);
        if (before !== undefined) expect(readFileSync(file).equals(before)).toBe(true);
      }),
    );

    it.each([
      ['a directory that is not there', 'none/a.db', /there is no directory .*none; create it first$/],
      ['a path under a file', 'file/a.db', /file is not a directory; give a path in one$/],
      ['a path further under a file', 'file/b/a.db', /there is no directory .*file\/b; create it first$/],
      ['a name that ends with a space', 'a.db ', /its name begins or ends with a space/],
      ['a name with a NUL', 'a\0.db', /or holds a NUL; give it another name$/],
    ])(`to ${mode}: %s`, (_, path, says) =>
      inDirectory(async (directory) => {
        writeFileSync(join(directory, 'file'), '');
        expect((await leftOf('Unavailable', openAt(join(directory, path), { mode }))).why).toMatch(says);
      }),
    );

    it.each(['', ' ', ':memory:'])(`to ${mode}: %j, which names no file`, async (path) => {
      const { why } = await leftOf('Unavailable', openAt(path, { mode }));
      expect(why).toBe(`Cannot open ${JSON.stringify(path)}: it names no file; give a path`);
    });
  }

  it('to read: a file that is not there, which is then not created', () =>
    inDirectory(async (directory) => {
      const file = join(directory, 'a.db');
      const { why } = await leftOf('Unavailable', openAt(file, { mode: 'read' }));
      expect(why).toBe(`Cannot open ${file}: there is no such file; check the path, or create it by writing`);
      expect(statSync(file, { throwIfNoEntry: false })).toBe(undefined);
    }));

  it('to read: an empty file, and an empty database', () =>
    inDirectory(async (directory) => {
      const [empty, made] = [join(directory, 'empty.db'), join(directory, 'made.db')];
      writeFileSync(empty, '');
      await database('VACUUM')(made);
      expect((await leftOf('Unreadable', openAt(empty, { mode: 'read' }))).why).toMatch(/it is empty; give/);
      expect((await leftOf('Unreadable', openAt(made, { mode: 'read' }))).why).toMatch(
        /it (is empty|holds no ledger yet); give/,
      );
    }));

  it('leaves no connection open: the file can be held alone at once', () =>
    inDirectory(async (directory) => {
      const file = join(directory, 'a.db');
      await ledger(file);
      await database('PRAGMA user_version = 3')(file);
      await leftOf('Unreadable', openAt(file));
      const db = new Database(file, { timeout: 0 });
      expect(db.pragma('journal_mode = DELETE', { simple: true })).toBe('delete');
      db.close();
    }));
});

describe('Opening a ledger', () => {
  it('creates it, also in an empty file, and marks it as its own', () =>
    inDirectory(async (directory) => {
      for (const name of ['new.db', 'empty.db']) {
        const file = join(directory, name);
        if (name === 'empty.db') writeFileSync(file, '');
        const store = await rightOf(openAt(file));
        expect(await rightOf(store.identity)).toMatch(/^[0-9a-f-]{36}$/);
        await store.close();
        const db = new Database(file);
        expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
        expect(db.pragma('user_version', { simple: true })).toBe(2);
        expect(db.prepare('SELECT format FROM ledger').pluck().get()).toBe(2);
        db.close();
      }
    }));

  it('takes a path from where the program runs, and one through a link', () =>
    inDirectory(async (directory) => {
      await ledger(join(directory, 'a.db'));
      symlinkSync('a.db', join(directory, 'link.db'));
      const store = await rightOf(openAt(join(directory, 'link.db')));
      expect(await rightOf(store.versionOf(PLAN))).toBe(200);
      await store.close();
    }));
});
