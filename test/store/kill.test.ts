import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';

import type { Recorded } from '@plan-ledger/domain';
import { describe, expect, it } from '@jest/globals';

import { everyEvent, inDirectory } from '../support/ledger-file.js';
import { seeded } from '../support/seeded.js';
import { startWorker } from '../support/workers.js';
import type { Line, Orders } from '../workers/append-worker.js';

const KILLS = 30;
const SIZES = [1, 2, 3, 4, 5];
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

const tornIn = (events: readonly Recorded[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const { correlation } of events) counts.set(correlation, (counts.get(correlation) ?? 0) + 1);
  return [...counts].filter(([name, count]) => !name.endsWith(`-of-${count}`)).map(([name]) => name);
};

describe(`A process that is killed while it appends (SEED=${SEED})`, () => {
  it(`has lost no acknowledged event, torn no batch and left no gap, in ${KILLS} kills`, () =>
    inDirectory(async (directory) => {
      process.stdout.write(`Kills at random points: repeat them with SEED=${SEED}\n`);
      const random = seeded(SEED);
      const file = join(directory, 'plan-ledger.db');
      const acknowledged = new Set<string>();
      let unanswered = 0;
      for (let kill = 0; kill < KILLS; kill++) {
        const orders: Orders = {
          file,
          name: `kill-${kill}`,
          appends: 1_000_000,
          sizes: SIZES,
          plans: ['one', 'two'],
          waits: false,
        };
        const worker = startWorker('append-worker', [JSON.stringify(orders)]);
        // Now and then while it still starts: the file may be half created then.
        if (random() < 0.2) await pass(random() * 150);
        else await worker.firstLine.then(() => pass(random() * 40));
        worker.child.kill('SIGKILL');
        expect((await worker.ended).signal).toBe('SIGKILL');

        for (const text of worker.lines) {
          const line = JSON.parse(text) as Line;
          expect(line.says).toBe('stored');
          if (line.says === 'stored') line.ids.forEach((id) => acknowledged.add(id));
        }
        const stored = await everyEvent(file);
        const ids = new Set<string>(stored.map(({ id }) => id));
        expect(ids.size).toBe(stored.length);
        expect([...acknowledged].filter((id) => !ids.has(id))).toEqual([]);
        expect(tornIn(stored)).toEqual([]);
        unanswered += ids.size - acknowledged.size;
        ids.forEach((id) => acknowledged.add(id));
      }
      expect(acknowledged.size).toBeGreaterThan(KILLS);
      expect(unanswered).toBeLessThanOrEqual(KILLS * Math.max(...SIZES));
    }));
});

describe('A process whose disk fails while it appends', () => {
  // A limit on the size of a file fails its writes as a broken disk does, also where no file system can be made.
  const limited = (kilobytes: number): readonly string[] => [
    'bash',
    '-c',
    `ulimit -f ${kilobytes}; exec "$@"`,
    '-',
  ];

  it('says that the outcome is unknown, takes nothing more, and has lost nothing when it is opened again', () =>
    inDirectory(async (directory) => {
      for (const kilobytes of [150, 200, 275, 400]) {
        const file = join(directory, `of-${kilobytes}.db`);
        const orders: Orders = {
          file,
          name: 'limited',
          appends: 100_000,
          sizes: [3],
          plans: ['one'],
          waits: false,
        };
        const worker = startWorker('append-worker', [JSON.stringify(orders)], {}, limited(kilobytes));
        const { code, errors } = await worker.ended;
        expect({ code, errors }).toEqual({ code: 0, errors: '' });
        const lines = worker.lines.map((line) => JSON.parse(line) as Line);
        const failed = lines.filter((line) => line.says === 'failed');
        expect(failed.map(({ tag }) => tag)).toEqual(['OutcomeUnknown', 'Unavailable']);
        expect(failed[0]!.why).toMatch(
          /the disk failed \(SQLITE_IOERR_\w+\); check the disk, then open the ledger/,
        );
        expect(failed[1]!.why).toMatch(/close the ledger, check the disk and open it again$/);

        const acknowledged = lines.flatMap((line) => (line.says === 'stored' ? line.ids : []));
        const stored = await everyEvent(file);
        expect(acknowledged.length).toBeGreaterThan(10);
        expect(stored.slice(0, acknowledged.length).map(({ id }) => id)).toEqual(acknowledged);
        expect(tornIn(stored)).toEqual([]);
        const next: Orders = { ...orders, name: 'after', appends: 1 };
        await startWorker('append-worker', [JSON.stringify(next)]).ended;
        expect(await everyEvent(file)).toHaveLength(stored.length + 3);
      }
    }));
});
