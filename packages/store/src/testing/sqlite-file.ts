import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

import { openSqliteStore, type SqliteOptions } from '../adapters/sqlite/index.js';
import type { EventStore, StoreFailure } from '../event-store.js';
import { instant } from './samples.js';

/** A directory that is gone after `use`. */
export const inDirectory = async (use: (directory: string) => Promise<void>): Promise<void> => {
  const directory = mkdtempSync(join(tmpdir(), 'plan-ledger-sqlite-'));
  try {
    await use(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
};

export const openAt = (
  file: string,
  options: Partial<SqliteOptions> = {},
): TaskEither<StoreFailure, EventStore> =>
  openSqliteStore({ file, clock: () => instant('2026-11-22T10:00:00.000Z'), ...options });
