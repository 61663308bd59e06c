import { dirname, resolve } from 'node:path';

import { noViewStore, type ViewStore } from '@plan-ledger/projections';
import {
  connectionFault,
  type EventStore,
  isConnectionString,
  type StoreFailure,
  withoutPassword,
} from '@plan-ledger/store';
import { memoryStore } from '@plan-ledger/store/memory';
import { openSqliteStore } from '@plan-ledger/store/sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { now } from './clock.js';
import type { CliFault } from './fault.js';
import { exists } from './io/files.js';
import { registerOf } from './io/given-out.js';
import { openViews } from './kept-views.js';
import { secretFileOf } from './text-secret.js';
import type { World } from './world.js';

/** An open ledger: its events and its kept views. */
export interface Session {
  readonly store: EventStore;
  readonly views: ViewStore;
  /** The file in which is noted what was made of the ledger; '' for one that is kept nowhere. */
  readonly register: string;
  readonly warn: (line: string) => void;
}

/** For reading, for changing what is there, or for writing a ledger that may not be there yet. */
export type Mode = 'read' | 'change' | 'write';

/** What a session needs of the outside world. */
export type Around = Pick<World, 'env' | 'note'>;

/** An address as it was typed; a connection string without the space around it, which a file may have. */
export const addressIn = (typed: string): string => (isConnectionString(typed.trim()) ? typed.trim() : typed);

/** Whether an address names a server of a kind that holds no ledger. */
export const isOtherServer = (address: string): boolean =>
  /^[a-z][a-z\d+.-]*:\/\//iu.test(address) && !isConnectionString(address);

/** The file that an address names; none when it is a server. */
const fileOf = (address: string): E.Either<CliFault, string | undefined> => {
  if (isConnectionString(address)) {
    const why = connectionFault(address);
    return why === undefined
      ? E.right(undefined)
      : E.left({ _tag: 'Usage', message: `Cannot use ${withoutPassword(address)}: ${why}` });
  }
  return isOtherServer(address)
    ? E.left({
        _tag: 'Usage',
        message: `Found store ${withoutPassword(address)}; wanted the path of a ledger file, or a connection string: esdb://HOST:2113`,
      })
    : E.right(address);
};

const missing = (file: string): CliFault => ({
  _tag: 'NotFound',
  message: exists(dirname(resolve(file)))
    ? `Found no ledger at ${file}; make one with: plan-ledger submit FOLDER --by ID --store ${file}`
    : `Found no folder ${dirname(resolve(file))} for the ledger ${file}; make the folder first, or name another --store`,
});

const emptyServer = (address: string): CliFault => ({
  _tag: 'NotFound',
  message: `Found no ledger at ${withoutPassword(address)}; make one with: plan-ledger submit FOLDER --by ID --store ADDRESS`,
});

const openServer =
  (address: string, mode: Mode, around: Around): TE.TaskEither<StoreFailure, EventStore> =>
  async () => {
    // Not before it is needed: loading the client takes longer than most commands do.
    const { openEventStoreDB, secretInFile } = await import('@plan-ledger/store/eventstoredb');
    const secret = secretInFile(secretFileOf(around));
    return openEventStoreDB({ connectionString: address, clock: now, secret, mode })();
  };

const openFile = (file: string, mode: Mode): TE.TaskEither<CliFault, EventStore> =>
  exists(mode === 'write' ? dirname(resolve(file)) : file)
    ? openSqliteStore({ file, clock: now, mode: mode === 'read' ? 'read' : 'write' })
    : TE.left(missing(file));

/** Opens the events of a ledger, in a file or on a server. */
export const openStore = (address: string, mode: Mode, around: Around): TE.TaskEither<CliFault, EventStore> =>
  pipe(
    TE.fromEither(fileOf(address)),
    TE.flatMap((file): TE.TaskEither<CliFault, EventStore> =>
      file === undefined ? openServer(address, mode, around) : openFile(file, mode),
    ),
  );

const opened = (address: string, mode: Mode, around: Around): TE.TaskEither<CliFault, Session> =>
  pipe(
    openStore(address, mode, around),
    TE.flatMap((store) =>
      pipe(
        store.identity,
        TE.mapLeft((fault): CliFault => fault),
        TE.flatMap((identity) => (identity === '' ? TE.left(emptyServer(address)) : TE.right(identity))),
        TE.map((identity): Session => {
          const file = isConnectionString(address) ? undefined : address;
          return {
            store,
            views: openViews(file, identity, around),
            register: registerOf(file, identity, around),
            warn: around.note,
          };
        }),
        TE.orElse((fault) => async () => {
          await store.close();
          return E.left(fault);
        }),
      ),
    ),
  );

/** Opens a ledger, uses it, and lets go of it whatever comes. */
export const withSession = <A>(
  address: string,
  mode: Mode,
  around: Around,
  use: (session: Session) => TE.TaskEither<CliFault, A>,
): TE.TaskEither<CliFault, A> =>
  TE.bracket(opened(address, mode, around), use, ({ store, views }) => async () => {
    views.close();
    await store.close();
    return E.right(undefined);
  });

const nothingYet = ({ note }: Around): Session => ({
  store: memoryStore({ clock: now }),
  views: noViewStore,
  register: '',
  warn: note,
});

/** Whether there is a ledger at an address. */
const isThere = (address: string, around: Around): TE.TaskEither<CliFault, boolean> =>
  isConnectionString(address)
    ? TE.bracket(
        openStore(address, 'read', around),
        (store) =>
          pipe(
            store.identity,
            TE.map((identity) => identity !== ''),
          ),
        (store) => async () => {
          await store.close();
          return E.right(undefined);
        },
      )
    : TE.right(exists(address));

/** Uses a ledger for reading; where there is none yet, an empty one that is kept nowhere. */
export const withSessionOrEmpty = <A>(
  address: string,
  around: Around,
  use: (session: Session) => TE.TaskEither<CliFault, A>,
): TE.TaskEither<CliFault, A> =>
  pipe(
    TE.fromEither(fileOf(address)),
    TE.flatMap(() => isThere(address, around)),
    TE.flatMap((there) => (there ? withSession(address, 'read', around, use) : use(nothingYet(around)))),
  );
