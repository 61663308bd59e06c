import type { PlanId, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { NO_PLAN } from '../../assign.js';
import type { AppendFailure, Written } from '../../event-store.js';
import { grownBy, treeIn } from '../../growth.js';
import { rangeText } from '../../integrity/merkle/range-text.js';
import { newIn } from '../../restore.js';
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
      const from = written[0]?.event.version ?? 1;
      const to = written.at(-1)?.event.version ?? 0;
      const head = statements.head.get({ plan }) ?? NO_PLAN;
      return pipe(
        readPlan(statements, plan, from, to, writtenIn),
        E.chainW((stored) =>
          newIn(plan, written, { head, stored, usedAt: (id) => statements.placeOf.get({ id }) }),
        ),
        E.bindTo('added'),
        E.bindW('before', () => treeIn(plan, statements.tree.get({ plan }), head.version)),
        E.map(({ added, before }) => {
          for (const one of added) statements.insert.run(rowOf(one));
          const events = added.map(({ event }) => event);
          if (events.length > 0) statements.keepTree.run({ plan, tree: rangeText(grownBy(before, events)) });
          return added.at(-1)?.event.version ?? head.version;
        }),
      );
    },
  );
  return (plan, written) => transaction.immediate(plan, written);
};
