import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { everyEvent, inDirectory } from '../support/ledger-file.js';
import { startWorker } from '../support/workers.js';
import type { Line, Orders } from '../workers/append-worker.js';

const PROCESSES = ['one', 'two', 'three', 'four'];
const APPENDS = 300;

describe('Four processes on one file', () => {
  it('create it at the same time and store 300 events each, none twice, and none is shown a busy file', () =>
    inDirectory(async (directory) => {
      const file = join(directory, 'plan-ledger.db');
      const workers = PROCESSES.map((name) => {
        const orders: Orders = {
          file,
          name,
          appends: APPENDS,
          sizes: [1],
          plans: ['shared', name],
          waits: true,
        };
        return startWorker('append-worker', [JSON.stringify(orders)]);
      });
      await Promise.all(workers.map(({ firstLine }) => firstLine));
      workers.forEach(({ tell }) => tell('go'));
      const ends = await Promise.all(workers.map(({ ended }) => ended));

      expect(ends).toEqual(PROCESSES.map(() => ({ code: 0, signal: null, errors: '' })));
      const lines = workers.flatMap((worker) => worker.lines.map((line) => JSON.parse(line) as Line));
      expect(lines.filter(({ says }) => says === 'failed')).toEqual([]);
      const acknowledged = lines.flatMap((line) => (line.says === 'stored' ? line.ids : []));
      const stored = await everyEvent(file);
      expect(acknowledged).toHaveLength(PROCESSES.length * APPENDS);
      expect(stored.map(({ id }) => id).sort()).toEqual([...new Set(acknowledged)].sort());
      expect(stored.filter(({ plan }) => plan === 'shared')).toHaveLength((PROCESSES.length * APPENDS) / 2);
    }));

  it('create it at the same time, eight times over', async () => {
    for (let round = 0; round < 8; round++) {
      await inDirectory(async (directory) => {
        const file = join(directory, 'plan-ledger.db');
        const workers = PROCESSES.map((name) => {
          const orders: Orders = { file, name, appends: 1, sizes: [2], plans: ['shared'], waits: true };
          return startWorker('append-worker', [JSON.stringify(orders)]);
        });
        await Promise.all(workers.map(({ firstLine }) => firstLine));
        workers.forEach(({ tell }) => tell('go'));
        await Promise.all(workers.map(({ ended }) => ended));
        const lines = workers.flatMap((worker) => worker.lines);
        expect(lines.filter((line) => line.includes('"failed"'))).toEqual([]);
        expect(await everyEvent(file)).toHaveLength(8);
      });
    }
  });
});
