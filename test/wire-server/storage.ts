import { DELETED, headOf, jsonEvent, type Proposed, type Recorded, sizeOf, type Stream } from './event.js';
import { firstGiven, isTooOld, metastreamOf, type Truncation, truncationOf } from './stream-metadata.js';

/** A copy of all that a database holds. */
export interface Snapshot {
  readonly log: readonly Recorded[];
  readonly streams: readonly Stream[];
  readonly end: number;
}

/**
 * `shared`: the events of one append have the same commit position, and differ in the prepare position, as where a
 * transaction was stored by an older client. `own` is what a server of today does for its own appends: each event has a
 * commit position of its own, which is also its prepare position.
 */
export type Positions = 'shared' | 'own';

/** The log and the streams, as they lie there: nothing is checked. */
export interface Storage {
  readonly log: () => readonly Recorded[];
  readonly stream: (name: string) => Stream | undefined;
  readonly truncation: (stream: string) => Truncation;
  readonly recent: ReadonlyMap<string, { readonly stream: string; readonly revision: number }>;
  readonly store: (stream: string, events: readonly Proposed[]) => readonly Recorded[];
  readonly storeTombstone: (stream: string, id: string) => Recorded;
  readonly removeWhere: (goes: (event: Recorded) => boolean) => void;
  /** Whether a scavenge removes it. */
  readonly isScavenged: (event: Recorded) => boolean;
  readonly snapshot: () => Snapshot;
  readonly restore: (snapshot: Snapshot) => void;
  readonly forget: () => void;
}

const REMEMBERED_IDS = 100_000;
/** Bytes that an event takes in the log beside its own. */
const RECORD_FRAME = 120;

const copyOf = (stream: Stream): Stream => ({ ...stream, events: [...stream.events] });

export const createStorage = (clock: () => number, positions: Positions): Storage => {
  let log: Recorded[] = [];
  let streams = new Map<string, Stream>();
  let end = 0;
  const recent = new Map<string, { readonly stream: string; readonly revision: number }>();

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

  const write = (stream: string, events: readonly Proposed[], first: bigint): readonly Recorded[] => {
    const prepares = events.map((event) => {
      const prepare = end;
      end += RECORD_FRAME + sizeOf(event);
      return prepare;
    });
    const created = clock();
    const written = events.map((event, at): Recorded => {
      const prepare = prepares[at]!;
      const commit = positions === 'own' ? prepare : prepares[prepares.length - 1]!;
      return { ...event, stream, revision: first + BigInt(at), position: { commit, prepare }, created };
    });
    for (const event of written) log.push(event);
    return written;
  };

  return {
    log: () => log,
    stream: (name) => streams.get(name),
    truncation,
    recent,
    store: (name, events) => {
      const stream = streamNamed(name);
      const written = write(name, events, BigInt(stream.events.length));
      for (const event of written) {
        stream.events.push(event);
        remember(event);
      }
      return written;
    },
    storeTombstone: (name, id) => {
      const [written] = write(name, [{ ...jsonEvent(id, '$streamDeleted', ''), json: false }], DELETED);
      streamNamed(name).tombstoned = true;
      return written!;
    },
    removeWhere: (goes) => {
      log = log.filter((event) => {
        if (!goes(event)) return true;
        if (event.revision !== DELETED) streams.get(event.stream)!.events[Number(event.revision)] = undefined;
        return false;
      });
    },
    isScavenged: (event) => {
      const stream = streams.get(event.stream)!;
      if (event.revision === DELETED) return false;
      if (stream.tombstoned) return true;
      // The last event is kept whatever hides it: it tells the revision at which the stream goes on.
      if (Number(event.revision) === headOf(stream)) return false;
      const hides = truncation(event.stream);
      return Number(event.revision) < firstGiven(stream, hides) || isTooOld(event, hides, clock());
    },
    snapshot: () => ({ log: [...log], streams: [...streams.values()].map(copyOf), end }),
    restore: (snapshot) => {
      log = [...snapshot.log];
      streams = new Map(snapshot.streams.map((stream) => [stream.name, copyOf(stream)]));
      end = snapshot.end;
      recent.clear();
    },
    forget: () => recent.clear(),
  };
};
