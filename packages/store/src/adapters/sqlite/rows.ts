import {
  type CalendarDay,
  type EventId,
  type ActorId,
  explainUndecodable,
  type Instant,
  type JsonObject,
  type PlanId,
  planEventCodec,
  type Recorded,
  type Source,
  type Version,
} from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { streamOf, type Unreadable } from '../../event-store.js';
import type { Written } from '../../repeat.js';

/** An event as the table keeps it, by the names of its columns. */
export interface Row {
  readonly plan: string;
  readonly version: number;
  readonly batch_first: number;
  readonly batch_last: number;
  readonly id: string;
  readonly type: string;
  readonly schema: number;
  readonly data: string;
  readonly reported_on: string;
  readonly recorded_at: string;
  readonly actor: string;
  readonly reason: string | null;
  readonly source: string | null;
  readonly correlation: string;
  readonly causation: string | null;
  readonly seal: string | null;
}

/** The row of an event that is written with others, from version `first` to `last`. */
export const rowOf = (recorded: Recorded, first: Version, last: Version): Row => {
  const { type, schema, data } = planEventCodec.encode(recorded.event);
  return {
    plan: recorded.plan,
    version: recorded.version,
    batch_first: first,
    batch_last: last,
    id: recorded.id,
    type,
    schema,
    data: JSON.stringify(data),
    reported_on: recorded.reportedOn,
    recorded_at: recorded.recordedAt,
    actor: recorded.actor,
    reason: recorded.reason ?? null,
    source: recorded.source === undefined ? null : JSON.stringify(recorded.source),
    correlation: recorded.correlation,
    causation: recorded.causation ?? null,
    seal: recorded.seal ?? null,
  };
};

const unreadable = ({ plan, version }: Row, why: string): E.Either<Unreadable, never> =>
  E.left({ _tag: 'Unreadable', stream: streamOf(plan as PlanId), version, why });

const fromJson = (text: string): E.Either<unknown, unknown> =>
  E.tryCatch(() => JSON.parse(text) as unknown, String);

/** The event in a row. `Left`: Unreadable, with its stream and version. */
export const recordedIn = (row: Row): E.Either<Unreadable, Recorded> => {
  const data = fromJson(row.data);
  const source = fromJson(row.source ?? 'null');
  if (E.isLeft(data))
    return unreadable(row, 'Found fields that are no JSON; restore the ledger from a backup');
  if (E.isLeft(source))
    return unreadable(row, 'Found a source that is no JSON; restore the ledger from a backup');
  const event = planEventCodec.decode({ type: row.type, schema: row.schema, data: data.right as JsonObject });
  if (E.isLeft(event)) return unreadable(row, explainUndecodable(event.left));
  return E.right({
    id: row.id as EventId,
    plan: row.plan as PlanId,
    version: row.version,
    event: event.right,
    schema: row.schema,
    reportedOn: row.reported_on as CalendarDay,
    recordedAt: row.recorded_at as Instant,
    actor: row.actor as ActorId,
    correlation: row.correlation,
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.source === null ? {} : { source: source.right as Source }),
    ...(row.causation === null ? {} : { causation: row.causation as EventId }),
    ...(row.seal === null ? {} : { seal: row.seal }),
  });
};

/** The event in a row, and the append that wrote it. */
export const writtenIn = (row: Row): E.Either<Unreadable, Written> =>
  pipe(
    recordedIn(row),
    E.map((event) => ({ event, first: row.batch_first, last: row.batch_last })),
  );

/** The events in rows, decoded as they come; stops at the first that cannot be read. */
export const recordedInAll = (rows: Iterable<Row>): E.Either<Unreadable, readonly Recorded[]> => {
  const events: Recorded[] = [];
  for (const row of rows) {
    const recorded = recordedIn(row);
    if (E.isLeft(recorded)) return recorded;
    events.push(recorded.right);
  }
  return E.right(events);
};
