import type { Plan, PlanId, Redaction, Saying, Version } from '@plan-ledger/domain';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { refused } from './check.js';
import type { AppendFailure, EventStore, Redacted, Erasure } from './event-store.js';
import { executeBy, type ExecuteFailure, type ExecuteOptions } from './execute.js';

/** What came of an erasure: the plan after it, where the event stands that says so, and what is left to do. */
export interface RedactedText {
  readonly plan: Plan;
  /** The version of the TextRedacted. */
  readonly at: Version;
  /** True when the plan said so already, and the erasure was only finished. */
  readonly repeated: boolean;
  /** Where it may still be read, as sentences; none when it is gone from all that the store keeps. */
  readonly residue: readonly string[];
}

/** The text to erase: of which event, in which field, on what ground. */
export type Text = Pick<Redaction, 'version' | 'field' | 'basis'>;

/** Erases what an event that is stored already names: it may have been stopped before it was done. */
const finished = (
  store: EventStore,
  id: PlanId,
  plan: Plan,
  { version, field }: Text,
): TE.TaskEither<AppendFailure, RedactedText> => {
  const at = plan.redactions.find((known) => known.version === version && known.field === field)?.at ?? 0;
  return pipe(
    store.read(id, at, at),
    TE.flatMap(([event]): TE.TaskEither<AppendFailure, Redacted> =>
      event?.event.type === 'TextRedacted'
        ? store.redact(id, 'any', event as Erasure)
        : TE.left(refused(id, `Cannot redact: found no TextRedacted at version ${at}; verify the ledger`)),
    ),
    TE.map(({ residue }) => ({ plan, at, repeated: true, residue })),
  );
};

/**
 * Erases one text of a plan's history: the event that says so is decided and appended, and the text goes with it. The same
 * again finishes what was stopped. `Left`: Rejected with the rule, or a failure of the store.
 *
 * @example
 * import { redactText } from '@plan-ledger/store';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const saying = { actor: 'U1', reportedOn: '2020-06-09' } as never;
 * const text = { version: 1, field: 'reason', basis: 'Article 17' };
 * const done = await redactText(store, 'p' as never, text, saying, { newId: () => crypto.randomUUID() as never })();
 * assert.equal(done._tag === 'Left' && done.left._tag, 'Rejected');
 */
export const redactText = (
  store: EventStore,
  id: PlanId,
  text: Text,
  saying: Saying,
  options: ExecuteOptions,
): TE.TaskEither<ExecuteFailure, RedactedText> =>
  pipe(
    executeBy(
      store,
      // Decided from one command: there is one event.
      (expected, events) => store.redact(id, expected, events[0] as Erasure),
      id,
      [{ command: { type: 'RedactText', ...text }, saying }],
      options,
    ),
    TE.flatMap(({ plan, written }): TE.TaskEither<ExecuteFailure, RedactedText> =>
      written === undefined
        ? finished(store, id, plan, text)
        : TE.right({ plan, at: written.last, repeated: written.repeated, residue: written.residue }),
    ),
  );
