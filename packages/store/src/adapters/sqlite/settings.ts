import type { Database } from 'better-sqlite3';

/** What SQLite answers when asked for its settings. */
export type Settings = Readonly<Record<string, unknown>>;

// In this order: nothing is written before the journal is the right one. `synchronous` 2 is FULL: better-sqlite3 is built
// to run WAL at NORMAL, which loses acknowledged events in a power cut. `fullfsync` matters on macOS only.
const WANTED: Settings = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  secure_delete: 1,
  mmap_size: 0,
  fullfsync: 1,
};

/** The first SQLite without the race that corrupts a WAL file when two connections meet in it. */
const OLDEST_SQLITE = '3.51.3';

const asOrdered = (version: string): string =>
  version
    .split('.')
    .map((part) => part.padStart(4, '0'))
    .join('.');

const isOlder = (version: string): boolean => asOrdered(version) < asOrdered(OLDEST_SQLITE);

/** What in the settings of a connection is not safe to write with; none when all is well. */
export const unsafe = (found: Settings, sqliteVersion: string): string | undefined => {
  const wrong = Object.keys(WANTED).find((name) => found[name] !== WANTED[name]);
  if (wrong !== undefined) {
    return `found SQLite's ${wrong} at ${String(found[wrong])}; wanted ${String(WANTED[wrong])}, without which events could be lost; keep the ledger on a local disk, not on a network one`;
  }
  return isOlder(sqliteVersion)
    ? `found SQLite ${sqliteVersion}; wanted ${OLDEST_SQLITE} or newer, which does not corrupt files; install better-sqlite3 12.8.0 or newer`
    : undefined;
};

/** Sets what a writer needs, and reads back what SQLite made of it. */
export const settle = (db: Database): Settings => {
  for (const [name, value] of Object.entries(WANTED)) db.pragma(`${name} = ${String(value)}`);
  return settingsOf(db);
};

/** The settings of a connection, as SQLite answers them. */
export const settingsOf = (db: Database): Settings =>
  Object.fromEntries(Object.keys(WANTED).map((name) => [name, db.pragma(name, { simple: true })]));

export const sqliteVersionOf = (db: Database): string =>
  db.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '';
