import { type Expected, headOf, type Stream } from './event.js';

/** Where the last events were stored, by their ids. The real server remembers a bounded number, and forgets all when it stops. */
export type RecentIds = ReadonlyMap<string, { readonly stream: string; readonly revision: number }>;

export type Decision =
  | { readonly kind: 'store' }
  /** These events stand there already: the first answer is given again. */
  | { readonly kind: 'again'; readonly last: number }
  | { readonly kind: 'wrong-version' }
  | { readonly kind: 'deleted' };

export interface Asked {
  readonly stream: Stream | undefined;
  readonly hasMetadata: boolean;
  readonly softDeleted: boolean;
  readonly expected: Expected;
  readonly ids: readonly string[];
  readonly recent: RecentIds;
}

/** Without a revision to go by, only the ids that are remembered tell a repetition. */
const byRecentIds = ({ stream, ids, recent }: Asked): Decision => {
  const places = ids
    .map((id) => recent.get(id))
    .map((place) => (place?.stream === stream?.name ? place : undefined));
  if (places[0] === undefined) return { kind: 'store' };
  // A repetition that is partly other events is no repetition.
  if (places.includes(undefined)) return { kind: 'wrong-version' };
  return { kind: 'again', last: places[places.length - 1]!.revision };
};

const byPlace = ({ stream, softDeleted, expected, ids }: Asked, after: number): Decision => {
  const differs = ids.findIndex((id, at) => stream?.events[after + 1 + at]?.id !== id);
  if (differs === -1 && ids.length > 0) return { kind: 'again', last: after + ids.length };
  if (differs === 0 && expected === 'no_stream' && softDeleted) return { kind: 'store' };
  return { kind: 'wrong-version' };
};

/** Whether an append is stored, is a repetition, or is refused: in the order in which the real server asks. */
export const checkCommit = (asked: Asked): Decision => {
  const { stream, expected } = asked;
  const head = headOf(stream);
  if (stream?.tombstoned === true) return { kind: 'deleted' };
  if (expected === 'stream_exists') {
    if (asked.softDeleted) return { kind: 'deleted' };
    if (head < 0 && !asked.hasMetadata) return { kind: 'wrong-version' };
  }
  if (expected === 'any' || expected === 'stream_exists') return byRecentIds(asked);
  const after = expected === 'no_stream' ? -1 : Number(expected);
  if (after === head) return { kind: 'store' };
  return after < head ? byPlace(asked, after) : { kind: 'wrong-version' };
};
