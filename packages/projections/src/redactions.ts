import type {
  ActorId,
  CalendarDay,
  Instant,
  Plan,
  PlanEventType,
  PlanId,
  Version,
} from '@plan-ledger/domain';
import type { EventStore, ReadFailure } from '@plan-ledger/store';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

/** A text that was erased from the history: where it stood, on what ground it went, who said so and when. */
export interface RedactionRow {
  /** The version of the event that held the text. */
  readonly version: Version;
  /** Its field, as in `event.comment` or `source.document`. */
  readonly field: string;
  /** The type of the event that held the text. */
  readonly event: PlanEventType;
  readonly basis: string;
  readonly actor: ActorId;
  readonly reportedOn: CalendarDay;
  readonly recordedAt: Instant;
  /** The version of the event that says that it was erased. */
  readonly at: Version;
}

/**
 * The register of the texts that were erased from a plan's history, in the order in which that was said. `Left`:
 * Unavailable, Unreadable.
 *
 * @example
 * import { redactionsOf } from '@plan-ledger/projections';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * import { noPlan } from '@plan-ledger/domain';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * assert.deepEqual(await redactionsOf(store, 'p' as never, noPlan)(), { _tag: 'Right', right: [] });
 */
export const redactionsOf = (
  store: EventStore,
  id: PlanId,
  { redactions }: Plan,
): TE.TaskEither<ReadFailure, readonly RedactionRow[]> =>
  pipe(
    redactions,
    TE.traverseSeqArray(({ version, field, basis, at }) =>
      pipe(
        TE.Do,
        TE.bind('held', () => store.read(id, version, version)),
        TE.bind('said', () => store.read(id, at, at)),
        TE.map(({ held: [held], said: [said] }): readonly RedactionRow[] => {
          if (held === undefined || said === undefined) return [];
          const { actor, reportedOn, recordedAt } = said;
          return [{ version, field, event: held.event.type, basis, actor, reportedOn, recordedAt, at }];
        }),
      ),
    ),
    TE.map((rows) => rows.flat()),
  );
