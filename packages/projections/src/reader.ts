import { evolve, type Plan, type PlanId, type Recorded, type Version } from '@plan-ledger/domain';
import type { EventStore, ReadFailure } from '@plan-ledger/store';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { type Fold, foldedAt, type Views } from './catching-up.js';
import { planView } from './plan.js';
import type { Happening } from './projection.js';
import { quotedView, type QuotedRow } from './quoted.js';
import { type Revision, revisionsView } from './revisions.js';
import type { ViewStore } from './view-store.js';

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

const PLAN = [planView] as Views;
const ALL = [planView, revisionsView, quotedView] as Views;

const PAGE = 1000;

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
): TE.TaskEither<ReadFailure, PlanKnown> => pipe(foldedAt(store, views, id, PLAN, version), TE.map(planIn));

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
    foldedAt(store, views, id, ALL, version),
    TE.map((fold) => ({
      ...planIn(fold),
      revisions: fold.states[revisionsView.name] as readonly Revision[],
      quoted: fold.states[quotedView.name] as readonly QuotedRow[],
    })),
  );
