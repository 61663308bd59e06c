import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import * as E from 'fp-ts/lib/Either.js';

import type { EventStore, Erasure, Written } from '../../event-store.js';
import { leafOf } from '../../integrity/seal/index.js';
import { rightOf } from '../../testing/place.js';
import { PLAN, said, sectionAdded } from '../../testing/samples.js';
import { inDirectory, openAt } from '../../testing/sqlite-file.js';

const REDACTIONS = 1000;
const AT_ONCE = 50;

const word = (): string => randomBytes(9).toString('base64url');

/** Texts of all sizes, some longer than a page of the file, and with letters that JSON writes otherwise. */
const textOf = (at: number): string =>
  at % 5 === 0
    ? `${word()} `.repeat(400)
    : at % 3 === 0
      ? `"${word()}"\n\\ü ${word()}`
      : `${word()} ${word()}`;

const telling = (at: number) =>
  said(`telling ${at}`, {
    event: sectionAdded(textOf(at), { objectives: [textOf(at + 1), textOf(at + 2)] }),
    reason: textOf(at + 3),
    source: { document: textOf(at + 4), place: textOf(at + 5) },
  });

const FIELDS = ['event.title', 'event.objectives[0]', 'event.objectives[1]', 'reason', 'source.document'];

const redaction = (version: number, field: string): Erasure =>
  said(`redact ${version} ${field}`, {
    event: { type: 'TextRedacted', version, field, basis: 'Article 17' },
  }) as Erasure;

const saltAndText = (written: Written, field: string): readonly string[] => {
  const leaf = leafOf(written);
  if (E.isLeft(leaf)) throw new Error(JSON.stringify(leaf.left));
  const found = leaf.right.fields.find(({ name }) => name === field)!;
  const { seed } = JSON.parse(written.event.seal ?? '{}') as { readonly seed?: string };
  const text = String(found.value);
  return [found.salt!, seed ?? found.salt!, text, JSON.stringify(text).slice(1, -1)];
};

/** Which of these stand in a file of a directory, in whatever file. */
const standing = (directory: string, gone: readonly string[]): readonly string[] =>
  readdirSync(directory).flatMap((name) => {
    const bytes = readFileSync(join(directory, name));
    return gone.filter((one) => bytes.includes(one)).map((one) => `${name}: ${one.slice(0, 60)}`);
  });

const filled = async (store: EventStore, count: number): Promise<readonly Written[]> => {
  for (let at = 0; at < count; at += 50)
    await rightOf(
      store.append(
        PLAN,
        at,
        Array.from({ length: 50 }, (_, more) => telling(at + more)),
      ),
    );
  return rightOf(store.readWritten(PLAN));
};

describe('A text erased from a SQLite file', () => {
  it(
    `leaves no byte of itself, its salt or the seed in any file, ${REDACTIONS} times`,
    () =>
      inDirectory(async (directory) => {
        const file = join(directory, 'a.db');
        const store = await rightOf(openAt(file));
        const written = await filled(store, 200);
        const places = written.flatMap(({ event }) => FIELDS.map((field) => [event.version, field] as const));
        const chosen = places.sort(() => (randomBytes(1)[0]! & 1 ? 1 : -1)).slice(0, REDACTIONS);
        let at = written.length;
        let gone: string[] = [];
        for (const [version, field] of chosen) {
          const [now] = (await rightOf(store.readWritten(PLAN, version, version))) as [Written];
          gone.push(...saltAndText(now, field));
          const { residue } = await rightOf(store.redact(PLAN, at, redaction(version, field)));
          expect(residue).toEqual([]);
          at += 1;
          if (at % AT_ONCE === 0) {
            expect(standing(directory, gone)).toEqual([]);
            gone = [];
          }
        }
        await store.close();
        expect(standing(directory, gone)).toEqual([]);
        const again = await rightOf(openAt(file));
        const after = await rightOf(again.readWritten(PLAN));
        expect(after.map(leafOf).filter(E.isLeft)).toEqual([]);
        await again.close();
      }),
    120_000,
  );

  it('is found by the same look before it is erased', () =>
    inDirectory(async (directory) => {
      const store = await rightOf(openAt(join(directory, 'a.db')));
      const [first] = await filled(store, 50);
      expect(standing(directory, saltAndText(first!, 'reason')).length).toBeGreaterThan(1);
      await store.close();
    }));

  it('is said to be left while another process reads, and is gone when it is erased again', () =>
    inDirectory(async (directory) => {
      const file = join(directory, 'a.db');
      const store = await rightOf(openAt(file, { busyMs: 200 }));
      const [first] = await filled(store, 50);
      const gone = saltAndText(first!, 'reason');
      const reader = new Database(file);
      reader.exec('BEGIN; SELECT count(*) FROM events');
      reader.prepare('SELECT count(*) FROM events').get();
      const { residue } = await rightOf(store.redact(PLAN, 50, redaction(1, 'reason')));
      expect(residue).toEqual([
        `${file}-wal: another process is using the ledger; end it, and redact it again`,
      ]);
      reader.close();
      expect((await rightOf(store.redact(PLAN, 50, redaction(1, 'reason')))).residue).toEqual([]);
      expect(standing(directory, gone)).toEqual([]);
      await store.close();
    }));

  it('can be erased in no other way, and with it nothing else', () =>
    inDirectory(async (directory) => {
      const file = join(directory, 'a.db');
      const store = await rightOf(openAt(file));
      await filled(store, 50);
      const db = new Database(file);
      const never = 'An event is never changed: append another one';
      expect(() => db.exec("UPDATE events SET reason = '[redacted]' WHERE version = 1")).toThrow(never);
      await rightOf(store.redact(PLAN, 50, redaction(1, 'reason')));
      for (const change of [
        "actor = 'U9'",
        "recorded_at = '2026-01-01T00:00:00.000Z'",
        'version = 900',
        "type = 'PlanClosed'",
        "causation = '0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11'",
      ])
        expect(() => db.exec(`UPDATE events SET ${change} WHERE version = 1`)).toThrow(never);
      expect(() => db.exec("UPDATE events SET reason = '[redacted]' WHERE version = 2")).toThrow(never);
      db.close();
      await store.close();
    }));
});
