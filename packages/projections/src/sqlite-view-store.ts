import { createHash } from 'node:crypto';

import type { EventId, PlanId, Version } from '@plan-ledger/domain';
import Database from 'better-sqlite3';

import type { Dropped, Looked, ViewKey, ViewStore } from './view-store.js';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS kept_states (
    store TEXT NOT NULL, plan TEXT NOT NULL, view TEXT NOT NULL, schema INTEGER NOT NULL, version INTEGER NOT NULL,
    event_id TEXT NOT NULL, state TEXT NOT NULL, digest TEXT NOT NULL,
    PRIMARY KEY (store, plan, view, schema, version)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS looked (
    store TEXT NOT NULL, plan TEXT NOT NULL, version INTEGER NOT NULL, event_id TEXT NOT NULL, drops INTEGER NOT NULL,
    PRIMARY KEY (store, plan)
  ) STRICT, WITHOUT ROWID`;

/** A kept state is a place to start from: one in so many versions stays, and the latest. */
const EVERY = 500;

const NOT_YET: Looked = { to: 0, eventId: '', drops: 0 };

const FAILED: Dropped = { before: Number.NaN, drops: Number.NaN, gone: false };

interface Row {
  readonly version: Version;
  readonly eventId: EventId;
  readonly state: string;
}

/** What tells a state that was kept from one that was damaged in its file: SQLite itself does not look. */
const digestOf = (key: object, { version, eventId, state }: Row): string =>
  createHash('sha256')
    .update(JSON.stringify([key, version, eventId]))
    .update(state)
    .digest('hex');

const isOfSqlite = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('SQLITE_');

/** A file that turns out to be damaged or locked while it is used is as good as an empty one. */
const unlessBroken = <A>(use: () => A, otherwise: A): A => {
  try {
    return use();
  } catch (error) {
    if (isOfSqlite(error)) return otherwise;
    throw error;
  }
};

const opened = (file: string): Database.Database => {
  const db = new Database(file, { timeout: 2000 });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  // What is kept may hold a text that is erased later: what leaves the file leaves no bytes in it, and goes nowhere else.
  db.pragma('secure_delete = ON');
  db.pragma('temp_store = MEMORY');
  db.exec(SCHEMA);
  return db;
};

/**
 * Opens a file of kept states for one store of events, made when it is not there. Throws when the file cannot be used: the
 * caller goes on without. What is found damaged later is not there, and what cannot be kept is not kept.
 *
 * @example
 * import { openViewStore } from '@plan-ledger/projections';
 * const views = openViewStore(':memory:', 'some-store');
 * assert.equal(views.nearest('p' as never, 10, [{ name: 'plan', schema: 1 }]), undefined);
 * views.close();
 */
export const openViewStore = (file: string, store: string): ViewStore => {
  const db = opened(file);

  const find = db.prepare<{ store: string; plan: string; version: number; view: string; schema: number }>(
    `SELECT version, event_id AS eventId, state, digest FROM kept_states
     WHERE store = @store AND plan = @plan AND view = @view AND schema = @schema AND version <= @version
     ORDER BY version DESC LIMIT 1`,
  );
  const insert = db.prepare(
    `INSERT OR REPLACE INTO kept_states (store, plan, view, schema, version, event_id, state, digest)
     VALUES (@store, @plan, @view, @schema, @version, @eventId, @state, @digest)`,
  );
  const prune = db.prepare(
    `DELETE FROM kept_states WHERE store = @store AND plan = @plan AND view = @view AND schema = @schema
     AND version < @version AND version % ${EVERY} <> 0`,
  );
  // Of every store that this file was kept for: what another one had of this plan may be what this one had.
  const dropFrom = db.prepare('DELETE FROM kept_states WHERE plan = @plan AND version >= @from');
  const dropAll = db.prepare('DELETE FROM kept_states WHERE store = @store AND plan = @plan');
  const findLooked = db.prepare(
    'SELECT version AS "to", event_id AS eventId, drops FROM looked WHERE store = @store AND plan = @plan',
  );
  const setLooked = db.prepare(
    `INSERT OR REPLACE INTO looked (store, plan, version, event_id, drops)
     VALUES (@store, @plan, @to, @eventId, @drops)`,
  );

  const found = (plan: PlanId, version: Version, { name: view, schema }: ViewKey): Row | undefined => {
    const row = find.get({ store, plan, version, view, schema }) as
      (Row & { readonly digest: string }) | undefined;
    return row?.digest === (row && digestOf({ store, plan, view, schema }, row)) ? row : undefined;
  };

  const nearest: ViewStore['nearest'] = (plan, version, views) => {
    const rows = views.map((view) => found(plan, version, view));
    const lowest = Math.min(...rows.map((row) => row?.version ?? 0));
    if (lowest === 0) return undefined;
    const [first] = rows;
    if (rows.some((row) => row?.version !== lowest)) {
      return nearest(plan, Math.min(lowest, version - 1), views);
    }
    const states = views.map(
      ({ name }, at) => [name, JSON.parse(rows[at]?.state ?? 'null') as unknown] as const,
    );
    return first && { version: lowest, eventId: first.eventId, states: Object.fromEntries(states) };
  };

  const looked = (plan: PlanId): Looked => (findLooked.get({ store, plan }) as Looked | undefined) ?? NOT_YET;

  const keep = db.transaction<ViewStore['keep']>((plan, { version, eventId, drops }, views, states) => {
    if (looked(plan).drops !== drops) return;
    for (const { name: view, schema } of views) {
      const key = { store, plan, view, schema };
      const row = { version, eventId, state: JSON.stringify(states[view]) };
      insert.run({ ...key, ...row, digest: digestOf(key, row) });
      prune.run({ ...key, version });
    }
  });

  const lookedTo = db.transaction<ViewStore['lookedTo']>((plan, { to, eventId, drops }) => {
    const before = looked(plan);
    if (before.drops === drops && before.to < to) setLooked.run({ store, plan, to, eventId, drops });
  });

  const scrub = (): boolean => {
    // Moving a row within the file can leave a part of it where it was: the file is written anew.
    db.exec('VACUUM');
    const [{ busy } = { busy: 1 }] = db.pragma('wal_checkpoint(TRUNCATE)') as readonly { busy: number }[];
    return busy === 0;
  };

  const remove = db.transaction((plan: PlanId, from: Version, to: Omit<Looked, 'drops'>) => {
    const before = looked(plan).drops;
    const { changes } = dropFrom.run({ plan, from });
    setLooked.run({ store, plan, ...to, drops: before + 1 });
    return { before, drops: before + 1, changes };
  });

  const forget = db.transaction((plan: PlanId) => {
    dropAll.run({ store, plan });
    setLooked.run({ store, plan, ...NOT_YET, drops: looked(plan).drops + 1 });
  });

  const scrubbed = (): boolean => unlessBroken(scrub, false);

  const drop: ViewStore['drop'] = (plan, from, to) => {
    const { changes, ...dropped } = remove.immediate(plan, from, to ?? looked(plan));
    return { ...dropped, gone: changes === 0 || scrubbed() };
  };

  return {
    nearest: (...args) => unlessBroken(() => nearest(...args), undefined),
    keep: (...args) => unlessBroken(() => keep.immediate(...args), undefined),
    looked: (plan) => unlessBroken(() => looked(plan), NOT_YET),
    lookedTo: (...args) => unlessBroken(() => lookedTo.immediate(...args), undefined),
    drop: (...args) => unlessBroken(() => drop(...args), FAILED),
    scrub: scrubbed,
    forget: (plan) => unlessBroken(() => forget.immediate(plan), undefined),
    close: () => db.close(),
  };
};
