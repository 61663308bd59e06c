import type { PlanId, Version } from '@plan-ledger/domain';
import type { EventStore, ReadFailure } from '@plan-ledger/store';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { auditOf, type AuditRow } from './audit/index.js';
import { type NetChange, netChanges } from './changes.js';
import { eachHappening, planAt, type PlanKnown } from './reader.js';
import type { ViewStore } from './view-store.js';

/**
 * Every change after version `from` up to version `to`, field by field, oldest first. `Left`: Unavailable, Unreadable.
 *
 * @example
 * import { auditBetween, noViewStore } from '@plan-ledger/projections';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * assert.deepEqual(await auditBetween(store, noViewStore, 'p' as never, 0, 0)(), { _tag: 'Right', right: [] });
 */
export const auditBetween = (
  store: EventStore,
  views: ViewStore,
  id: PlanId,
  from: Version,
  to: Version,
): TE.TaskEither<ReadFailure, readonly AuditRow[]> =>
  pipe(
    planAt(store, views, id, from),
    TE.flatMap(({ plan }) => {
      const rows: AuditRow[] = [];
      return pipe(
        eachHappening(store, id, plan, to, (happening) => rows.push(...auditOf(happening))),
        TE.map(() => rows),
      );
    }),
  );

/** The net changes between two versions, with what was known at each. */
export interface Between {
  readonly before: PlanKnown;
  readonly after: PlanKnown;
  readonly changes: readonly NetChange[];
}

/**
 * The net effect of everything between two versions, unmarked changes to published figures and targets first. `Left`:
 * Unavailable, Unreadable.
 *
 * @example
 * import { changesBetweenVersions, noViewStore } from '@plan-ledger/projections';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const between = await changesBetweenVersions(store, noViewStore, 'p' as never, 0, 0)();
 * assert.deepEqual(between._tag === 'Right' && between.right.changes, []);
 */
export const changesBetweenVersions = (
  store: EventStore,
  views: ViewStore,
  id: PlanId,
  from: Version,
  to: Version,
): TE.TaskEither<ReadFailure, Between> =>
  pipe(
    TE.Do,
    TE.bind('before', () => planAt(store, views, id, from)),
    TE.bind('after', () => planAt(store, views, id, to)),
    TE.bind('rows', () => auditBetween(store, views, id, from, to)),
    TE.map(({ before, after, rows }) => ({
      before,
      after,
      changes: netChanges(before.plan, after.plan, rows),
    })),
  );
