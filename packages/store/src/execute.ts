import {
  decideAll,
  type EventId,
  evolve,
  fold,
  noPlan,
  type Plan,
  type PlanId,
  type Recordable,
  type Recorded,
  type RefusedStep,
  type Step,
  type Told,
} from '@plan-ledger/domain';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { AppendFailure, Appended, EventStore, ExpectedVersion, ReadFailure } from './event-store.js';

/** A rule of the plan refused a step. Nothing was written. */
export interface Rejected extends RefusedStep {
  readonly _tag: 'Rejected';
}

/** Why a command was not carried out: a rule of the plan, or the store. */
export type ExecuteFailure = AppendFailure | Rejected;

/** What came of a command: the plan after it, and the events that were written (none, when it was so already). */
export interface Executed {
  readonly plan: Plan;
  readonly events: readonly Recorded[];
}

/** Where ids come from, and a plan that is known already, so that only newer events are read. */
export interface ExecuteOptions {
  readonly newId: () => EventId;
  readonly from?: Plan;
}

const ATTEMPTS = 3;
const PAGE = 1000;

/**
 * The plan as it is stored now, from a plan that is known already. `Left`: Unavailable, Unreadable.
 *
 * @example
 * import { load } from '@plan-ledger/store';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const plan = await load(store, 'nobody' as never)();
 * assert.equal(plan._tag === 'Right' && plan.right.version, 0);
 */
export const load = (store: EventStore, id: PlanId, from: Plan = noPlan): TE.TaskEither<ReadFailure, Plan> =>
  pipe(
    store.read(id, from.version + 1, from.version + PAGE),
    TE.flatMap((events) => {
      const plan = fold(events, from);
      return events.length < PAGE ? TE.right(plan) : load(store, id, plan);
    }),
  );

/**
 * Gives decided events what they need to be stored: an id each, and one correlation for all.
 *
 * @example
 * import { recordable } from '@plan-ledger/store';
 * const id = '0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11' as never;
 * const told = { actor: 'U1', reportedOn: '2020-06-09', event: { type: 'PlanClosed' } } as never;
 * assert.equal(recordable([told], () => id)[0]?.correlation, id);
 */
export const recordable = (told: readonly Told[], newId: () => EventId): readonly Recordable[] => {
  const correlation = newId();
  return told.map((event) => ({ ...event, id: newId(), correlation }));
};

/** How decided events are written to a plan that is expected to be at a version. */
export type Write<W extends Appended> = (
  expected: ExpectedVersion,
  events: readonly Recordable[],
) => TE.TaskEither<AppendFailure, W>;

const writeSurely = <W extends Appended>(
  write: Write<W>,
  expected: ExpectedVersion,
  events: readonly Recordable[],
  attemptsLeft: number,
): TE.TaskEither<AppendFailure, W> =>
  pipe(
    write(expected, events),
    TE.orElse((failure) =>
      failure._tag === 'OutcomeUnknown' && attemptsLeft > 1
        ? writeSurely(write, expected, events, attemptsLeft - 1)
        : TE.left(failure),
    ),
  );

/** What was done, and what writing it gave; nothing where all was so already. */
export interface ExecutedBy<W extends Appended> extends Executed {
  readonly written?: W;
}

/** As `execute`, with a way of writing of its own. */
export const executeBy = <W extends Appended>(
  store: EventStore,
  write: Write<W>,
  id: PlanId,
  steps: readonly Step[],
  { newId, from }: ExecuteOptions,
  attemptsLeft = ATTEMPTS,
): TE.TaskEither<ExecuteFailure, ExecutedBy<W>> =>
  pipe(
    load(store, id, from),
    TE.flatMap((plan): TE.TaskEither<ExecuteFailure, ExecutedBy<W>> => {
      const decided = decideAll(plan, steps);
      if (decided._tag === 'Left') return TE.left({ _tag: 'Rejected', ...decided.left });
      if (decided.right.length === 0) return TE.right({ plan, events: [] });
      return pipe(
        writeSurely(write, plan.version, recordable(decided.right, newId), ATTEMPTS),
        TE.map((written) => ({
          plan: written.events.reduce(evolve, plan),
          events: written.events,
          written,
        })),
        TE.orElse((failure) =>
          failure._tag === 'Conflict' && attemptsLeft > 1
            ? executeBy(store, write, id, steps, { newId, from: plan }, attemptsLeft - 1)
            : TE.left<ExecuteFailure, ExecutedBy<W>>(failure),
        ),
      );
    }),
  );

/**
 * Loads a plan, decides the steps on it one after the other, and appends what happens in one append. On a conflict only the
 * new events are folded and all is decided again, three times; when the store does not say whether it wrote, the same events
 * are appended again. `Left`: Rejected with the step and the rule, or a failure of the store.
 *
 * @example
 * import { execute } from '@plan-ledger/store';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const saying = { actor: 'U1', reportedOn: '2020-06-09' } as never;
 * const newId = () => crypto.randomUUID() as never;
 * const done = await execute(store, 'p' as never, [{ command: { type: 'ClosePlan' }, saying }], { newId })();
 * assert.equal(done._tag === 'Left' && done.left._tag, 'Rejected');
 */
export const execute = (
  store: EventStore,
  id: PlanId,
  steps: readonly Step[],
  options: ExecuteOptions,
): TE.TaskEither<ExecuteFailure, Executed> =>
  pipe(
    executeBy(store, (expected, events) => store.append(id, expected, events), id, steps, options),
    TE.map(({ plan, events }) => ({ plan, events })),
  );
