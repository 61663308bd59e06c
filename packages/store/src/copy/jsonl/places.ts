import type { Instant, PlanId } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import { streamOf, type Unreadable, type Written } from '../../event-store.js';
import { WHOLE_STORE } from '../../position.js';
import { identityIn } from './header.js';
import { writtenIn } from './line.js';
import { type Line, linesIn, LONGEST_LINE } from './lines.js';

/** Where an event stands in the file. */
export interface Place {
  readonly offset: number;
  readonly length: number;
  readonly line: number;
}

/** The places of a plan's events, version by version, and when the last was recorded. */
export interface Stream {
  readonly places: Place[];
  recordedAt: Instant;
}

/** What a file holds, and where: all that is kept of it in memory. */
export interface Places {
  readonly identity: string;
  readonly streams: Map<PlanId, Stream>;
  readonly ids: Set<string>;
  lines: number;
  /** The byte after the last line that is whole. */
  end: number;
  /** What stands after it, without a line feed: an event that was being written, or one whose line feed is missing. */
  readonly rest?: { readonly line: number; readonly bytes: number; readonly whole: boolean };
}

export const unreadableLine = (file: string, line: number, why: string, plan?: PlanId): Unreadable => ({
  _tag: 'Unreadable',
  stream: plan === undefined ? WHOLE_STORE : streamOf(plan),
  why: `${file}, line ${line}: ${why}; restore the file from a backup, or copy it again`,
});

/** Notes the place of an event. Gives what is wrong with it after those before it; none when nothing is. */
export const note = (places: Places, { event }: Written, place: Place): string | undefined => {
  const { plan, version, id, recordedAt } = event;
  const stream = places.streams.get(plan) ?? { places: [], recordedAt };
  const wanted = stream.places.length + 1;
  if (version !== wanted)
    return `found version ${version} of ${streamOf(plan)}; wanted version ${wanted}, each once and in order`;
  if (places.ids.has(id)) return `found event id ${id}, which stands on a line before; wanted each once`;
  if (recordedAt < stream.recordedAt)
    return `found version ${version} of ${streamOf(plan)} recorded at ${recordedAt}, before ${stream.recordedAt}; wanted instants that never run backwards`;
  stream.places.push(place);
  stream.recordedAt = recordedAt;
  places.streams.set(plan, stream);
  places.ids.add(id);
  places.lines = place.line;
  places.end = place.offset + place.length + 1;
  return undefined;
};

const TOO_LONG = `found a line of more than ${LONGEST_LINE} bytes`;

const headed = (file: string, line: Line | undefined): E.Either<Unreadable, Places> => {
  if (line === undefined) return E.left(unreadableLine(file, 1, 'found an empty file'));
  const identity = identityIn(line.bytes.length > 1000 ? Buffer.from('a long line') : line.bytes);
  if (E.isLeft(identity)) return E.left(unreadableLine(file, 1, identity.left));
  return line.ended
    ? E.right({
        identity: identity.right,
        streams: new Map(),
        ids: new Set(),
        lines: 1,
        end: line.bytes.length + 1,
      })
    : E.left(unreadableLine(file, 1, 'found a header without a line feed after it'));
};

/** Reads a file once, from its first line to its last, and checks every event in it. */
export const placesIn = (file: string, handle: number): E.Either<Unreadable, Places> => {
  const lines = linesIn(handle);
  const head = headed(file, lines.next().value as Line | undefined);
  if (E.isLeft(head)) return head;
  const places = head.right;
  for (const { bytes, offset, number, ended } of lines) {
    if (bytes.length > LONGEST_LINE) return E.left(unreadableLine(file, number, TOO_LONG));
    const written = writtenIn(bytes);
    const rest = { line: number, bytes: bytes.length };
    if (E.isLeft(written)) {
      if (!ended) return E.right({ ...places, rest: { ...rest, whole: false } });
      return E.left(unreadableLine(file, number, written.left));
    }
    const fault = note(places, written.right, { offset, length: bytes.length, line: number });
    if (fault !== undefined) return E.left(unreadableLine(file, number, fault, written.right.event.plan));
    if (!ended) return E.right({ ...places, rest: { ...rest, whole: true } });
  }
  return E.right(places);
};
