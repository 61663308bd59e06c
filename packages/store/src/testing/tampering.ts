import { writeFileSync } from 'node:fs';

import type { ActorId, Recorded } from '@plan-ledger/domain';
import Database from 'better-sqlite3';
import * as E from 'fp-ts/lib/Either.js';
import type { Task } from 'fp-ts/lib/Task.js';

import { memoryStore } from '../adapters/memory.js';
import { rowOf } from '../adapters/sqlite/rows.js';
import { inspectJsonLines } from '../copy/jsonl/index.js';
import { canonicalText } from '../copy/record.js';
import type { Written } from '../event-store.js';
import { type CompactRange, rangeText } from '../integrity/index.js';
import type { PlanVerified, VerifyOptions, VerifySource } from '../verify/index.js';
import { rightOf } from './place.js';
import { PLAN, said, sectionAdded, setClock } from './samples.js';
import { openAt } from './sqlite-file.js';

/** Whether all cases are run, which takes hours, or a sample of them. */
export const WHOLE = process.env['PLAN_LEDGER_WHOLE_VERIFY'] === '1';

/** Says which cases were run, where a person sees it. */
export const tell = (line: string): void => void process.stdout.write(`${line}\n`);

/** A hundred events in appends of one to five, with texts of several kinds. */
export const hundred = async (name: string): Promise<readonly Written[]> => {
  const clock = setClock();
  const store = memoryStore({ clock: clock.now });
  for (let at = 0, batch = 0; at < 100; batch++) {
    clock.set(new Date(Date.parse('2026-11-22T10:00:00.000Z') + batch * 61_000).toISOString());
    const events = Array.from({ length: Math.min(1 + (batch % 5), 100 - at) }, (_, place) => {
      const number = at + place + 1;
      return said(`${name}-${number}`, {
        event: sectionAdded(`Überprüfung ${number} £`, {
          order: number / 8,
          objectives: [`Visit ${number}`, ''],
        }),
        ...(number % 3 === 0 ? { reason: `The board asked ${number} times` } : {}),
        ...(number % 4 === 0 ? { source: { document: 'May 2020', place: `Row ${number}` } } : {}),
      });
    });
    await rightOf(store.append(PLAN, at, events));
    at += events.length;
  }
  return rightOf(store.readWritten(PLAN));
};

/** Writes events as lines, in this order, with nobody's leave. */
export const writeLines = (file: string, written: readonly Written[]): void => {
  const lines = written.map((one) => {
    const text = canonicalText(one);
    if (E.isLeft(text)) throw new Error(text.left.why);
    return text.right;
  });
  const header = { format: 'plan-ledger', version: 1, identity: '0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11' };
  writeFileSync(file, [JSON.stringify(header), ...lines].map((line) => `${line}\n`).join(''));
};

const LOOSE = `
DROP TABLE events;
CREATE TABLE events (
  position INTEGER PRIMARY KEY AUTOINCREMENT, plan, version, batch_first, batch_last, id, type, schema, data,
  reported_on, recorded_at, actor, reason, source, correlation, causation, seal
);
CREATE INDEX loosely ON events (plan, version);
`;

/** Puts events and a tree into a ledger's file, with nobody's leave, and with no rule of its tables left. */
export const writeTables = (file: string, written: readonly Written[], tree: CompactRange): void => {
  const db = new Database(file);
  db.pragma('synchronous = OFF');
  db.transaction(() => {
    db.exec(LOOSE);
    const names = Object.keys(rowOf(written[0]!));
    const insert = db.prepare(
      `INSERT INTO events (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})`,
    );
    for (const one of written) insert.run(rowOf(one));
    db.prepare('UPDATE trees SET tree = ?').run(rangeText(tree));
  })();
  db.close();
};

/** Opens a file to be verified, uses it, and closes it. `Left`: it cannot be opened. */
export const onFile = async <A>(
  file: string,
  use: (source: VerifySource) => Promise<A>,
): Promise<E.Either<string, A>> => {
  const opened = file.endsWith('.jsonl')
    ? await inspectJsonLines(file)()
    : await openAt(file, { mode: 'read' })();
  if (E.isLeft(opened)) return E.left('why' in opened.left ? opened.left.why : opened.left._tag);
  try {
    return E.right(await use(opened.right));
  } finally {
    await opened.right.close();
  }
};

export type Verify = (source: VerifySource, plan: typeof PLAN, options: VerifyOptions) => Task<PlanVerified>;

/** The same event by somebody else. */
export const byAnother = <R extends Recorded>(event: R): R => ({ ...event, actor: 'U9' as ActorId });
