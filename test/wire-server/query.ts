import type { Database } from './database.js';
import { headOf, placeOf, type Position, type Recorded, type Stream } from './event.js';
import { firstGiven, isSoftDeleted, isTooOld } from './stream-metadata.js';

export type From<Place> = 'start' | 'end' | Place;

export type Matches = (event: Recorded) => boolean;

export interface Filter {
  readonly on: 'stream' | 'type';
  readonly regex: string;
  readonly prefixes: readonly string[];
  /** How many events are looked at between two checkpoints of a subscription. */
  readonly interval: number;
}

export const matcherOf = ({ on, regex, prefixes }: Filter): Matches => {
  const pattern = regex === '' ? undefined : new RegExp(regex);
  return (event) => {
    const name = event[on];
    return pattern?.test(name) ?? prefixes.some((prefix) => name.startsWith(prefix));
  };
};

/** The stream as a client sees it. */
export const visibilityOf = (database: Database, name: string): 'there' | 'missing' | 'tombstoned' => {
  const stream = database.stream(name);
  if (stream?.tombstoned === true) return 'tombstoned';
  const missing = headOf(stream) < 0 || isSoftDeleted(database.truncation(name));
  return missing ? 'missing' : 'there';
};

const given = function* (
  database: Database,
  stream: Stream,
  from: number,
  step: 1 | -1,
): Generator<Recorded> {
  const hides = database.truncation(stream.name);
  const first = firstGiven(stream, hides);
  const now = database.now();
  const start = step === 1 ? Math.max(from, first) : Math.min(from, headOf(stream));
  for (let at = start; at >= first && at < stream.events.length; at += step) {
    const event = stream.events[at];
    if (event !== undefined && !isTooOld(event, hides, now)) yield event;
  }
};

/** The events of a stream, from a revision that is given too. */
export const eventsOfStream = (
  database: Database,
  name: string,
  from: From<bigint>,
  backwards: boolean,
): Iterable<Recorded> => {
  const stream = database.stream(name);
  if (stream === undefined) return [];
  if (backwards) {
    const last = from === 'end' ? headOf(stream) : from === 'start' ? 0 : Number(from);
    return given(database, stream, last, -1);
  }
  const first = from === 'start' ? 0 : from === 'end' ? stream.events.length : Number(from);
  return given(database, stream, first, 1);
};

/** The events of `$all`: forwards from the event at a position, backwards from the event before it, as the server reads. */
export const eventsOfAll = function* (
  database: Database,
  from: From<Position>,
  backwards: boolean,
): Generator<Recorded> {
  const log = database.log();
  const place = from === 'start' ? 0 : from === 'end' ? log.length : placeOf(log, from);
  if (backwards) for (let at = place - 1; at >= 0; at--) yield log[at]!;
  else for (let at = place; at < log.length; at++) yield log[at]!;
};

/** What a link stands for: none when the event is gone. */
export const linked = (database: Database, link: Recorded): Recorded | undefined => {
  const [, revision, name] = /^(\d+)@(.*)$/s.exec(Buffer.from(link.data).toString('utf8')) ?? [];
  if (revision === undefined || name === undefined || visibilityOf(database, name) !== 'there')
    return undefined;
  const [event] = eventsOfStream(database, name, BigInt(revision), false);
  return event?.revision === BigInt(revision) ? event : undefined;
};
