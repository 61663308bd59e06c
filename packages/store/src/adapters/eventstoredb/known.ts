import type { EventId, Instant, PlanId, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import type { Head } from '../../assign.js';
import type { ReadFailure } from '../../event-store.js';
import { grownBy } from '../../growth.js';
import { type CompactRange, EMPTY_RANGE } from '../../integrity/merkle/range.js';
import type { Stored } from './mapping.js';
import type { Streams } from './streams.js';

/**
 * What is known of a plan's stream: its head, as it was when this was asked, and where each id stands. The server cannot be
 * asked for an id.
 */
export interface KnownPlan extends Head {
  readonly tree: CompactRange;
  readonly ids: ReadonlyMap<EventId, Version>;
}

/** What one open store knows of the plans that it used last. */
export interface Knowledge {
  /** What is known; none before the plan was read. */
  readonly of: (plan: PlanId) => KnownPlan | undefined;
  /** Reads what is new, and adds it. */
  readonly refresh: (plan: PlanId) => Promise<E.Either<ReadFailure, KnownPlan>>;
  /** Adds events that were read, where they follow on what is known. */
  readonly learn: (plan: PlanId, stored: readonly Stored[]) => void;
  /** Drops what is known of a plan that was found to be another: it is read again before it is written. */
  readonly forget: (plan: PlanId) => void;
}

interface Entry {
  version: Version;
  recordedAt?: Instant;
  /** The id of the event at `version`. */
  lastId?: EventId;
  tree: CompactRange;
  readonly ids: Map<EventId, Version>;
}

const noEntry = (): Entry => ({ version: 0, tree: EMPTY_RANGE, ids: new Map() });

const PAGE = 5000;

/** A process that reads many plans keeps what it knows of so many: what is forgotten is read again. */
export const MOST_PLANS = 100;

export const knowledgeOf = (streams: Streams): Knowledge => {
  // The plan that was used last stands last.
  const entries = new Map<PlanId, Entry>();

  const keep = (plan: PlanId, entry: Entry): Entry => {
    entries.delete(plan);
    entries.set(plan, entry);
    const [oldest] = entries.keys();
    if (entries.size > MOST_PLANS && oldest !== undefined) entries.delete(oldest);
    return entry;
  };

  const add = (entry: Entry, stored: readonly Stored[]): void => {
    for (const { event } of stored) {
      if (event.version !== entry.version + 1) continue;
      entry.ids.set(event.id, event.version);
      entry.version = event.version;
      entry.recordedAt = event.recordedAt;
      entry.lastId = event.id;
      entry.tree = grownBy(entry.tree, [event]);
    }
  };

  // A copy: while a writer decides on what it saw, others may add to the entry.
  const known = ({ version, recordedAt, tree, ids }: Entry): KnownPlan => ({
    version,
    tree,
    ids,
    ...(recordedAt === undefined ? {} : { recordedAt }),
  });

  const learn: Knowledge['learn'] = (plan, stored) => {
    const [first] = stored;
    const entry = entries.get(plan) ?? noEntry();
    if (first === undefined || first.event.version > entry.version + 1) return;
    add(keep(plan, entry), stored);
  };

  const refresh: Knowledge['refresh'] = async (plan) => {
    let entry = entries.get(plan) ?? noEntry();
    for (;;) {
      const { version, lastId } = entry;
      const read = await streams.read(plan, Math.max(version, 1), version + PAGE);
      if (E.isLeft(read)) {
        entries.delete(plan);
        return read;
      }
      // The last event that is known is read again: a server that was restored may hold others, or fewer.
      if (version > 0 && read.right[0]?.event.id !== lastId) {
        entry = noEntry();
        continue;
      }
      add(entry, read.right);
      if (read.right.length < PAGE) return E.right(known(keep(plan, entry)));
    }
  };

  return {
    of: (plan) => {
      const entry = entries.get(plan);
      return entry && known(keep(plan, entry));
    },
    refresh,
    learn,
    forget: (plan) => void entries.delete(plan),
  };
};
