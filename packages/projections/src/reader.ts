import { evolve, noPlan, type Plan, type PlanId, type Recorded, type Version } from '@plan-ledger/domain';
import type { EventStore, ReadFailure } from '@plan-ledger/store';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { planView } from './plan.js';
import type { Happening, Projection } from './projection.js';
import { quotedView, type QuotedRow } from './quoted.js';
import { type Revision, revisionsView } from './revisions.js';
import { type KeptStates, type ViewStore } from './view-store.js';

/** What is known of a plan at one version: the states from which every view is read. */
export interface Known {
  readonly version: Version;
  readonly plan: Plan;
  readonly revisions: readonly Revision[];
  readonly quoted: readonly QuotedRow[];
  /** The event at this version; none at version 0. */
  readonly last?: Recorded;
}

const VIEWS = [planView, revisionsView, quotedView] as readonly Projection<unknown>[];

const PAGE = 1000;
const KEEP_EVERY = 500;

const initial: KeptStates = Object.fromEntries(VIEWS.map((view) => [view.name, view.initial]));

const stepped = (states: KeptStates, recorded: Recorded): KeptStates => {
  const before = states[planView.name] as Plan;
  const happening: Happening = { recorded, before, after: evolve(before, recorded) };
  return Object.fromEntries(VIEWS.map((view) => [view.name, view.evolve(states[view.name], happening)]));
};

/**
 * Gives each event of a plan from `after` up to `to`, with the plan before and after it, in order and page by page.
 * `start` is the plan at `after`. `Left`: Unavailable, Unreadable.
 *
 * @example
 * import { eachHappening } from '@plan-ledger/projections';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * import { noPlan } from '@plan-ledger/domain';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const end = await eachHappening(store, 'p' as never, noPlan, 10, () => undefined)();
 * assert.deepEqual(end, { _tag: 'Right', right: noPlan });
 */
export const eachHappening = (
  store: EventStore,
  id: PlanId,
  start: Plan,
  to: Version,
  visit: (happening: Happening) => void,
): TE.TaskEither<ReadFailure, Plan> => {
  if (start.version >= to) return TE.right(start);
  return pipe(
    store.read(id, start.version + 1, Math.min(to, start.version + PAGE)),
    TE.flatMap((events) => {
      let plan = start;
      for (const recorded of events) {
        const after = evolve(plan, recorded);
        visit({ recorded, before: plan, after });
        plan = after;
      }
      return events.length === 0 ? TE.right(plan) : eachHappening(store, id, plan, to, visit);
    }),
  );
};

interface Fold {
  readonly states: KeptStates;
  readonly version: Version;
  readonly last?: Recorded;
}

const caughtUp = (
  store: EventStore,
  views: ViewStore,
  id: PlanId,
  from: Fold,
  to: Version,
): TE.TaskEither<ReadFailure, Fold> => {
  if (from.version >= to) return TE.right(from);
  return pipe(
    store.read(id, from.version + 1, Math.min(to, from.version + PAGE)),
    TE.flatMap((events) => {
      let fold = from;
      for (const recorded of events) {
        fold = { states: stepped(fold.states, recorded), version: recorded.version, last: recorded };
        if (recorded.version % KEEP_EVERY === 0 || recorded.version === to) {
          views.keep(id, { version: recorded.version, eventId: recorded.id }, VIEWS, fold.states);
        }
      }
      return events.length === 0 ? TE.right(fold) : caughtUp(store, views, id, fold, to);
    }),
  );
};

/** The kept states to start from, if the history below them is still the one that they were folded from. */
const startFrom = (
  store: EventStore,
  views: ViewStore,
  id: PlanId,
  version: Version,
): TE.TaskEither<ReadFailure, Fold> => {
  const kept = views.nearest(id, version, VIEWS);
  if (kept === undefined) return TE.right({ states: initial, version: 0 });
  return pipe(
    store.read(id, kept.version, kept.version),
    TE.flatMap(([last]): TE.TaskEither<ReadFailure, Fold> => {
      if (last?.id === kept.eventId) return TE.right({ states: kept.states, version: kept.version, last });
      views.forget(id);
      return TE.right({ states: initial, version: 0 });
    }),
  );
};

/**
 * What is known of a plan at a version: folded from the nearest kept state, and kept for the next question. `Left`:
 * Unavailable, Unreadable.
 *
 * @example
 * import { knownAt, noViewStore } from '@plan-ledger/projections';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const known = await knownAt(store, noViewStore, 'p' as never, 0)();
 * assert.equal(known._tag === 'Right' && known.right.plan.version, 0);
 */
export const knownAt = (
  store: EventStore,
  views: ViewStore,
  id: PlanId,
  version: Version,
): TE.TaskEither<ReadFailure, Known> =>
  pipe(
    startFrom(store, views, id, version),
    TE.flatMap((start) => caughtUp(store, views, id, start, version)),
    TE.map(({ states, version: at, last }) => ({
      version: at,
      plan: (states[planView.name] as Plan | undefined) ?? noPlan,
      revisions: states[revisionsView.name] as readonly Revision[],
      quoted: states[quotedView.name] as readonly QuotedRow[],
      ...(last === undefined ? {} : { last }),
    })),
  );
