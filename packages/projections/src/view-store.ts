import type { EventId, PlanId, Version } from '@plan-ledger/domain';
import Database from 'better-sqlite3';

/** The states of some projections, by name, at one version of a plan. */
export type KeptStates = Readonly<Record<string, unknown>>;

/** A projection as it is asked for: states of another schema do not count. */
export interface ViewKey {
  readonly name: string;
  readonly schema: number;
}

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
  CREATE TABLE IF NOT EXISTS states (
    store TEXT NOT NULL, plan TEXT NOT NULL, view TEXT NOT NULL, schema INTEGER NOT NULL, version INTEGER NOT NULL,
    event_id TEXT NOT NULL, state TEXT NOT NULL,
    PRIMARY KEY (store, plan, view, schema, version)
  ) STRICT, WITHOUT ROWID`;

/** A kept state is a place to start from: one in so many versions stays, and the latest. */
const EVERY = 500;

/**
 * Opens a file of kept states for one store of events, made when it is not there. Throws when the file cannot be used: the
 * caller goes on without.
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
    `SELECT version, event_id AS eventId, state FROM states
     WHERE store = @store AND plan = @plan AND view = @view AND schema = @schema AND version <= @version
     ORDER BY version DESC LIMIT 1`,
  );
  const insert = db.prepare(
    `INSERT OR REPLACE INTO states (store, plan, view, schema, version, event_id, state)
     VALUES (@store, @plan, @view, @schema, @version, @eventId, @state)`,
  );
  const prune = db.prepare(
    `DELETE FROM states WHERE store = @store AND plan = @plan AND view = @view AND schema = @schema
     AND version < @version AND version % ${EVERY} <> 0`,
  );
  const drop = db.prepare('DELETE FROM states WHERE store = @store AND plan = @plan');

  interface Row {
    readonly version: number;
    readonly eventId: EventId;
    readonly state: string;
  }

  const nearest: ViewStore['nearest'] = (plan, version, views) => {
    const rows = views.map(
      ({ name: view, schema }) => find.get({ store, plan, version, view, schema }) as Row | undefined,
    );
    const lowest = Math.min(...rows.map((row) => row?.version ?? 0));
    if (lowest === 0) return undefined;
    const [first] = rows;
    if (rows.some((row) => row?.version !== lowest))
      return nearest(plan, lowest === version ? lowest - 1 : lowest, views);
    const states = views.map(
      ({ name }, at) => [name, JSON.parse(rows[at]?.state ?? 'null') as unknown] as const,
    );
    return first && { version: lowest, eventId: first.eventId, states: Object.fromEntries(states) };
  };

  const keep = db.transaction<ViewStore['keep']>((plan, { version, eventId }, views, states) => {
    for (const { name: view, schema } of views) {
      const key = { store, plan, view, schema, version };
      insert.run({ ...key, eventId, state: JSON.stringify(states[view]) });
      prune.run(key);
    }
  });

  return {
    nearest,
    keep: (...args) => keep.immediate(...args),
    forget: (plan) => drop.run({ store, plan }),
    close: () => db.close(),
  };
};

/** Keeps nothing: each question folds from the first event. */
export const noViewStore: ViewStore = {
  nearest: () => undefined,
  keep: () => undefined,
  forget: () => undefined,
  close: () => undefined,
};
