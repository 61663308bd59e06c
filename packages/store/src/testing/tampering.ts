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
import { PLAN, resealed, said, sectionAdded, setClock } from './samples.js';
import { openAt } from './sqlite-file.js';

/** Whether all cases are run, which takes hours, or a sample of them. */
export const WHOLE = process.env['PLAN_LEDGER_WHOLE_VERIFY'] === '1';

/** The part of all cases that this process runs: the second of three is `2/3`, and all of them when it is left out. */
const [, AT = '1', OF = '1'] = /^([1-9]\d*)\/([1-9]\d*)$/u.exec(process.env['PLAN_LEDGER_SHARD'] ?? '') ?? [];

export const SHARD = `${AT}/${OF}`;

/** Whether a case, by its number from 0, is one of this process. */
export const isOurs = (number: number): boolean => number % Number(OF) === Number(AT) - 1;

/** How much of all cases was run, for a person. */
export const share = (all: string): string => {
  if (!WHOLE) return `a sample of ${all} (PLAN_LEDGER_WHOLE_VERIFY=1: all)`;
  return OF === '1' ? `all ${all}` : `part ${SHARD} of ${all}`;
};

/** Says which cases were run, where a person sees it. */
export const tell = (line: string): void => void process.stdout.write(`${line}\n`);

/** The identity of every file that is written here, so that its bytes are the same each time. */
const IDENTITY = '0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11';

/** A hundred events in appends of one to five, with texts of several kinds: the same each time, to the last letter of a seal. */
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
  const written = await rightOf(store.readWritten(PLAN));
  return written.map((one) => ({ ...one, event: resealed(one.event) }));
};

/** Makes a ledger of events, as a copy does. */
export const restoredAt = async (file: string, written: readonly Written[]): Promise<void> => {
  const store = await rightOf(openAt(file));
  await rightOf(store.restore(PLAN, written));
  await store.close();
  const db = new Database(file);
  db.prepare('UPDATE ledger SET identity = ?').run(IDENTITY);
  db.close();
};

/** Writes events as lines, in this order, with nobody's leave. */
export const writeLines = (file: string, written: readonly Written[]): void => {
  const lines = written.map((one) => {
    const text = canonicalText(one);
    if (E.isLeft(text)) throw new Error(text.left.why);
    return text.right;
  });
  const header = { format: 'plan-ledger', version: 1, identity: IDENTITY };
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
    for (const one of written) {
      const row = rowOf(one);
      const names = Object.keys(row);
      db.prepare(
        `INSERT INTO events (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})`,
      ).run(row);
    }
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
