import {
  ActorId,
  CalendarDay,
  EventId,
  explainUndecodable,
  Instant,
  type JsonObject,
  PlanId,
  planEventCodec,
  type Recorded,
  Source,
  type Version,
} from '@plan-ledger/domain';
import type { EventData, Position as ServerPosition, RecordedEvent } from '@eventstore/db-client';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';

import {
  type Position,
  streamOf,
  type Unavailable,
  type Unreadable,
  type Written,
} from '../../event-store.js';
import { WHOLE_STORE } from '../../position.js';
import { originalOf } from '../../stored-form.js';
import type { Held } from './texts/held.js';
import { hidden, type Hidden } from './texts/hidden.js';
import { keysIn, shown } from './texts/shown.js';

/** The metadata of an event: its envelope, but for what the server keeps by itself (id, type, stream, revision). */
const Envelope = t.intersection([
  t.type({
    reportedOn: CalendarDay,
    recordedAt: Instant,
    actor: ActorId,
    // The server's own names for these two: its projections and its pages know them.
    $correlationId: t.string,
    schema: t.number,
    /** The append that wrote the event: the versions of its first and last event, and an id that no other append has. */
    append: t.intersection([
      t.type({ first: t.number, last: t.number, id: t.string }),
      /** The tree of the plan after a write, with the last event of it. */
      t.partial({ tree: t.string }),
    ]),
  }),
  t.partial({
    reason: t.string,
    source: Source,
    $causationId: EventId,
    /** In clear where an event has no text. */
    seal: t.string,
    /** The texts of the event by the names of their fields, encrypted, and its seal in the same way. */
    texts: t.record(t.string, t.string),
    sealed: t.string,
  }),
]);
type Envelope = t.TypeOf<typeof Envelope>;

/** An event as the server keeps it, and the append that wrote it. */
export interface Stored extends Written {
  readonly appendId: string;
  readonly tree?: string;
  /** The names of the fields that are encrypted on the server; none where no field is. */
  readonly texts?: readonly string[];
}

/** Our version of the server's revision, which counts from 0. */
export const versionOf = (revision: bigint): Version => Number(revision) + 1;

/** The server's revision of our version. */
export const revisionOf = (version: Version): bigint => BigInt(version - 1);

const DIGITS = 20;
const FORM = /^(\d{20})-(\d{20})$/u;

/** A place in the server's log as text that orders as it does: the commit position, then the prepare position. */
export const positionOf = ({ commit, prepare }: ServerPosition): Position =>
  [commit, prepare].map((part) => String(part).padStart(DIGITS, '0')).join('-');

/** The server's place for a position; none for the beginning. */
export const serverPositionOf = (position: Position): E.Either<Unreadable, ServerPosition | undefined> => {
  const [, commit, prepare] = FORM.exec(position) ?? [];
  if (position === '') return E.right(undefined);
  return commit === undefined || prepare === undefined
    ? E.left({
        _tag: 'Unreadable',
        stream: WHOLE_STORE,
        why: `Found ${JSON.stringify(position)} as a position; wanted one that this store gave, or '' for the beginning`,
      })
    : E.right({ commit: BigInt(commit), prepare: BigInt(prepare) });
};

/** What was written, as others see it, who know nothing of this server. */
export const writtenIn = ({ appendId: _, tree: __, texts: ___, ...written }: Stored): Written => written;

/**
 * An event as it is sent to the server: its fields as data, its envelope as metadata, and each text of them encrypted. `Left`:
 * Unavailable, when the key of the event was destroyed with a text of another that stood in its place.
 */
export const sent = (
  held: Held,
  written: Written,
  appendId: string,
  tree?: string,
): E.Either<Unavailable, EventData> => {
  const { event: recorded, first, last } = written;
  const { plan, version, causation } = recorded;
  const given = hidden(written, () => E.fromNullable(keyIsGone(plan, version))(held.keyOf(plan, version)));
  if (E.isLeft(given)) return given;
  const { data, reason, source, seal, texts, sealed } = given.right;
  const envelope: Envelope = {
    reportedOn: recorded.reportedOn,
    recordedAt: recorded.recordedAt,
    actor: recorded.actor,
    ...(reason === undefined ? {} : { reason }),
    ...(source === undefined ? {} : { source }),
    $correlationId: recorded.correlation,
    ...(causation === undefined ? {} : { $causationId: causation }),
    schema: recorded.schema,
    ...(seal === undefined ? {} : { seal }),
    ...(texts === undefined ? {} : { texts }),
    ...(sealed === undefined ? {} : { sealed }),
    append: { first, last, id: appendId, ...(tree === undefined ? {} : { tree }) },
  };
  const { type } = recorded.event;
  return E.right({ id: recorded.id, type, contentType: 'application/json', data, metadata: envelope });
};

