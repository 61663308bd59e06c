import Database from 'better-sqlite3';
import * as E from 'fp-ts/lib/Either.js';

import type { ReadFailure, Unavailable } from '../../event-store.js';
import { codeOf } from './failures.js';
import { fileFault, type Mode, snapshotOf } from './file.js';
import { create, seenIn, unreadable } from './kind.js';
import { settle, sqliteVersionOf, unsafe } from './settings.js';
import { type Statements, statementsOf } from './statements.js';

/** An open ledger, and whether what it shows is still what the file holds. */
export interface Opened {
  readonly db: Database.Database;
  readonly statements: Statements;
  readonly identity: string;
  readonly isCurrent: () => boolean;
}

const ledgerIn = (
  db: Database.Database,
  file: string,
  isCurrent: () => boolean,
): E.Either<ReadFailure, Opened> => {
  const statements = statementsOf(db);
  const identity = statements.identity.get();
  return typeof identity !== 'string'
    ? E.left(unreadable(file, 'it has lost its identity; restore it from a backup'))
    : E.right({ db, statements, identity, isCurrent });
};

const readied = (db: Database.Database, file: string): E.Either<ReadFailure, Opened> => {
  // Before anything is set: a file that is not ours stays as it is.
  const found = seenIn(db, file);
  if (typeof found === 'object') return E.left(found);
  const fault = unsafe(settle(db), sqliteVersionOf(db));
  if (fault !== undefined) return E.left({ _tag: 'Unavailable', why: `Cannot open ${file}: ${fault}` });
  const made = found === 'new' ? create(db, file) : found;
  return typeof made === 'object' ? E.left(made) : ledgerIn(db, file, () => true);
};

// A history is read through from one end to the other: little of it is wanted again, and a cache would hold it all the same.
const READ_CACHE_KIB = 2000;

const toRead = (
  db: Database.Database,
  file: string,
  isCurrent: () => boolean,
): E.Either<ReadFailure, Opened> => {
  const found = seenIn(db, file);
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma(`cache_size = -${READ_CACHE_KIB}`);
  if (typeof found === 'object') return E.left(found);
  return found === 'ledger'
    ? ledgerIn(db, file, isCurrent)
    : E.left(unreadable(file, 'it holds no ledger yet; give the file of a ledger'));
};

const NEEDS_FILES_BESIDE: readonly (string | undefined)[] = ['SQLITE_CANTOPEN', 'SQLITE_READONLY_DIRECTORY'];

const unsavedBeside = (file: string): Unavailable => ({
  _tag: 'Unavailable',
  why: `Cannot open ${file}: it was not closed cleanly or is being written, and you may not write in its directory; open it once from where that is allowed, or copy it with ${file}-wal to a directory of yours`,
});

/** Opens a connection, hands it on, and closes it again when that failed. */
const connected = (
  db: Database.Database,
  use: (db: Database.Database) => E.Either<ReadFailure, Opened>,
): E.Either<ReadFailure, Opened> => {
  let opened: E.Either<ReadFailure, Opened> | undefined;
  try {
    opened = use(db);
    return opened;
  } finally {
    if (opened === undefined || E.isLeft(opened)) db.close();
  }
};

const openToRead = (file: string, timeout: number): E.Either<ReadFailure, Opened> => {
  try {
    return connected(new Database(file, { readonly: true, fileMustExist: true, timeout }), (db) =>
      toRead(db, file, () => true),
    );
  } catch (error) {
    if (!NEEDS_FILES_BESIDE.includes(codeOf(error))) throw error;
  }
  // SQLite reads a WAL file only where it may put files beside it. Of one that was closed cleanly a copy in memory will do.
  const snapshot = snapshotOf(file);
  if (snapshot === undefined) return E.left(unsavedBeside(file));
  const { bytes, isCurrent } = snapshot;
  // Bytes 18 and 19 say WAL, which a database in memory cannot be; 1 says it needs none.
  bytes.fill(1, 18, 20);
  return connected(new Database(bytes, { readonly: true }), (db) => toRead(db, file, isCurrent));
};

/** Opens the file of a ledger, or creates it. Throws what SQLite throws. */
export const openFile = (file: string, mode: Mode, timeout: number): E.Either<ReadFailure, Opened> => {
  const fault = fileFault(file, mode);
  if (fault !== undefined) return E.left(fault);
  return mode === 'read'
    ? openToRead(file, timeout)
    : connected(new Database(file, { timeout }), (db) => readied(db, file));
};
