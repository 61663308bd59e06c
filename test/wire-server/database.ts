import { randomUUID } from 'node:crypto';

import { checkCommit, type Decision } from './commit-check.js';
import {
  DELETED,
  type Expected,
  headOf,
  jsonEvent,
  NOTHING,
  type Position,
  type Proposed,
  type Recorded,
  type Stream,
} from './event.js';
import { createStorage, type Positions, type Snapshot } from './storage.js';
import {
  isMetastream,
  isSoftDeleted,
  metadataFields,
  metastreamOf,
  originalOf,
  type Truncation,
} from './stream-metadata.js';

export type Appended =
  /** `last` is -1 when there was nothing to store in an empty stream; `position` is none when the event is gone. */
  | { readonly kind: 'stored' | 'again'; readonly last: bigint; readonly position: Position | undefined }
  | { readonly kind: 'wrong-version'; readonly current: bigint }
  | { readonly kind: 'deleted' };

export interface DatabaseOptions {
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  readonly positions?: Positions;
}

/** What the servers of one cluster share: the log, and the orders by which a test changes it beside them. */
export interface Database {
  readonly append: (stream: string, expected: Expected, events: readonly Proposed[]) => Appended;
  /** Hides the stream until it is appended to again. */
  readonly softDelete: (stream: string, expected: Expected) => Appended;
  /** Ends the stream for ever. */
  readonly tombstone: (stream: string, expected: Expected) => Appended;
  readonly log: () => readonly Recorded[];
  readonly stream: (name: string) => Stream | undefined;
  readonly truncation: (stream: string) => Truncation;
  /** The events of a stream that are there, hidden or not. */
  readonly events: (stream: string) => readonly Recorded[];
  /** Appends whatever the stream holds: a foreign event, a link, data that is not JSON. */
  readonly plant: (stream: string, event: Partial<Proposed>) => Recorded;
  /** A link to an event, as a projection writes it. */
  readonly plantLink: (stream: string, revision: bigint, of: string) => Recorded;
  /** Replaces the metadata of a stream, by their stored names: `$maxCount`, `$tb`, `$maxAge`. */
  readonly setMetadata: (stream: string, fields: Readonly<Record<string, unknown>>) => void;
  /** Removes an event without a trace. */
  readonly removeEvent: (stream: string, revision: bigint) => void;
  /** Removes what the metadata of the streams hide. */
  readonly scavenge: () => void;
  readonly snapshot: () => Snapshot;
  readonly restore: (snapshot: Snapshot) => void;
  /** What only the memory of a process holds: the ids of the last events. */
  readonly forget: () => void;
  /** Calls back after each change, until the function that it gives is called. */
  readonly onChange: (listener: () => void) => () => void;
  readonly now: () => number;
}

type Fields = Readonly<Record<string, unknown>>;

const metadataEvent = (fields: Fields): Proposed => {
  const text = JSON.stringify(fields, (_, value: unknown) => (value === DELETED ? 'DELETED' : value));
  // Not by way of a number: a double would round it.
  return jsonEvent(randomUUID(), '$metadata', text.replace('"DELETED"', String(DELETED)));
};

/** A database in memory. */
export const createDatabase = ({
  clock = Date.now,
  positions = 'shared',
}: DatabaseOptions = {}): Database => {
  const storage = createStorage(clock, positions);
  const { stream: streamOf, truncation, store } = storage;
  const listeners = new Set<() => void>();

  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  const storeMetadata = (stream: string, fields: Fields): Recorded =>
    store(metastreamOf(stream), [metadataEvent(fields)])[0]!;

  /** Shows a deleted stream again, from a revision on: the other fields stay as they are. */
  const revive = (stream: string, from: number): void => {
    const metastream = streamOf(metastreamOf(stream));
    storeMetadata(stream, { ...metadataFields(metastream?.events.at(-1)), $tb: from });
  };

  const check = (name: string, expected: Expected, ids: readonly string[]): Decision =>
    checkCommit({
      stream: streamOf(name),
      hasMetadata: streamOf(metastreamOf(name)) !== undefined,
      softDeleted: isSoftDeleted(truncation(name)),
      expected,
      ids,
      recent: storage.recent,
    });

  const wrongVersion = (name: string): Appended => ({
    kind: 'wrong-version',
    current: BigInt(headOf(streamOf(name))),
  });

  const append = (name: string, expected: Expected, events: readonly Proposed[]): Appended => {
    const ids = events.map(({ id }) => id);
    const decision = check(name, expected, ids);
    if (decision.kind === 'deleted') return decision;
    if (decision.kind === 'wrong-version') return wrongVersion(name);
    if (decision.kind === 'again') {
      const position = streamOf(name)?.events[decision.last]?.position;
      return { kind: 'again', last: BigInt(decision.last), position };
    }
    const before = headOf(streamOf(name));
    const wasDeleted = isSoftDeleted(truncation(name));
    const ofDeleted = isMetastream(name) && isSoftDeleted(truncation(originalOf(name)));
    const last = events.length === 0 ? undefined : store(name, events).at(-1);
    if (wasDeleted) revive(name, before + 1);
    if (ofDeleted) revive(originalOf(name), headOf(streamOf(originalOf(name))) + 1);
    changed();
    return { kind: 'stored', last: last?.revision ?? BigInt(before), position: last?.position };
  };

  const removeStream = (name: string, expected: Expected, store: () => Recorded): Appended => {
    const decision = check(name, expected, [randomUUID()]);
    if (decision.kind === 'deleted') return decision;
    if (decision.kind !== 'store') return wrongVersion(name);
    const { revision, position } = store();
    changed();
    return { kind: 'stored', last: revision, position };
  };

  const isUnheardOf = (name: string): boolean =>
    streamOf(name)?.tombstoned !== true &&
    headOf(streamOf(name)) < 0 &&
    headOf(streamOf(metastreamOf(name))) < 0;

  const plant = (stream: string, event: Partial<Proposed>): Recorded => {
    const bare = { id: randomUUID(), type: 'Planted', json: false, data: NOTHING, metadata: NOTHING };
    const [written] = store(stream, [{ ...bare, ...event }]);
    changed();
    return written!;
  };

  const removeWhere = (goes: (event: Recorded) => boolean): void => {
    storage.removeWhere(goes);
    changed();
  };

  return {
    append,
    softDelete: (name, expected) =>
      isUnheardOf(name)
        ? wrongVersion(name)
        : removeStream(name, expected, () => storeMetadata(name, { $tb: DELETED })),
    tombstone: (name, expected) =>
      removeStream(name, expected, () => storage.storeTombstone(name, randomUUID())),
    plant,
    plantLink: (stream, revision, of) =>
      plant(stream, { type: '$>', data: Buffer.from(`${revision.toString()}@${of}`, 'utf8') }),
    setMetadata: (stream, fields) => {
      storeMetadata(stream, fields);
      changed();
    },
    removeEvent: (stream, revision) =>
      removeWhere((event) => event.stream === stream && event.revision === revision),
    scavenge: () => removeWhere(storage.isScavenged),
    log: storage.log,
    stream: streamOf,
    truncation,
    events: (name) => (streamOf(name)?.events ?? []).filter((event) => event !== undefined),
    snapshot: storage.snapshot,
    restore: (snapshot) => {
      storage.restore(snapshot);
      changed();
    },
    forget: storage.forget,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: clock,
  };
};
