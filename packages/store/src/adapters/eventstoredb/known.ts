import type { EventId, Instant, PlanId, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import type { Head } from '../../assign.js';
import type { ReadFailure } from '../../event-store.js';
import type { Stored } from './mapping.js';
import type { Streams } from './streams.js';

/** What is known of a plan's stream: its head, and where each id stands. The server cannot be asked for an id. */
export interface KnownPlan extends Head {
  readonly ids: ReadonlyMap<EventId, Version>;
}

/** What one open store knows of the plans that it writes. */
export interface Knowledge {
  /** What is known; none before the plan was read. */
  readonly of: (plan: PlanId) => KnownPlan | undefined;
  /** Reads what is new, and adds it. */
  readonly refresh: (plan: PlanId) => Promise<E.Either<ReadFailure, KnownPlan>>;
  /** Adds events that were read, where they follow on what is known. */
  readonly learn: (plan: PlanId, stored: readonly Stored[]) => void;
}

interface Entry {
  version: Version;
  recordedAt?: Instant;
  readonly ids: Map<EventId, Version>;
}

const PAGE = 5000;

export const knowledgeOf = (streams: Streams): Knowledge => {
  const entries = new Map<PlanId, Entry>();

  const entryOf = (plan: PlanId): Entry => {
    const entry = entries.get(plan) ?? { version: 0, ids: new Map() };
    entries.set(plan, entry);
    return entry;
  };

  const learn: Knowledge['learn'] = (plan, stored) => {
    const [first] = stored;
    const known = entries.get(plan)?.version ?? 0;
    if (first === undefined || first.event.version > known + 1) return;
    const entry = entryOf(plan);
    for (const { event } of stored) {
      if (event.version <= entry.version) continue;
      entry.ids.set(event.id, event.version);
      entry.version = event.version;
      entry.recordedAt = event.recordedAt;
    }
  };

  const refresh: Knowledge['refresh'] = async (plan) => {
    for (;;) {
      const { version } = entryOf(plan);
      const read = await streams.read(plan, version + 1, version + PAGE);
      if (E.isLeft(read)) return read;
      learn(plan, read.right);
      if (read.right.length < PAGE) return E.right(entryOf(plan));
    }
  };

  return { of: (plan) => entries.get(plan), refresh, learn };
};
