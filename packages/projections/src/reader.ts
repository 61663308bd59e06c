import { evolve, type Plan, type PlanId, type Recorded, type Version } from '@plan-ledger/domain';
import type { EventStore, ReadFailure } from '@plan-ledger/store';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { planView } from './plan.js';
import type { Happening, Projection } from './projection.js';
import { quotedView, type QuotedRow } from './quoted.js';
import { type Revision, revisionsView } from './revisions.js';
import { type KeptStates, type ViewStore } from './view-store.js';

/** A plan at one version: the state from which most views are read. */
export interface PlanKnown {
  readonly version: Version;
  readonly plan: Plan;
  /** The event at this version; none at version 0. */
  readonly last?: Recorded;
}

/** All that is known of a plan at one version: the states from which every view is read. */
export interface Known extends PlanKnown {
  readonly revisions: readonly Revision[];
  readonly quoted: readonly QuotedRow[];
}

type Views = readonly Projection<unknown>[];

const PLAN = [planView] as Views;
const ALL = [planView, revisionsView, quotedView] as Views;

const PAGE = 1000;
const KEEP_EVERY = 500;

const initialOf = (folded: Views): KeptStates =>
  Object.fromEntries(folded.map((view) => [view.name, view.initial]));

const stepped = (folded: Views, states: KeptStates, recorded: Recorded): KeptStates => {
  const before = states[planView.name] as Plan;
  const happening: Happening = { recorded, before, after: evolve(before, recorded) };
  return Object.fromEntries(folded.map((view) => [view.name, view.evolve(states[view.name], happening)]));
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

interface Asking {
  readonly store: EventStore;
  readonly views: ViewStore;
  readonly id: PlanId;
  readonly folded: Views;
}

const caughtUp = (asking: Asking, from: Fold, to: Version): TE.TaskEither<ReadFailure, Fold> => {
  const { store, views, id, folded } = asking;
  if (from.version >= to) return TE.right(from);
  return pipe(
    store.read(id, from.version + 1, Math.min(to, from.version + PAGE)),
    TE.flatMap((events) => {
      let fold = from;
      for (const recorded of events) {
        const { version } = recorded;
        fold = { states: stepped(folded, fold.states, recorded), version, last: recorded };
        if (version % KEEP_EVERY === 0 || version === to) {
          views.keep(id, { version, eventId: recorded.id }, folded, fold.states);
        }
      }
      return events.length === 0 ? TE.right(fold) : caughtUp(asking, fold, to);
    }),
  );
};

/** The kept states to start from, if the history below them is still the one that they were folded from. */
const startFrom = (
  { store, views, id, folded }: Asking,
  version: Version,
): TE.TaskEither<ReadFailure, Fold> => {
  const nothing: Fold = { states: initialOf(folded), version: 0 };
  const kept = views.nearest(id, version, folded);
  if (kept === undefined) return TE.right(nothing);
  return pipe(
    store.read(id, kept.version, kept.version),
    TE.map(([last]): Fold => {
      if (last?.id === kept.eventId) return { states: kept.states, version: kept.version, last };
      views.forget(id);
      return nothing;
    }),
  );
};

const foldedAt = (asking: Asking, version: Version): TE.TaskEither<ReadFailure, Fold> =>
  pipe(
    startFrom(asking, version),
    TE.flatMap((start) => caughtUp(asking, start, version)),
  );

const planIn = ({ states, version, last }: Fold): PlanKnown => ({
  version,
  plan: states[planView.name] as Plan,
  ...(last === undefined ? {} : { last }),
});

/**
 * A plan at a version, without its registers: folded from the nearest kept state, and kept for the next question. `Left`:
 * Unavailable, Unreadable.
 *
 * @example
 * import { noViewStore, planAt } from '@plan-ledger/projections';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const known = await planAt(store, noViewStore, 'p' as never, 0)();
 * assert.equal(known._tag === 'Right' && known.right.plan.version, 0);
 */
export const planAt = (
  store: EventStore,
  views: ViewStore,
  id: PlanId,
  version: Version,
): TE.TaskEither<ReadFailure, PlanKnown> =>
  pipe(foldedAt({ store, views, id, folded: PLAN }, version), TE.map(planIn));

/**
 * All that is known of a plan at a version, with the registers of revisions and of quoted figures: folded from the nearest
 * kept states, and kept for the next question. `Left`: Unavailable, Unreadable.
 *
 * @example
 * import { knownAt, noViewStore } from '@plan-ledger/projections';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const known = await knownAt(store, noViewStore, 'p' as never, 0)();
 * assert.deepEqual(known._tag === 'Right' && known.right.revisions, []);
 */
export const knownAt = (
  store: EventStore,
  views: ViewStore,
  id: PlanId,
  version: Version,
): TE.TaskEither<ReadFailure, Known> =>
  pipe(
    foldedAt({ store, views, id, folded: ALL }, version),
    TE.map((fold) => ({
      ...planIn(fold),
      revisions: fold.states[revisionsView.name] as readonly Revision[],
      quoted: fold.states[quotedView.name] as readonly QuotedRow[],
    })),
  );
