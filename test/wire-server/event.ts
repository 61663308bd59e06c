/** What a client asks to be stored. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly json: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** A place in `$all`: of two with the same commit, the smaller prepare is first. */
export interface Position {
  readonly commit: number;
  readonly prepare: number;
}

/** An event as it is stored. Revisions begin at 0; `created` is in milliseconds since 1970. */
export interface Recorded extends Proposed {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: Position;
  readonly created: number;
}

/** A stream: its events stand at the place of their revision; a place is empty when its event is gone. */
export interface Stream {
  readonly name: string;
  readonly events: (Recorded | undefined)[];
  tombstoned: boolean;
}

export type Expected = 'any' | 'no_stream' | 'stream_exists' | bigint;

/** The revision of the event that a tombstone is, and the `$tb` of a soft-deleted stream: the greatest of 64 bits. */
export const DELETED = 9223372036854775807n;

export const NOTHING = new Uint8Array();

export const headOf = (stream: Stream | undefined): number => (stream?.events.length ?? 0) - 1;

export const comparePositions = (a: Position, b: Position): number =>
  a.commit - b.commit || a.prepare - b.prepare;

/** The place of the first event of a log that is not before a position. */
export const placeOf = (log: readonly Recorded[], position: Position): number => {
  let low = 0;
  let high = log.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comparePositions(log[middle]!.position, position) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** What counts towards the greatest size of an append, in bytes. */
export const sizeOf = ({ type, data, metadata }: Proposed): number =>
  data.length + metadata.length + 2 * type.length;

export const jsonEvent = (id: string, type: string, data: string): Proposed => ({
  id,
  type,
  json: true,
  data: Buffer.from(data, 'utf8'),
  metadata: NOTHING,
});
