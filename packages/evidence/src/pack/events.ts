import { createHash } from 'node:crypto';

import type { PlanId, Version } from '@plan-ledger/domain';
import { type EventStore, jsonLine, jsonLinesHeader, type ReadFailure } from '@plan-ledger/store';
import { type HistoryAsked, type HistoryRead, readHistory } from '@plan-ledger/store/verify';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as T from 'fp-ts/lib/Task.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { noting, type PackFile, type PackOut } from './out.js';

/** The events of a plan that were written as a file of a pack, and what else was learnt on the way through them. */
export interface EventsWritten extends HistoryRead {
  readonly file: PackFile;
}

const HEX = { version: 12, variant: 16, digits: 32 } as const;

/**
 * A UUID for the ledger that a pack's events are by themselves. It is made of the plan, the version and the id of the event there
 * (RFC 9562, version 8), so that every ledger with this history gives the same, whatever its own identity.
 */
const identityOf = (plan: PlanId, version: Version, last: string): string => {
  const hex = createHash('sha256').update(`plan-ledger/pack ${plan} ${version} ${last}`).digest('hex');
  const digits = [...hex.slice(0, HEX.digits)];
  digits[HEX.version] = '8';
  digits[HEX.variant] = 'a';
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
};

/**
 * Writes the events of a plan up to a version as a ledger of JSON Lines, `events.jsonl`, event by event, each checked against its
 * seal. `Left`: Unavailable, Unreadable; what was written by then is no ledger.
 *
 * @example
 * import { writeEvents } from '@plan-ledger/evidence';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const out = { file: () => ({ write: () => undefined, end: () => undefined }) };
 * const written = await writeEvents({ store, out }, { plan: 'p' as never, version: 0 })();
 * assert.equal(written._tag === 'Right' && written.right.file.path, 'events.jsonl');
 */
export const writeEvents = (
  { store, out }: { readonly store: EventStore; readonly out: PackOut },
  asked: HistoryAsked,
): TE.TaskEither<ReadFailure, EventsWritten> => {
  const { plan, version } = asked;
  const { file: begin, files } = noting(out);
  return pipe(
    store.read(plan, version, version),
    TE.flatMap(([last]) => {
      const file = begin('events.jsonl');
      file.write(jsonLinesHeader(identityOf(plan, version, last?.id ?? '')));
      return pipe(
        readHistory(store, asked, (written) =>
          pipe(
            // Where the version stands inside an append, the append ends there: this ledger has no more of it.
            jsonLine({ ...written, last: Math.min(written.last, version) }),
            E.map((line) => file.write(line)),
          ),
        ),
        T.tapIO(() => file.end),
      );
    }),
    TE.flatMap((read) => {
      const [file] = files();
      // It has ended: nothing else was written here.
      if (file === undefined) throw new Error('The file of the events has not ended');
      return TE.right({ ...read, file });
    }),
  );
};
