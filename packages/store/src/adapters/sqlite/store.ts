import type { Instant, PlanId } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

import { checkBatch } from '../../check.js';
import { checkWritten } from '../../restore.js';
import { type AppendFailure, type EventStore, type ReadFailure, streamOf } from '../../event-store.js';
import { WHOLE_STORE } from '../../position.js';
import { followersOf } from '../follow.js';
import { appender } from './append.js';
import { connectionOf } from './connection.js';
import { failureOf, readFailureOf } from './failures.js';
import type { Mode } from './file.js';
import type { Opened } from './open.js';
import { redactor } from './redact.js';
import { readEnd, readPage, readPlan, readPlans, readVersion } from './read.js';
import { restorer } from './restore.js';
import { treeIn } from '../../growth.js';
import { recordedIn, writtenIn } from './rows.js';

interface StoreOptions {
  readonly file: string;
  readonly clock: () => Instant;
  readonly mode: Mode;
  readonly pollMs: number;
}

/** The store on an open ledger. */
export const sqliteStore = (opened: Opened, { file, clock, mode, pollMs }: StoreOptions): EventStore => {
  const { statements } = opened;
  const connection = connectionOf(opened, file);

  const reading =
    <A>(stream: string, use: () => E.Either<ReadFailure, A>): TaskEither<ReadFailure, A> =>
    () =>
      connection.run(use, (code, message) => readFailureOf(code, message, { what: 'read', file, stream }));

  const appendAll = appender(opened, clock);
  const restoreAll = restorer(opened);
  const redact = redactor(opened, file, appendAll);

  const readOnly: AppendFailure = {
    _tag: 'Unavailable',
    why: `Cannot append to ${file}: it was opened to read; open it to write`,
  };

  const writing =
    <A>(plan: PlanId, use: () => E.Either<AppendFailure, A>): TaskEither<AppendFailure, A> =>
    async () => {
      const result = await connection.run<AppendFailure, A>(
        () => (mode === 'read' ? E.left(readOnly) : use()),
        (code, message) => failureOf(code, message, { what: 'append', file, stream: streamOf(plan) }),
      );
      if (E.isRight(result)) followers.wake();
      return result;
    };

  const readAll: EventStore['readAll'] = (after, limit = 1000) =>
    reading(WHOLE_STORE, () => readPage(statements, after, limit));

  const followers = followersOf(readAll, { pollMs });

  return {
    identity: reading(WHOLE_STORE, () => E.right(opened.identity)),
    append: (plan, expected, events) =>
      writing(plan, () =>
        pipe(
          checkBatch(plan, events),
          E.chainW((checked) => appendAll(plan, expected, checked)),
        ),
      ),
    read: (plan, from = 1, to = Infinity) =>
      reading(streamOf(plan), () => readPlan(statements, plan, from, to, recordedIn)),
    readWritten: (plan, from = 1, to = Infinity) =>
      reading(streamOf(plan), () => readPlan(statements, plan, from, to, writtenIn)),
    restore: (plan, written) =>
      writing(plan, () =>
        pipe(
          checkWritten(plan, written),
          E.chainW((checked) => restoreAll(plan, checked)),
        ),
      ),
    tree: (plan) =>
      // In one transaction: another process may append between two questions.
      reading(streamOf(plan), () =>
        opened.db.transaction(() =>
          treeIn(plan, statements.tree.get({ plan }), statements.head.get({ plan })?.version ?? 0),
        )(),
      ),
    redact: (plan, expected, event) =>
      writing(plan, () =>
        pipe(
          checkBatch(plan, [event]),
          E.chainW(() => redact(plan, expected, event)),
        ),
      ),
    versionOf: (plan) => reading(streamOf(plan), () => readVersion(statements, plan)),
    plans: reading(WHOLE_STORE, () => readPlans(statements)),
    readAll,
    end: reading(WHOLE_STORE, () => E.right(readEnd(statements))),
    subscribe: followers.subscribe,
    close: async () => {
      connection.end();
      await followers.stop();
    },
  };
};
