import { noPlan, type PlanId, type Version } from '@plan-ledger/domain';
import type { EventStore, ReadFailure } from '@plan-ledger/store';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { fieldChanges } from './audit/index.js';
import type { SubjectKind } from './audit/row.js';
import type { Happening } from './projection.js';
import { eachHappening } from './reader.js';

/** Something of which a document may say a place: a subject, one field of it, one period of that. */
export interface Placed {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly field?: string | undefined;
  readonly period?: string | undefined;
}

/** Where the documents say what the plan says now; empty where none says it. */
export type Places = (placed: Placed) => string;

const keyOf = ({ kind, id, field = '', period = '' }: Placed): string =>
  [kind, id, field, period].join('\u0000');

/** Keeps, for each subject, field and period, the place of the event that said it last. */
const keeper = (): { readonly keep: (happening: Happening) => void; readonly places: Places } => {
  const kept = new Map<string, string>();
  return {
    keep: ({ recorded, before, after }) => {
      const { place = '' } = recorded.source ?? {};
      for (const { kind, subject: id, field, period } of fieldChanges(recorded, before, after)) {
        // What was said without a place is at no place, not where something else was said before.
        kept.set(keyOf({ kind, id, field, period }), place);
        if (place !== '') kept.set(keyOf({ kind, id }), place);
      }
    },
    places: (placed) =>
      kept.get(keyOf(placed)) ?? kept.get(keyOf({ kind: placed.kind, id: placed.id })) ?? '',
  };
};

/**
 * The places in the documents that say what a plan says at a version. `Left`: Unavailable, Unreadable.
 *
 * @example
 * import { placesAt } from '@plan-ledger/projections';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const places = await placesAt(store, 'p' as never, 0)();
 * assert.equal(places._tag === 'Right' && places.right({ kind: 'action', id: 'weekly-list' }), '');
 */
export const placesAt = (
  store: EventStore,
  id: PlanId,
  version: Version,
): TE.TaskEither<ReadFailure, Places> => {
  const { keep, places } = keeper();
  return pipe(
    eachHappening(store, id, noPlan, version, keep),
    TE.map(() => places),
  );
};
