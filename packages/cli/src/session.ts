import { randomUUID } from 'node:crypto';
import { dirname, resolve } from 'node:path';

import {
  type CalendarDay,
  type EventId,
  type Instant,
  PlanId,
  type PlanId as Plans,
  nearest,
} from '@plan-ledger/domain';
import {
  type Known,
  knownAt,
  noViewStore,
  openViewStore,
  parseWhen,
  resolveWhen,
  type ViewStore,
  type When,
} from '@plan-ledger/projections';
import { type EventStore, streamOf } from '@plan-ledger/store';
import { memoryStore } from '@plan-ledger/store/memory';
import { openSqliteStore } from '@plan-ledger/store/sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from './fault.js';
import { exists } from './io/files.js';

/** The clock and the ids of the outside world: the only place that has them. */
export const now = (): Instant => new Date().toISOString() as Instant;
export const newId = (): EventId => randomUUID() as EventId;

/** Today in the calendar of this machine. */
export const today = (): CalendarDay => {
  const date = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}` as CalendarDay;
};

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
      mode !== 'write' && !exists(file)
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

/** The plan that is meant: the one named, or the only one there is. */
export const planMeant = ({ store }: Session, named: string | undefined): TE.TaskEither<CliFault, Plans> =>
  pipe(
    store.plans,
    TE.flatMap((plans): TE.TaskEither<CliFault, Plans> => {
      const list = plans.join(', ');
      if (named === undefined) {
        const [only, ...others] = plans;
        if (only === undefined)
          return TE.left({
            _tag: 'NotFound',
            message: 'The ledger holds no plan yet; submit an edition, or run plan establish',
          });
        return others.length === 0
          ? TE.right(only)
          : TE.left({
              _tag: 'Usage',
              message: `The ledger holds several plans: ${list}; say which with --plan`,
            });
      }
      const found = plans.find((plan) => plan === named);
      if (found !== undefined) return TE.right(found);
      const like = nearest(named, plans);
      const hint = like.length > 0 ? `did you mean ${like.join(' or ')}` : `it has ${list || 'none'}`;
      return TE.left({ _tag: 'NotFound', message: `Found no plan ${named} in the ledger; ${hint}` });
    }),
  );

/** The id of a plan that may not be there yet. */
export const planNamed = (id: string): E.Either<CliFault, Plans> =>
  PlanId.is(id)
    ? E.right(id)
    : E.left({
        _tag: 'Usage',
        message: `Found plan ${JSON.stringify(id)}; wanted lower-case words joined by hyphens`,
      });

/** What is known at a point in time, with how far the plan has come since. */
export interface Asked extends Known {
  readonly id: Plans;
  readonly head: number;
  readonly when: When;
}

const whenMeant = (text: string | undefined): E.Either<CliFault, When> =>
  text === undefined
    ? E.right({ _tag: 'Now' })
    : pipe(
        parseWhen(text),
        E.mapLeft((message): CliFault => ({ _tag: 'Usage', message })),
      );

/** What was known of a plan at the time that is meant. */
export const knownWhen = (
  { store, views }: Session,
  id: Plans,
  when: string | undefined,
): TE.TaskEither<CliFault, Asked> =>
  pipe(
    TE.Do,
    TE.bindW('meant', () => TE.fromEither(whenMeant(when))),
    TE.bindW('head', () => store.versionOf(id)),
    TE.bindW('latest', ({ head }) => knownAt(store, views, id, head)),
    TE.bindW('version', ({ meant, latest }) => resolveWhen(store, id, latest.plan, meant)),
    TE.bindW('known', ({ version, head, latest }) =>
      version === head ? TE.right(latest) : knownAt(store, views, id, version),
    ),
    TE.flatMap(({ known, head, meant }): TE.TaskEither<CliFault, Asked> =>
      known.version === 0
        ? TE.left({ _tag: 'NotFound', message: `Found nothing in ${streamOf(id)}` })
        : TE.right({ ...known, id, head, when: meant }),
    ),
  );