const keyIsGone = (plan: PlanId, version: Version): Unavailable => ({
  _tag: 'Unavailable',
  why: `Cannot append to ${streamOf(plan)}: the key of version ${version} was destroyed when a text of it was erased, so the server was put back to a day before; restore a later backup of it, or copy the plan to a new ledger`,
});

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** What the server counts towards the greatest size of an append, in bytes. */
export const sizeOf = (events: readonly EventData[]): number =>
  events.reduce(
    (sum, { type, data, metadata }) => sum + bytesOf(data) + bytesOf(metadata) + 2 * type.length,
    0,
  );

const foreign = (stream: string, version: Version, why: string): E.Either<Unreadable, never> =>
  E.left({ _tag: 'Unreadable', stream, version, why: `${why}; nobody but Plan Ledger may write here` });

const isFields = (data: unknown): data is JsonObject =>
  typeof data === 'object' && data !== null && !Array.isArray(data) && !(data instanceof Uint8Array);

const hiddenIn = ({ reason, source, seal, texts, sealed }: Envelope): Omit<Hidden, 'data'> => ({
  ...(reason === undefined ? {} : { reason }),
  ...(source === undefined ? {} : { source }),
  ...(seal === undefined ? {} : { seal }),
  ...(texts === undefined ? {} : { texts }),
  ...(sealed === undefined ? {} : { sealed }),
});

/** How the names of the streams of all plans of one ledger begin. */
export const plansBegin = (prefix: string): string => `${prefix}${streamOf('' as PlanId)}`;

/** The plan whose stream this is, where `prefix` stands before each name; none when it is no plan's. */
export const planIn = (stream: string, prefix: string): PlanId | undefined => {
  const start = plansBegin(prefix);
  const id = stream.startsWith(start) ? stream.slice(start.length) : '';
  return PlanId.is(id) ? id : undefined;
};

/** The append that wrote an event; none when it is not one that Plan Ledger wrote. */
export const appendIdIn = ({ metadata }: RecordedEvent): string | undefined =>
  Envelope.is(metadata) ? metadata.append.id : undefined;

const closedText = (stream: string, version: Version, name: string): E.Either<Unreadable, never> =>
  E.left({
    _tag: 'Unreadable',
    stream,
    version,
    why: `Found a text (${name}) that the text secret does not open, and that was not erased: it was altered on the server, or belongs to another event; restore the server from a backup`,
  });

/**
 * An event of a plan as the server gives it, with its texts. `Left`: Unreadable, when it is not one that was written by `sent`,
 * or a text does not open.
 */
export const storedIn = (held: Held, plan: PlanId, found: RecordedEvent): E.Either<Unreadable, Stored> => {
  const stream = streamOf(plan);
  const version = versionOf(found.revision);
  if (found.type === '$>') return foreign(stream, version, 'Found a link to another event');
  const { data, metadata } = found as { readonly data: unknown; readonly metadata: unknown };
  if (!found.isJson || !isFields(data) || !Envelope.is(metadata) || !EventId.is(found.id)) {
    return foreign(
      stream,
      version,
      `Found an event ${JSON.stringify(found.type)} that Plan Ledger did not write`,
    );
  }
  const keys = metadata.texts === undefined ? undefined : keysIn(held, plan, version);
  const said = shown({ ...hiddenIn(metadata), data }, { plan, id: found.id }, keys);
  if (E.isLeft(said)) return closedText(stream, version, said.left);
  const { reason, source, seal } = said.right;
  const event = planEventCodec.decode({ type: found.type, schema: metadata.schema, data: said.right.data });
  if (E.isLeft(event))
    return E.left({ _tag: 'Unreadable', stream, version, why: explainUndecodable(event.left) });
  const { $causationId, append, texts } = metadata;
  const recorded: Recorded = {
    id: found.id,
    plan,
    version,
    event: event.right,
    schema: metadata.schema,
    reportedOn: metadata.reportedOn,
    recordedAt: metadata.recordedAt,
    actor: metadata.actor,
    correlation: metadata.$correlationId,
    ...(reason === undefined ? {} : { reason }),
    ...(source === undefined ? {} : { source }),
    ...($causationId === undefined ? {} : { causation: $causationId }),
    ...(seal === undefined ? {} : { seal }),
  };
  return E.right({
    event: recorded,
    first: append.first,
    last: append.last,
    appendId: append.id,
    ...(append.tree === undefined ? {} : { tree: append.tree }),
    ...(texts === undefined ? {} : { texts: Object.keys(texts) }),
    ...originalOf(recorded.event, recorded.schema, said.right.data),
  });
};
