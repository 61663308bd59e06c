import Database from 'better-sqlite3';

const COLUMNS =
  'plan, version, batch_first, batch_last, id, type, schema, data, reported_on, recorded_at, actor, reason, source, correlation, causation, seal';

// The product's columns and keys, without its checks and triggers.
const SCHEMA = `
CREATE TABLE events (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  plan TEXT NOT NULL, version INTEGER NOT NULL, batch_first INTEGER NOT NULL, batch_last INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, schema INTEGER NOT NULL, data TEXT NOT NULL,
  reported_on TEXT NOT NULL, recorded_at TEXT NOT NULL, actor TEXT NOT NULL, reason TEXT, source TEXT,
  correlation TEXT NOT NULL, causation TEXT, seal TEXT,
  UNIQUE (plan, version)
)`;

// As long as the seals of these events are on average: the same row, whatever its seal says.
const SEAL = 's'.repeat(208);

/** better-sqlite3 alone, WAL and FULL: writes the same rows, or all but their seals, and parses them on the way back. */
export const openRaw = (file, { seal = SEAL } = {}) => {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(SCHEMA);
  const names = COLUMNS.split(', ');
  const insert = db.prepare(
    `INSERT INTO events (${COLUMNS}) VALUES (${names.map((name) => `:${name}`).join(', ')})`,
  );
  const select = db.prepare(`SELECT ${COLUMNS} FROM events WHERE plan = ? ORDER BY version`);

  const append = db.transaction((plan, version, events) => {
    const recordedAt = new Date().toISOString();
    for (const [at, said] of events.entries()) {
      const { type, ...data } = said.event;
      insert.run({
        plan,
        version: version + at + 1,
        batch_first: version + 1,
        batch_last: version + events.length,
        id: said.id,
        type,
        schema: 1,
        data: JSON.stringify(data),
        reported_on: said.reportedOn,
        recorded_at: recordedAt,
        actor: said.actor,
        reason: said.reason ?? null,
        source: JSON.stringify(said.source),
        correlation: said.correlation,
        causation: null,
        seal,
      });
    }
  }).immediate;

  const appendAll = (plan, events, version = 0) => {
    for (let at = 0; at < events.length; at += 100) append(plan, version + at, events.slice(at, at + 100));
    return version + events.length;
  };

  const read = (plan) => {
    const rows = select.all(plan);
    for (const row of rows) {
      row.data = JSON.parse(row.data);
      row.source = JSON.parse(row.source);
    }
    return rows;
  };

  return { append, appendAll, read, close: () => db.close() };
};
