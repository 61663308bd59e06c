import { createHash } from 'node:crypto';

import type { EventId, PlanId, Version } from '@plan-ledger/domain';
import Database from 'better-sqlite3';

/** The states of some projections, by name, at one version of a plan. */
export type KeptStates = Readonly<Record<string, unknown>>;

/** A projection as it is asked for: states of another schema do not count. */
export interface ViewKey {
  readonly name: string;
  readonly schema: number;
}

/** The states that were kept for a version, and the event that was there. */
export interface Kept {
  readonly version: Version;
  /** The event that stood at this version when the states were kept. */
  readonly eventId: EventId;
  readonly states: KeptStates;
}

/**
 * Where folded states are kept between runs. All of it can be thrown away at any time; nothing here is ever the only copy.
 */
export interface ViewStore {
  /** The kept states of all these views at the latest version up to `version`, for this store of events. */
  readonly nearest: (plan: PlanId, version: Version, views: readonly ViewKey[]) => Kept | undefined;
  /** Keeps the states of several views at one version, all or none. */
  readonly keep: (
    plan: PlanId,
    at: Omit<Kept, 'states'>,
    views: readonly ViewKey[],
    states: KeptStates,
  ) => void;
  /** Forgets what was kept of a plan: its history is not the one that it was. */
  readonly forget: (plan: PlanId) => void;
  readonly close: () => void;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS kept_states (
    store TEXT NOT NULL, plan TEXT NOT NULL, view TEXT NOT NULL, schema INTEGER NOT NULL, version INTEGER NOT NULL,
    event_id TEXT NOT NULL, state TEXT NOT NULL, digest TEXT NOT NULL,
    PRIMARY KEY (store, plan, view, schema, version)
  ) STRICT, WITHOUT ROWID`;

/** A kept state is a place to start from: one in so many versions stays, and the latest. */
const EVERY = 500;

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
  const db = new Database(file, { timeout: 2000 });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.exec(SCHEMA);

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
  const drop = db.prepare('DELETE FROM kept_states WHERE store = @store AND plan = @plan');

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

  const keep = db.transaction<ViewStore['keep']>((plan, { version, eventId }, views, states) => {
    for (const { name: view, schema } of views) {
      const key = { store, plan, view, schema };
      const row = { version, eventId, state: JSON.stringify(states[view]) };
      insert.run({ ...key, ...row, digest: digestOf(key, row) });
      prune.run({ ...key, version });
    }
  });

  return {
    nearest: (...args) => unlessBroken(() => nearest(...args), undefined),
    keep: (...args) => unlessBroken(() => keep.immediate(...args), undefined),
    forget: (plan) => unlessBroken(() => void drop.run({ store, plan }), undefined),
    close: () => db.close(),
  };
};

/**
 * Keeps nothing: each question folds from the first event.
 *
 * @example
 * import { noViewStore, planView } from '@plan-ledger/projections';
 * assert.equal(noViewStore.nearest('small-plan' as never, 100, [planView]), undefined);
 */
export const noViewStore: ViewStore = {
  nearest: () => undefined,
  keep: () => undefined,
  forget: () => undefined,
  close: () => undefined,
};
