import { randomUUID } from 'node:crypto';

import type { Database } from 'better-sqlite3';

import type { Unreadable } from '../../event-store.js';
import { WHOLE_STORE } from '../../position.js';
import { endsWithinPage } from './file.js';
import { APPLICATION_ID, FORMAT, SCHEMA } from './schema.js';

/** What a file holds: nothing yet, a ledger, or what cannot be read as one. */
export type Kind = 'new' | 'ledger' | Unreadable;

export const unreadable = (file: string, why: string): Unreadable => ({
  _tag: 'Unreadable',
  stream: WHOLE_STORE,
  why: `Cannot open ${file}: ${why}`,
});

const kindOf = (db: Database, file: string): Kind => {
  const application = db.pragma('application_id', { simple: true });
  const format = Number(db.pragma('user_version', { simple: true }));
  const tables = db.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (application === 0 && format === 0 && tables === 0) return 'new';
  if (application !== APPLICATION_ID) {
    return unreadable(file, 'it is the database of another program; give the file of a ledger');
  }
  if (format > FORMAT) {
    return unreadable(
      file,
      `it has format ${format}, and this version reads up to ${FORMAT}; read it with a newer version`,
    );
  }
  if (format < FORMAT) {
    return unreadable(
      file,
      `it has format ${format}, whose events have no seals, and this version reads format ${FORMAT}; submit its editions to a new ledger`,
    );
  }
  return endsWithinPage(file, Number(db.pragma('page_size', { simple: true })))
    ? unreadable(file, 'the file is damaged (its end is missing); restore it from a backup')
    : 'ledger';
};

// In one transaction, so that a file that another process is creating is seen before or after, not between.
export const seenIn = (db: Database, file: string): Kind => db.transaction(() => kindOf(db, file)).deferred();

/** Makes a ledger of an empty file, unless another process has done so meanwhile. */
export const create = (db: Database, file: string): Kind =>
  db
    .transaction((): Kind => {
      const found = kindOf(db, file);
      if (found !== 'new') return found;
      db.exec(SCHEMA);
      db.prepare('INSERT INTO ledger (one, identity, format) VALUES (1, :identity, :format)').run({
        identity: randomUUID(),
        format: FORMAT,
      });
      return 'ledger';
    })
    .immediate();
