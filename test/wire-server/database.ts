import { randomUUID } from 'node:crypto';

import { checkCommit } from './commit-check.js';
import {
  DELETED,
  type Expected,
  headOf,
  jsonEvent,
  NOTHING,
  type Position,
  type Proposed,
  type Recorded,
  sizeOf,
  type Stream,
} from './event.js';
import {
  firstGiven,
  isMetastream,
  isSoftDeleted,
  isTooOld,
  metadataFields,
  metastreamOf,
  originalOf,
  type Truncation,
  truncationOf,
} from './stream-metadata.js';

export type Appended =
  /** `last` is -1 when there was nothing to store in an empty stream; `position` is none when the event is gone. */
  | { readonly kind: 'stored' | 'again'; readonly last: bigint; readonly position: Position | undefined }
  | { readonly kind: 'wrong-version'; readonly current: bigint }
  | { readonly kind: 'deleted' };

/** A copy of all that a database holds. */
export interface Snapshot {
  readonly log: readonly Recorded[];
  readonly streams: readonly Stream[];
  readonly end: number;
}

export interface DatabaseOptions {
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  /**
   * `shared`: the events of one append have the same commit position, and differ in the prepare position, as where a
   * transaction was stored by an older client. `own` is what a server of today does for its own appends: each event has
   * a commit position of its own, which is also its prepare position.
   */
  readonly positions?: 'shared' | 'own';
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

const REMEMBERED_IDS = 100_000;
/** Bytes that an event takes in the log beside its own. */
const RECORD_FRAME = 120;

/** A database in memory. */
export const createDatabase = ({
  clock = Date.now,
  positions = 'shared',
}: DatabaseOptions = {}): Database => {
  let log: Recorded[] = [];
  let streams = new Map<string, Stream>();
  let end = 0;
  const recent = new Map<string, { readonly stream: string; readonly revision: number }>();
  const listeners = new Set<() => void>();

  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  const remember = ({ id, stream, revision }: Recorded): void => {
    recent.set(id, { stream, revision: Number(revision) });
    if (recent.size > REMEMBERED_IDS) recent.delete(recent.keys().next().value!);
  };

  const streamNamed = (name: string): Stream => {
    const known = streams.get(name);
    if (known !== undefined) return known;
    const created: Stream = { name, events: [], tombstoned: false };
    streams.set(name, created);
    return created;
  };

  const truncation = (stream: string): Truncation => truncationOf(streams.get(metastreamOf(stream)));

  const write = (name: string, events: readonly Proposed[], first: bigint): readonly Recorded[] => {
    const prepares = events.map((event) => {
      const prepare = end;
      end += RECORD_FRAME + sizeOf(event);
      return prepare;
    });
    const created = clock();
    const written = events.map((event, at): Recorded => {
      const prepare = prepares[at]!;
      const commit = positions === 'own' ? prepare : prepares[prepares.length - 1]!;
      return { ...event, stream: name, revision: first + BigInt(at), position: { commit, prepare }, created };
    });
    for (const event of written) log.push(event);
    return written;
  };

  const store = (name: string, events: readonly Proposed[]): readonly Recorded[] => {
    const stream = streamNamed(name);
    const written = write(name, events, BigInt(stream.events.length));
    for (const event of written) {
      stream.events.push(event);
      remember(event);
    }
    return written;
  };

  const storeMetadata = (stream: string, fields: Readonly<Record<string, unknown>>): Recorded => {
    const text = JSON.stringify(fields, (_, value: unknown) => (value === DELETED ? 'DELETED' : value));
    // Not by way of a number: a double would round it.
    const data = text.replace('"DELETED"', String(DELETED));
    return store(metastreamOf(stream), [jsonEvent(randomUUID(), '$metadata', data)])[0]!;
  };

  const fieldsOf = (stream: string): Readonly<Record<string, unknown>> =>
    metadataFields(streams.get(metastreamOf(stream))?.events.at(-1));

  const revive = (stream: string): void => {
    storeMetadata(stream, { ...fieldsOf(stream), $tb: headOf(streams.get(stream)) + 1 });
  };

  const check = (name: string, expected: Expected, ids: readonly string[]): ReturnType<typeof checkCommit> =>
    checkCommit({
      stream: streams.get(name),
      hasMetadata: streams.has(metastreamOf(name)),
      softDeleted: isSoftDeleted(truncation(name)),
      expected,
      ids,
      recent,
    });

  const refused = (name: string, kind: 'wrong-version' | 'deleted'): Appended =>
    kind === 'deleted' ? { kind } : { kind, current: BigInt(headOf(streams.get(name))) };

  const append = (name: string, expected: Expected, events: readonly Proposed[]): Appended => {
    const decision = check(
      name,
      expected,
      events.map(({ id }) => id),
    );
    if (decision.kind === 'again') {
      const position = streams.get(name)?.events[decision.last]?.position;
      return { kind: 'again', last: BigInt(decision.last), position };
    }
    if (decision.kind !== 'store') return refused(name, decision.kind);
    const before = headOf(streams.get(name));
    const wasDeleted = isSoftDeleted(truncation(name));
    const ofDeleted = isMetastream(name) && isSoftDeleted(truncation(originalOf(name)));
    const last = events.length === 0 ? undefined : store(name, events).at(-1);
    if (wasDeleted) storeMetadata(name, { ...fieldsOf(name), $tb: before + 1 });
    if (ofDeleted) revive(originalOf(name));
    changed();
    return { kind: 'stored', last: last?.revision ?? BigInt(before), position: last?.position };
  };

  const softDelete = (name: string, expected: Expected): Appended => {
    const decision = check(name, expected, [randomUUID()]);
    if (decision.kind === 'again') throw new Error('A delete has an id of its own');
    if (decision.kind !== 'store') return refused(name, decision.kind);
    const { revision, position } = storeMetadata(name, { ...fieldsOf(name), $tb: DELETED });
    changed();
    return { kind: 'stored', last: revision, position };
  };

  const tombstone = (name: string, expected: Expected): Appended => {
    const decision = check(name, expected, [randomUUID()]);
    if (decision.kind === 'again') throw new Error('A tombstone has an id of its own');
    if (decision.kind !== 'store') return refused(name, decision.kind);
    const event = { ...jsonEvent(randomUUID(), '$streamDeleted', ''), json: false };
    const [written] = write(name, [event], DELETED);
    streamNamed(name).tombstoned = true;
    changed();
    return { kind: 'stored', last: DELETED, position: written!.position };
  };

  const plant = (stream: string, event: Partial<Proposed>): Recorded => {
    const whole: Proposed = {
      id: randomUUID(),
      type: 'Planted',
      json: false,
      data: NOTHING,
      metadata: NOTHING,
      ...event,
    };
    const [written] = store(stream, [whole]);
    changed();
    return written!;
  };

  const removeWhere = (goes: (event: Recorded) => boolean): void => {
    log = log.filter((event) => {
      if (!goes(event)) return true;
      const stream = streams.get(event.stream)!;
      if (event.revision !== DELETED) stream.events[Number(event.revision)] = undefined;
      return false;
    });
    changed();
  };

  const isHidden = (event: Recorded): boolean => {
    const stream = streams.get(event.stream)!;
    if (event.revision === DELETED) return false;
    if (stream.tombstoned) return true;
    // The last event is kept whatever hides it: it tells the revision at which the stream goes on.
    if (Number(event.revision) === headOf(stream)) return false;
    const hides = truncation(event.stream);
    return Number(event.revision) < firstGiven(stream, hides) || isTooOld(event, hides, clock());
  };

  const copyOf = (stream: Stream): Stream => ({ ...stream, events: [...stream.events] });

  return {
    append,
    softDelete,
    tombstone,
    plant,
    plantLink: (stream, revision, of) =>
      plant(stream, { type: '$>', data: Buffer.from(`${revision.toString()}@${of}`, 'utf8') }),
    setMetadata: (stream, fields) => {
      storeMetadata(stream, fields);
      changed();
    },
    removeEvent: (stream, revision) =>
      removeWhere((event) => event.stream === stream && event.revision === revision),
    scavenge: () => removeWhere(isHidden),
    log: () => log,
    stream: (name) => streams.get(name),
    truncation,
    events: (name) => (streams.get(name)?.events ?? []).filter((event) => event !== undefined),
    snapshot: () => ({ log: [...log], streams: [...streams.values()].map(copyOf), end }),
    restore: (snapshot) => {
      log = [...snapshot.log];
      streams = new Map(snapshot.streams.map((stream) => [stream.name, copyOf(stream)]));
      end = snapshot.end;
      recent.clear();
      changed();
    },
    forget: () => recent.clear(),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: clock,
  };
};
