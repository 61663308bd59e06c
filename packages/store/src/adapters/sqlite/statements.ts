import type { EventId, Instant, PlanId, Version } from '@plan-ledger/domain';
import type { Database, Statement } from 'better-sqlite3';

import type { Winner } from '../../event-store.js';
import { COLUMNS, type Row, type RowValues } from './rows.js';

const ROW = COLUMNS.join(', ');

interface PlanRange {
  readonly plan: PlanId;
  readonly from: Version;
  readonly to: Version;
}

/** Everything that is asked of the tables, prepared once. */
export interface Statements {
  readonly insert: Statement<[Row]>;
  readonly erase: Statement<[Pick<Row, 'plan' | 'version' | 'data' | 'reason' | 'source' | 'seal'>]>;
  /** Whether an event says this text: as JSON writes it, and plain. */
  readonly saying: Statement<[{ readonly text: string; readonly plain: string }], number>;
  readonly byId: Statement<[{ readonly id: string }], Row>;
  readonly placeOf: Statement<
    [{ readonly id: EventId }],
    { readonly plan: PlanId; readonly version: Version }
  >;
  readonly head: Statement<[{ readonly plan: PlanId }], { version: Version; recordedAt: Instant }>;
  readonly winner: Statement<[{ readonly plan: PlanId; readonly version: Version }], Winner>;
  readonly range: Statement<[PlanRange], RowValues>;
  readonly page: Statement<[{ readonly after: number; readonly limit: number }], Row & { position: number }>;
  readonly end: Statement<[], number>;
  readonly plans: Statement<[], PlanId>;
  readonly tree: Statement<[{ readonly plan: PlanId }], string>;
  readonly keepTree: Statement<[{ readonly plan: PlanId; readonly tree: string }]>;
  readonly identity: Statement<[], string>;
}

// One seek for each plan: DISTINCT would walk the index of every event.
const PLANS = `
WITH RECURSIVE found(plan) AS (
  SELECT min(plan) FROM events
  UNION ALL
  SELECT (SELECT min(plan) FROM events WHERE plan > found.plan) FROM found WHERE found.plan IS NOT NULL
)
SELECT plan FROM found WHERE plan IS NOT NULL`;

export const statementsOf = (db: Database): Statements => ({
  insert: db.prepare(`INSERT INTO events (${ROW}) VALUES (${COLUMNS.map((name) => `:${name}`).join(', ')})`),
  erase: db.prepare(
    'UPDATE events SET data = :data, reason = :reason, source = :source, seal = :seal WHERE plan = :plan AND version = :version',
  ),
  saying: db
    .prepare<[{ text: string; plain: string }], number>(
      'SELECT 1 FROM events WHERE instr(data, :text) OR instr(source, :text) OR instr(reason, :plain) LIMIT 1',
    )
    .pluck(),
  byId: db.prepare(`SELECT ${ROW} FROM events WHERE id = :id`),
  placeOf: db.prepare('SELECT plan, version FROM events WHERE id = :id'),
  head: db.prepare(
    'SELECT version, recorded_at AS recordedAt FROM events WHERE plan = :plan ORDER BY version DESC LIMIT 1',
  ),
  winner: db.prepare(
    'SELECT version, type, actor, recorded_at AS recordedAt FROM events WHERE plan = :plan AND version = :version',
  ),
  range: db
    .prepare<[PlanRange], RowValues>(
      `SELECT ${ROW} FROM events WHERE plan = :plan AND version BETWEEN :from AND :to ORDER BY version`,
    )
    .raw(),
  page: db.prepare(
    `SELECT position, ${ROW} FROM events WHERE position > :after ORDER BY position LIMIT :limit`,
  ),
  end: db.prepare<[], number>('SELECT position FROM events ORDER BY position DESC LIMIT 1').pluck(),
  plans: db.prepare<[], PlanId>(PLANS).pluck(),
  tree: db.prepare<[{ plan: PlanId }], string>('SELECT tree FROM trees WHERE plan = :plan').pluck(),
  keepTree: db.prepare(
    'INSERT INTO trees (plan, tree) VALUES (:plan, :tree) ON CONFLICT (plan) DO UPDATE SET tree = excluded.tree',
  ),
  identity: db.prepare<[], string>('SELECT identity FROM ledger').pluck(),
});
