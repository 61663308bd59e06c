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
} from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { streamOf, type Unreadable, type Written } from '../../event-store.js';
import { originalOf, storedForm } from '../../stored-form.js';

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
  readonly seal: string;
}

/** The columns of a row, in the order in which they are asked for. */
export const COLUMNS = [
  'plan',
  'version',
  'batch_first',
  'batch_last',
  'id',
  'type',
  'schema',
  'data',
  'reported_on',
  'recorded_at',
  'actor',
  'reason',
  'source',
  'correlation',
  'causation',
  'seal',
] as const satisfies readonly (keyof Row)[];

type ValuesOf<Names extends readonly (keyof Row)[]> = { readonly [At in keyof Names]: Row[Names[At]] };

/** The values of a row, in the order of `COLUMNS`. */
export type RowValues = ValuesOf<typeof COLUMNS>;

/** A row of its values: whoever reads a whole history gets them in half the time in which the driver makes rows. */
export const rowFrom = (values: RowValues): Row => ({
  plan: values[0],
  version: values[1],
  batch_first: values[2],
  batch_last: values[3],
  id: values[4],
  type: values[5],
  schema: values[6],
  data: values[7],
  reported_on: values[8],
  recorded_at: values[9],
  actor: values[10],
  reason: values[11],
  source: values[12],
  correlation: values[13],
  causation: values[14],
  seal: values[15],
});

/** The row of an event. */
export const rowOf = (written: Written): Row => {
  const { event: recorded, first, last } = written;
  const { type, schema, data } = storedForm(written);
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
    seal: recorded.seal ?? '',
  };
};

const unreadable = ({ plan, version }: Row, why: string): E.Either<Unreadable, never> =>
  E.left({
    _tag: 'Unreadable',
    stream: streamOf(plan as PlanId),
    ...(Number.isSafeInteger(version) ? { version } : {}),
    why,
  });

const TEXTS: readonly (keyof Row)[] = [
  'plan',
  'id',
  'type',
  'data',
  'reported_on',
  'recorded_at',
  'actor',
  'correlation',
  'seal',
];
const TEXTS_IF_GIVEN: readonly (keyof Row)[] = ['reason', 'source', 'causation'];
const COUNTS: readonly (keyof Row)[] = ['version', 'batch_first', 'batch_last', 'schema'];

/**
 * The column that does not hold what it must; none when all do. The tables are strict, but only where they are written: on a disk
 * that fails, a text can turn into bytes.
 */
const columnFault = (row: Row): string | undefined =>
  TEXTS.find((name) => typeof row[name] !== 'string') ??
  TEXTS_IF_GIVEN.find((name) => row[name] !== null && typeof row[name] !== 'string') ??
  COUNTS.find((name) => !Number.isSafeInteger(row[name]));

const fromJson = (text: string): E.Either<unknown, unknown> =>
  E.tryCatch(() => JSON.parse(text) as unknown, String);

/** The event in a row, and its fields as they stand there. `Left`: Unreadable, with its stream and version. */
const parsed = (
  row: Row,
): E.Either<Unreadable, { readonly recorded: Recorded; readonly data: JsonObject }> => {
  const odd = columnFault(row);
  if (odd !== undefined)
    return unreadable(row, `Found a value of another kind as ${odd}; restore the ledger from a backup`);
  const data = fromJson(row.data);
  const source = fromJson(row.source ?? 'null');
  if (E.isLeft(data))
    return unreadable(row, 'Found fields that are no JSON; restore the ledger from a backup');
  if (E.isLeft(source))
    return unreadable(row, 'Found a source that is no JSON; restore the ledger from a backup');
  const fields = data.right as JsonObject;
  const event = planEventCodec.decode({ type: row.type, schema: row.schema, data: fields });
  if (E.isLeft(event)) return unreadable(row, explainUndecodable(event.left));
  const recorded: Recorded = {
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
    seal: row.seal,
  };
  return E.right({ recorded, data: fields });
};

export const recordedIn = (row: Row): E.Either<Unreadable, Recorded> =>
  pipe(
    parsed(row),
    E.map(({ recorded }) => recorded),
  );

/** The event in a row, and the append that wrote it. */
export const writtenIn = (row: Row): E.Either<Unreadable, Written> =>
  pipe(
    parsed(row),
    E.map(({ recorded, data }) => ({
      event: recorded,
      first: row.batch_first,
      last: row.batch_last,
      ...originalOf(recorded.event, recorded.schema, data),
    })),
  );

/** What is in rows, read as they come; stops at the first that cannot be read. */
export const inAll = <R, A>(
  rows: Iterable<R>,
  read: (row: R) => E.Either<Unreadable, A>,
): E.Either<Unreadable, readonly A[]> => {
  const found: A[] = [];
  for (const row of rows) {
    const one = read(row);
    if (E.isLeft(one)) return one;
    found.push(one.right);
  }
  return E.right(found);
};
