import type {
  EventId,
  Instant,
  JsonObject,
  PlanEventOf,
  PlanId,
  Recordable,
  Recorded,
  Version,
} from '@plan-ledger/domain';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

import type { CompactRange } from './integrity/merkle/range.js';

/**
 * What a writer expects of a plan before its events are appended: that it is at exactly this version (0 is no plan yet),
 * that it is new (the same as 0, said as a word), or nothing.
 */
export type ExpectedVersion = Version | 'new' | 'any';

/** The event that stands where the writer expected to write: who wrote it, and when. */
export interface Winner {
  readonly version: Version;
  readonly type: string;
  readonly actor: string;
  readonly recordedAt: Instant;
}

/** The plan is not at the version that the writer expected. Nothing was written. */
export interface Conflict {
  readonly _tag: 'Conflict';
  readonly stream: string;
  readonly expected: ExpectedVersion;
  readonly actual: Version;
  /** The first event after the expected version; none when the plan is shorter than expected. */
  readonly winner?: Winner;
}

/** The store cannot be reached or will not answer now. Nothing was written. `why` is for a person. */
export interface Unavailable {
  readonly _tag: 'Unavailable';
  readonly why: string;
}

/** The store did not say whether it wrote. Append the same events again: the same ids give the first result. */
export interface OutcomeUnknown {
  readonly _tag: 'OutcomeUnknown';
  readonly stream: string;
  readonly why: string;
}

/** What is stored cannot be understood. `version` is the place in the stream, when there is one. */
export interface Unreadable {
  readonly _tag: 'Unreadable';
  readonly stream: string;
  readonly version?: Version;
  readonly why: string;
  /** What stands at `version` where it is not one event: none, though later ones do, or more than one. */
  readonly found?: 'nothing' | 'several';
  /** The first later version of those asked for that is there, where nothing stands at `version`. */
  readonly next?: Version;
  /** The tree that was kept beside the events, where it is not that of so many events. */
  readonly kept?: CompactRange;
}

/** The events can never be written like this (an id used before for something else, a value that is no JSON). */
export interface Refused {
  readonly _tag: 'Refused';
  readonly stream: string;
  readonly why: string;
}

/** Why an append was not done, or is not known to be done. */
export type AppendFailure = Conflict | Unavailable | OutcomeUnknown | Unreadable | Refused;
/** Why nothing could be read. */
export type ReadFailure = Unavailable | Unreadable;
/** Every failure that a store can give. */
export type StoreFailure = AppendFailure;

/** Where the events of one append stand. */
export interface Appended {
  readonly first: Version;
  readonly last: Version;
  /** True when the same events were there already, and nothing was written now. */
  readonly repeated: boolean;
  readonly events: readonly Recorded[];
}

/** An event as it is stored, and the versions of the first and the last event of the append that stored it. */
export interface Written {
  readonly event: Recorded;
  readonly first: Version;
  readonly last: Version;
  /** The fields as they were written, of an event that reading lifts to a newer schema; none of any other. */
  readonly original?: JsonObject;
}

/** The event that names a text to erase, as it goes to a store. */
export type Erasure = Recordable<PlanEventOf<'TextRedacted'>>;

/** What came of an erasure. */
export interface Redacted extends Appended {
  /**
   * Where what was erased may still be read, each in a sentence that says what to do; none when it is gone from all that the
   * store keeps. It is not gone from copies and backups, of which the store knows nothing.
   */
  readonly residue: readonly string[];
}

/** A place in the whole store: opaque, ordered as text of one store; it may have gaps. `''` is before everything. */
export type Position = string;

/** Some events of all plans, in the order in which they were stored. */
export interface Page {
  readonly events: readonly Recorded[];
  /** The position after the last event of the page: give it to the next read. */
  readonly next: Position;
}

/** A subscription that runs. */
export interface Subscription {
  /** Ends the subscription; resolves when no more events will be given. */
  readonly stop: () => Promise<void>;
}

/** Whether a subscription is told of what is stored; when it is not, since when and why. */
export type Liveness =
  | { readonly _tag: 'Live' }
  | {
      readonly _tag: 'NotLive';
      readonly since?: Instant;
      readonly why: string;
      /** How often in a row it failed. */
      readonly failures: number;
      readonly nextTryMs: number;
    };

