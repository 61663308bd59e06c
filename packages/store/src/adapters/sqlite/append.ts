import type { Instant, PlanId, Recordable, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { appended, assign, conflict, type Head, isExpected, NO_PLAN } from '../../assign.js';
import type {
  AppendFailure,
  Appended,
  ExpectedVersion,
  Unreadable,
  Winner,
  Written,
} from '../../event-store.js';
import { sealed, treeIn } from '../../growth.js';
import { rangeText } from '../../integrity/merkle/range-text.js';
import { repeatOf } from '../../repeat.js';
import type { Opened } from './open.js';
import { inAll, rowOf, writtenIn } from './rows.js';

/** Appends checked events in one transaction: known again, or as expected, or not at all. Throws what SQLite throws. */
export type AppendAll = (
  plan: PlanId,
  expected: ExpectedVersion,
  events: readonly Recordable[],
) => E.Either<AppendFailure, Appended>;

export const appender = ({ db, statements }: Opened, clock: () => Instant): AppendAll => {
  const headOf = (plan: PlanId): Head => statements.head.get({ plan }) ?? NO_PLAN;

  const winnerAt = (plan: PlanId, version: Version): Winner | undefined => {
    const found = statements.winner.get({ plan, version });
    return found && { ...found };
  };

  const storedOf = (events: readonly Recordable[]): E.Either<Unreadable, readonly Written[]> =>
    inAll(
      events.flatMap(({ id }) => statements.byId.get({ id }) ?? []),
      writtenIn,
    );

  const write = (plan: PlanId, head: Head, events: readonly Recordable[]): E.Either<Unreadable, Appended> =>
    pipe(
      treeIn(plan, statements.tree.get({ plan }), head.version),
      E.map((before) => {
        const { events: recorded, tree } = sealed(assign(plan, head, events, clock()), before);
        const result = appended(recorded, false);
        const { first, last } = result;
        for (const event of recorded) statements.insert.run(rowOf({ event, first, last }));
        statements.keepTree.run({ plan, tree: rangeText(tree) });
        return result;
      }),
    );

  const appendNew = (
    plan: PlanId,
    expected: ExpectedVersion,
    events: readonly Recordable[],
  ): E.Either<AppendFailure, Appended> => {
    const head = headOf(plan);
    return isExpected(expected, head.version)
      ? write(plan, head, events)
      : E.left(conflict(plan, expected, head.version, (version) => winnerAt(plan, version)));
  };

  const transaction = db.transaction(
    (plan: PlanId, expected: ExpectedVersion, events: readonly Recordable[]) =>
      pipe(
        storedOf(events),
        E.chainW((stored) => repeatOf(plan, events, stored)),
        E.chainW((repeat) => (repeat === undefined ? appendNew(plan, expected, events) : E.right(repeat))),
      ),
  );

  // Immediate: a transaction that begins by reading and then writes is turned away at once when another writes too.
  return (plan, expected, events) => transaction.immediate(plan, expected, events);
};
