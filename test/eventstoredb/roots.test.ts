import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freeTextsOf, type Recordable, type Recorded } from '@plan-ledger/domain';
import { copy, type CopyTarget, type Erasure, type EventStore } from '@plan-ledger/store';
import { openEventStoreDB, secretInMemory } from '@plan-ledger/store/eventstoredb';
import { EMPTY_RANGE, erasedIn, leafOf, rootOf, withLeaf } from '@plan-ledger/store/integrity';
import { openJsonLines } from '@plan-ledger/store/jsonl';
import { openSqliteStore } from '@plan-ledger/store/sqlite';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { anyHistory, idNamed, instantAt, PLAN, rightOf } from '../support/histories.js';
import { seeded } from '../support/seeded.js';
import { createDatabase } from '../wire-server/database.js';
import { startWireServer } from '../wire-server/server.js';

const WHOLE = process.env['PLAN_LEDGER_WHOLE_VERIFY'] === '1';
const LEDGERS = WHOLE ? 1000 : 6;

type Server = Awaited<ReturnType<typeof startWireServer>>;
let server: Server;
let folder = '';

beforeAll(async () => {
  server = await startWireServer({ database: createDatabase({ positions: 'own' }) });
  folder = mkdtempSync(join(tmpdir(), 'plan-ledger-roots-'));
});
afterAll(async () => {
  await server.dispose();
  rmSync(folder, { recursive: true });
});

const clock = () => instantAt(0);
const sqliteAt = (name: string): Promise<EventStore> =>
  rightOf(openSqliteStore({ file: join(folder, name), clock }));

const asSaid = ({ plan: _, version: __, schema: ___, recordedAt: ____, ...said }: Recorded): Recordable =>
  said;

/** The events of a history but its erasures, in appends of up to four. */
const append = async (store: EventStore, history: readonly Recorded[], next: () => number): Promise<void> => {
  const said = history.map(asSaid).filter(({ event }) => event.type !== 'TextRedacted');
  for (let at = 0; at < said.length;) {
    const some = said.slice(at, at + 1 + Math.floor(next() * 4));
    await rightOf(store.append(PLAN, at, some));
    at += some.length;
  }
};

/** Erases up to five texts, each chosen among all that are left. */
const erase = async (store: EventStore, next: () => number): Promise<void> => {
  for (let count = Math.floor(next() * 6); count > 0; count -= 1) {
    const events = await rightOf(store.read(PLAN));
    const texts = events.flatMap((event) =>
      freeTextsOf(event)
        .filter(({ text }) => text !== '[redacted]')
        .map(({ field }) => ({ version: event.version, field })),
    );
    const chosen = texts[Math.floor(next() * texts.length)];
    if (chosen === undefined) return;
    const { actor, reportedOn } = events.at(-1)!;
    const event = { type: 'TextRedacted', ...chosen, basis: 'Request for erasure' };
    const id = idNamed(`redaction ${events.length} ${next()}`);
    const redaction = { id, event, actor, reportedOn, correlation: 'erasure' } as Erasure;
    await rightOf(store.redact(PLAN, events.length, redaction));
  }
};

/** The root at every version, worked out from what a ledger gives, and how many texts are erased in it. */
const rootsIn = async (ledger: CopyTarget): Promise<readonly [roots: readonly string[], erased: number]> => {
  const roots: string[] = [];
  let [tree, erased] = [EMPTY_RANGE, 0];
  for (const written of await rightOf(ledger.readWritten(PLAN))) {
    const leaf = leafOf(written);
    if (leaf._tag === 'Left') throw new Error(JSON.stringify(leaf.left));
    tree = withLeaf(tree, leaf.right.hash);
    erased += erasedIn(written.event).length;
    roots.push(Buffer.from(rootOf(tree)).toString('hex'));
  }
  return [roots, erased];
};

const treeIn = async (store: EventStore): Promise<string> =>
  Buffer.from(rootOf(await rightOf(store.tree(PLAN)))).toString('hex');

it(`keeps every root from SQLite over JSON Lines and a server to SQLite, erased texts and all, for ${LEDGERS} ledgers`, async () => {
  let [events, erasures, number] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(anyHistory, fc.integer(), async (history, seed) => {
      number += 1;
      const next = seeded(seed);
      const prefix = `?tls=false&streamPrefix=roots${number}.`;
      const address = server.connectionString().replace(/\?.*$/u, '') + prefix;
      const first = await sqliteAt(`${number}-first.db`);
      const lines = await rightOf(openJsonLines({ file: join(folder, `${number}.jsonl`), mode: 'write' }));
      const far = await rightOf(
        openEventStoreDB({ connectionString: address, clock, secret: secretInMemory() }),
      );
      const last = await sqliteAt(`${number}-last.db`);
      await append(first, history, next);
      await erase(first, next);
      await rightOf(copy(first, lines));
      await rightOf(copy(lines, far));
      await rightOf(copy(far, last));
      const [wanted, erased] = await rootsIn(first);
      for (const ledger of [lines, far, last]) expect(await rootsIn(ledger)).toEqual([wanted, erased]);
      for (const store of [first, far, last]) expect(await treeIn(store)).toBe(wanted.at(-1));
      for (const ledger of [first, lines, far, last]) await ledger.close();
      [events, erasures] = [events + wanted.length, erasures + erased];
    }),
    { numRuns: LEDGERS },
  );
  process.stdout.write(
    `Roots kept over all stores: ${number} ledgers, ${events} events, ${erasures} texts erased${WHOLE ? '' : ' (PLAN_LEDGER_WHOLE_VERIFY=1: 1000 ledgers)'}\n`,
  );
  expect(erasures).toBeGreaterThan(0);
}, 3_600_000);