/** What is told of events as they come. */
export interface Subscriber {
  /** Called with each batch, one at a time and in order; the next comes when this one has resolved. */
  readonly onEvents: (page: Page) => Promise<void>;
  /** Called once, when the subscription ends by itself. Silence is never an end. */
  readonly onFailure: (failure: ReadFailure) => void;
  /** Called at each failure after which it is tried again, and when it is live again. */
  readonly onLiveness?: (liveness: Liveness) => void;
}

/**
 * Where the events of plans are kept. One plan is one stream, `plan-<planId>`; versions are dense from 1; the store gives
 * each event its version and its instant, and in one plan the instants never run backwards. An append is all or nothing.
 */
export interface EventStore {
  /**
   * Tells this store from every other. Opaque. A copy of its files has the same: what is kept beside a store is held against
   * its events as well. `''` where it was opened to read, and nothing was ever written.
   */
  readonly identity: TaskEither<ReadFailure, string>;
  /**
   * Appends events, all or none. The same ids with the same content again give the first result, whatever is expected.
   * Ids are unique within a plan. A store that looks over all plans refuses an id that another plan has, as memory and
   * SQLite do; one that does not (EventStoreDB) takes it as a new event of this plan.
   * `Left`: Conflict, Refused (an id used before with other content, or a part of a batch), Unavailable, OutcomeUnknown,
   * Unreadable.
   */
  readonly append: (
    plan: PlanId,
    expected: ExpectedVersion,
    events: readonly Recordable[],
  ) => TaskEither<AppendFailure, Appended>;
  /** The events of a plan from version `from` (1 when left out) to `to` (the last), in order. None is not a failure. */
  readonly read: (plan: PlanId, from?: Version, to?: Version) => TaskEither<ReadFailure, readonly Recorded[]>;
  /** The same, each with the bounds of its append: all there is to know of a plan. */
  readonly readWritten: (
    plan: PlanId,
    from?: Version,
    to?: Version,
  ) => TaskEither<ReadFailure, readonly Written[]>;
  /**
   * Stores events that another store gave, exactly as they are: ids, versions, schemas, instants, seals and appends. All or
   * none; what is there already is compared, and the same again is harmless. Gives the version of the plan after it.
   * `Left`: Conflict (they do not follow on the plan's version), Refused (they differ from what is stored, or cannot be
   * written), Unavailable, OutcomeUnknown, Unreadable.
   */
  readonly restore: (plan: PlanId, written: readonly Written[]) => TaskEither<AppendFailure, Version>;
  /**
   * Appends a TextRedacted, and erases the text that it names: `[redacted]` stands in its place, and its salt is gone. The
   * same again erases what is left. `Left`: as of append; Refused too when there is no such text, or it cannot be erased.
   */
  readonly redact: (
    plan: PlanId,
    expected: ExpectedVersion,
    event: Erasure,
  ) => TaskEither<AppendFailure, Redacted>;
  /**
   * The tree of a plan's seals, as the store has grown it with each append, without reading the events. Who verifies works out
   * another from the events, and compares.
   */
  readonly tree: (plan: PlanId) => TaskEither<ReadFailure, CompactRange>;
  /** The version of a plan; 0 when there is none. */
  readonly versionOf: (plan: PlanId) => TaskEither<ReadFailure, Version>;
  /** The plans there are, by id. */
  readonly plans: TaskEither<ReadFailure, readonly PlanId[]>;
  /** Events of all plans after a position, in the order in which they were stored, at most `limit` (1,000). */
  readonly readAll: (after: Position, limit?: number) => TaskEither<ReadFailure, Page>;
  /** The position of the last event stored; `''` when there is none. From there a subscriber hears only what is new. */
  readonly end: TaskEither<ReadFailure, Position>;
  /** Everything after a position, then what is stored later, as it comes. */
  readonly subscribe: (after: Position, subscriber: Subscriber) => Subscription;
  /** Lets go of files and connections. Calls after it give Unavailable. */
  readonly close: () => Promise<void>;
}

/**
 * The name of a plan's stream.
 *
 * @example
 * import { streamOf } from '@plan-ledger/store';
 * import type { PlanId } from '@plan-ledger/domain';
 * assert.equal(streamOf('gloucestershire-aip' as PlanId), 'plan-gloucestershire-aip');
 */
export const streamOf = (plan: PlanId): string => `plan-${plan}`;

/**
 * The ids of events, for messages.
 *
 * @example
 * import { idsOf } from '@plan-ledger/store';
 * assert.deepEqual(idsOf([{ id: '0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11' }] as never), ['0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11']);
 */
export const idsOf = (events: readonly Recordable[]): readonly EventId[] => events.map((event) => event.id);
