import type { PlanId, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { NO_PLAN } from '../../assign.js';
import type { AppendFailure, Written } from '../../event-store.js';
import { newIn } from '../../restore.js';
import { storedIn } from './append.js';
import type { Opened } from './open.js';
import { readPlan } from './read.js';
import { rowOf, writtenIn } from './rows.js';

/** Stores checked events as they are, in one transaction, or none. Throws what SQLite throws. */
export const restorer = ({
  db,
  statements,
}: Opened): ((plan: PlanId, written: readonly Written[]) => E.Either<AppendFailure, Version>) => {
  const transaction = db.transaction(
    (plan: PlanId, written: readonly Written[]): E.Either<AppendFailure, Version> => {
      const events = written.map(({ event }) => event);
      const [from, to] = [events[0]?.version ?? 1, events.at(-1)?.version ?? 0];
      const head = statements.head.get({ plan }) ?? NO_PLAN;
      return pipe(
        E.Do,
        E.bindW('stored', () => readPlan(statements, plan, from, to, writtenIn)),
        E.bindW('sameIds', () => storedIn(statements, events)),
        E.chainW((held) => newIn(plan, written, { head, ...held })),
        E.map((added) => {
          for (const one of added) statements.insert.run(rowOf(one));
          return added.at(-1)?.event.version ?? head.version;
        }),
      );
    },
  );
  return (plan, written) => transaction.immediate(plan, written);
};
