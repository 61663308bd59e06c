import { dirname, resolve } from 'node:path';

import { noViewStore, openViewStore, type ViewStore } from '@plan-ledger/projections';
import type { EventStore } from '@plan-ledger/store';
import { memoryStore } from '@plan-ledger/store/memory';
import { openSqliteStore } from '@plan-ledger/store/sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { now } from './clock.js';
import type { CliFault } from './fault.js';
import { exists } from './io/files.js';

/** An open ledger: its events and its kept views. */
export interface Session {
  readonly store: EventStore;
  readonly views: ViewStore;
  readonly warn: (line: string) => void;
}

const openViews = (file: string, identity: string, warn: (line: string) => void): ViewStore => {
  try {
    return openViewStore(`${file}.views.db`, identity);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    warn(`Going on without kept views (${why}); every question folds the history anew`);
    return noViewStore;
  }
};

const fileOf = (address: string): E.Either<CliFault, string> =>
  /^[a-z][a-z+]*:\/\//iu.test(address)
    ? E.left({ _tag: 'Usage', message: `Found store ${address}; wanted the path of a ledger file` })
    : E.right(address);

const missing = (file: string): CliFault => ({
  _tag: 'NotFound',
  message: exists(dirname(resolve(file)))
    ? `Found no ledger at ${file}; make one with: plan-ledger submit FOLDER --by ID --store ${file}`
    : `Found no folder ${dirname(resolve(file))} for the ledger ${file}; make the folder first, or name another --store`,
});

/** For reading, for changing what is there, or for writing a ledger that may not be there yet. */
export type Mode = 'read' | 'change' | 'write';

const opened = (
  address: string,
  mode: Mode,
  warn: (line: string) => void,
): TE.TaskEither<CliFault, Session> =>
  pipe(
    TE.fromEither(fileOf(address)),
    TE.flatMap((file) =>
      !exists(mode === 'write' ? dirname(resolve(file)) : file)
        ? TE.left<CliFault, string>(missing(file))
        : TE.right<CliFault, string>(file),
    ),
    TE.flatMap((file) =>
      pipe(
        openSqliteStore({ file, clock: now, mode: mode === 'read' ? 'read' : 'write' }),
        TE.flatMap((store) =>
          pipe(
            store.identity,
            TE.map((identity): Session => ({ store, views: openViews(file, identity, warn), warn })),
          ),
        ),
      ),
    ),
  );

/** Opens a ledger, uses it, and lets go of it whatever comes. */
export const withSession = <A>(
  address: string,
  mode: Mode,
  warn: (line: string) => void,
  use: (session: Session) => TE.TaskEither<CliFault, A>,
): TE.TaskEither<CliFault, A> =>
  TE.bracket(opened(address, mode, warn), use, ({ store, views }) => async () => {
    views.close();
    await store.close();
    return E.right(undefined);
  });

const nothingYet = (warn: (line: string) => void): Session => ({
  store: memoryStore({ clock: now }),
  views: noViewStore,
  warn,
});

/** Uses a ledger for reading; where there is none yet, an empty one that is kept nowhere. */
export const withSessionOrEmpty = <A>(
  address: string,
  warn: (line: string) => void,
  use: (session: Session) => TE.TaskEither<CliFault, A>,
): TE.TaskEither<CliFault, A> =>
  pipe(
    TE.fromEither(fileOf(address)),
    TE.flatMap((file) => (exists(file) ? withSession(address, 'read', warn, use) : use(nothingYet(warn)))),
  );
