import { join } from 'node:path';

import { describe, expect, it, jest } from '@jest/globals';
import Database from 'better-sqlite3';

import { leftOf, rightOf } from '../../testing/place.js';
import { inDirectory, openAt } from '../../testing/sqlite-file.js';
import { settle, sqliteVersionOf, unsafe } from './settings.js';

const SAFE = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  secure_delete: 1,
  mmap_size: 0,
  fullfsync: 1,
};

describe('The settings of a writer', () => {
  it('are read back as they were set', () =>
    inDirectory(async (directory) => {
      const db = new Database(join(directory, 'a.db'));
      expect(settle(db)).toEqual(SAFE);
      expect(unsafe(settle(db), sqliteVersionOf(db))).toBe(undefined);
      db.close();
    }));

  it.each(Object.entries(SAFE))('are not safe when %s is not %s', (name) => {
    expect(unsafe({ ...SAFE, [name]: 7 }, '3.53.2')).toMatch(
      new RegExp(`^found SQLite's ${name} at 7; wanted `),
    );
  });

  it.each([
    ['3.51.2', false],
    ['3.51.3', true],
    ['3.6.99', false],
    ['3.52.0', true],
    ['4.0.0', true],
    ['', false],
  ])('with SQLite %s are safe: %s', (version, safe) => {
    expect(unsafe(SAFE, version) === undefined).toBe(safe);
  });

  it.each([
    ['journal_mode', 'delete'],
    ['synchronous', 1],
    ['secure_delete', 0],
  ])('keep a store from opening when %s stays at %s', (name, found) =>
    inDirectory(async (directory) => {
      const real = jest.spyOn(Database.prototype, 'pragma').getMockImplementation();
      const answers = jest.spyOn(Database.prototype, 'pragma').mockImplementation(function (
        this: Database.Database,
        asked: string,
        options?: Database.PragmaOptions,
      ) {
        return asked === name ? found : real?.call(this, asked, options);
      });
      const { why } = await leftOf('Unavailable', openAt(join(directory, 'a.db')));
      answers.mockRestore();
      expect(why).toContain(`found SQLite's ${name} at ${found}; wanted ${SAFE[name as keyof typeof SAFE]}`);
      await (await rightOf(openAt(join(directory, 'a.db')))).close();
    }),
  );
});
