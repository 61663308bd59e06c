/** `PLED` in ASCII: tells a ledger from other programs' SQLite files. */
export const APPLICATION_ID = 0x504c4544;

/** The format of the file that this version writes, kept as `user_version`. */
export const FORMAT = 2;

// An event is changed only where a text of it is erased, and only after the event that says so.
// `batch_first` and `batch_last` are the versions of the append that wrote the event: how a repeated batch is known from
// a part of one. Whole numbers stay below 2^53, where JavaScript would begin to round them.
export const SCHEMA = `
CREATE TABLE ledger (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  identity TEXT NOT NULL CHECK (length(identity) = 36),
  format INTEGER NOT NULL CHECK (format >= 1)
) STRICT;

CREATE TABLE events (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  plan TEXT NOT NULL CHECK (plan <> ''),
  version INTEGER NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
  batch_first INTEGER NOT NULL CHECK (batch_first BETWEEN 1 AND version),
  batch_last INTEGER NOT NULL CHECK (batch_last BETWEEN version AND 9007199254740991),
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  type TEXT NOT NULL CHECK (type <> ''),
  schema INTEGER NOT NULL CHECK (schema BETWEEN 1 AND 9007199254740991),
  data TEXT NOT NULL CHECK (data <> ''),
  reported_on TEXT NOT NULL CHECK (length(reported_on) = 10),
  recorded_at TEXT NOT NULL CHECK (length(recorded_at) = 24),
  actor TEXT NOT NULL CHECK (actor <> ''),
  reason TEXT,
  source TEXT,
  correlation TEXT NOT NULL,
  causation TEXT CHECK (length(causation) = 36),
  seal TEXT NOT NULL CHECK (seal <> ''),
  UNIQUE (plan, version)
) STRICT;

CREATE TABLE trees (
  plan TEXT PRIMARY KEY CHECK (plan <> ''),
  tree TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
WHEN NEW.position <> OLD.position OR NEW.plan <> OLD.plan OR NEW.version <> OLD.version
  OR NEW.batch_first <> OLD.batch_first OR NEW.batch_last <> OLD.batch_last
  OR NEW.id <> OLD.id OR NEW.type <> OLD.type OR NEW.schema <> OLD.schema
  OR NEW.reported_on <> OLD.reported_on OR NEW.recorded_at <> OLD.recorded_at
  OR NEW.actor <> OLD.actor OR NEW.correlation <> OLD.correlation OR NEW.causation IS NOT OLD.causation
  OR NOT EXISTS (
    SELECT 1 FROM events redaction
    WHERE redaction.plan = OLD.plan AND redaction.version > OLD.version
      AND redaction.type = 'TextRedacted' AND redaction.data ->> '$.version' = OLD.version
  )
BEGIN SELECT RAISE(ABORT, 'An event is never changed: append another one'); END;

CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'An event is never deleted: append another one'); END;

CREATE TRIGGER the_ledger_stays_itself BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'The identity of a ledger is never deleted'); END;

PRAGMA application_id = ${APPLICATION_ID};
PRAGMA user_version = ${FORMAT};
`;
