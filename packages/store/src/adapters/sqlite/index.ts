import { resolve } from 'node:path';

import type { Instant } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

import type { EventStore, StoreFailure } from '../../event-store.js';
import { whenFree } from './busy.js';
import { codeOf, failureOf } from './failures.js';
import type { Mode } from './file.js';
import { openFile } from './open.js';
import { sqliteStore } from './store.js';

/** Where a ledger in SQLite is, and how it is opened. */
export interface SqliteOptions {
  /** The path of the ledger; it is created when it is not there. */
  readonly file: string;
  readonly clock: () => Instant;
  /** `write` when left out. `read` creates nothing, and needs no right to write. */
  readonly mode?: Mode;
  /** How often a subscription looks for what other processes wrote: 50 when left out. */
  readonly pollMs?: number;
  /** How long one try waits for another program that holds the file: 5,000 when left out. There are three tries. */
  readonly busyMs?: number;
}

/**
 * Opens a ledger in one SQLite file. `Left`: Unavailable (no directory, no right to write, held by another program, no
 * safe journal), Unreadable (no ledger, damaged, or of a newer version).
 *
 * @example
 * import { openSqliteStore } from '@plan-ledger/store/sqlite';
 * const { mkdtempSync } = require('node:fs');
 * const file = `${mkdtempSync('/tmp/plan-ledger-')}/plan-ledger.db`;
 * const opened = await openSqliteStore({ file, clock: () => '2026-11-22T10:00:00.000Z' })();
 * assert.equal(opened._tag, 'Right');
 * assert.deepEqual(await opened.right.plans(), { _tag: 'Right', right: [] });
 * await opened.right.close();
 */
export const openSqliteStore = ({
  file: path,
  clock,
  mode = 'write',
  pollMs = 50,
  busyMs = 5000,
}: SqliteOptions): TaskEither<StoreFailure, EventStore> => {
  const file = resolve(path);
  return async () => {
    // SQLite takes these as names for a database that is gone when it is closed.
    if (path.trim() === '' || path.startsWith(':memory:')) {
      return E.left({
        _tag: 'Unavailable',
        why: `Cannot open ${JSON.stringify(path)}: it names no file; give a path`,
      });
    }
    try {
      const opened = await whenFree(() => openFile(file, mode, busyMs));
      return pipe(
        opened,
        E.map((ledger) => sqliteStore(ledger, { file, clock, mode, pollMs })),
      );
    } catch (error) {
      const code = codeOf(error);
      if (code === undefined) throw error;
      return E.left(failureOf(code, (error as Error).message, { what: 'open', file }));
    }
  };
};
