import Database from 'better-sqlite3';
import * as E from 'fp-ts/lib/Either.js';

import { codeOf, isBusy } from '../adapters/sqlite/failures.js';
import type { Unavailable } from '../event-store.js';

/**
 * Keeps everyone else from writing a file until it is let go. The lock is that of an empty SQLite file beside it, which the
 * system lets go of when its owner dies, however it dies. The file stays: one that is deleted could be locked twice.
 */
export const lock = (file: string, others = 'another copy'): E.Either<Unavailable, () => void> => {
  const beside = `${file}.lock`;
  const no = (why: string): E.Either<Unavailable, never> =>
    E.left({ _tag: 'Unavailable', why: `Cannot write ${file}: ${why}` });
  let db: Database.Database | undefined;
  try {
    const opened = new Database(beside, { timeout: 0 });
    db = opened;
    opened.exec('BEGIN EXCLUSIVE');
    return E.right(() => void opened.close());
  } catch (error) {
    db?.close();
    const code = codeOf(error);
    if (code === undefined && !(error instanceof TypeError)) throw error;
    return isBusy(code)
      ? no(`${others} is writing it; wait until it is done, and try again`)
      : no(
          `its lock ${beside} cannot be taken (${code ?? 'no folder'}); check the folder and who may write in it`,
        );
  }
};
