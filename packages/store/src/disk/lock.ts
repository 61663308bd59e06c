import Database from 'better-sqlite3';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { codeOf, isBusy } from '../adapters/sqlite/failures.js';
import type { Unavailable } from '../event-store.js';

/** Why a file was not locked: somebody else has it now, or it cannot be. */
export type NotLocked = { readonly _tag: 'Held' } | { readonly _tag: 'NoLock'; readonly why: string };

/**
 * Keeps everyone else from writing a file until it is let go. The lock is that of an empty SQLite file beside it, which the
 * system lets go of when its owner dies, however it dies. The file stays: one that is deleted could be locked twice.
 */
export const tryLock = (file: string): E.Either<NotLocked, () => void> => {
  const beside = `${file}.lock`;
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
    return E.left(
      isBusy(code)
        ? { _tag: 'Held' }
        : {
            _tag: 'NoLock',
            why: `its lock ${beside} cannot be taken (${code ?? 'no folder'}); check the folder and who may write in it`,
          },
    );
  }
};

/** As `tryLock`, for who does not wait; `others` is who may have it. */
export const lock = (file: string, others = 'another copy'): E.Either<Unavailable, () => void> =>
  pipe(
    tryLock(file),
    E.mapLeft((fault): Unavailable => {
      const why =
        fault._tag === 'Held' ? `${others} is writing it; wait until it is done, and try again` : fault.why;
      return { _tag: 'Unavailable', why: `Cannot write ${file}: ${why}` };
    }),
  );
