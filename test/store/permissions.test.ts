import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { inDirectory } from '../support/ledger-file.js';
import { startWorker } from '../support/workers.js';
import type { Orders } from '../workers/append-worker.js';

const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;

/** Root may do everything, so what others may not is tried as somebody else; anybody but root tries it as themselves. */
const asAnother = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

const lastOf = (lines: readonly string[]): unknown => JSON.parse(lines.at(-1) ?? 'null');

const opened = async (file: string, mode: 'read' | 'write'): Promise<unknown> => {
  const worker = startWorker('open-worker', [file, mode, 'one'], asAnother);
  const { code, errors } = await worker.ended;
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  return lastOf(worker.lines);
};

const fill = async (file: string, name: string, killed = false): Promise<void> => {
  const appends = killed ? 1_000_000 : 3;
  const orders: Orders = { file, name, appends, sizes: [1], plans: ['one'], waits: false };
  const worker = startWorker('append-worker', [JSON.stringify(orders)]);
  if (killed) {
    await worker.firstLine;
    worker.child.kill('SIGKILL');
  }
  await worker.ended;
};

const inLockedDirectory = (
  name: string,
  killed: boolean,
  use: (file: string) => Promise<void>,
): Promise<void> =>
  inDirectory(async (directory) => {
    const file = join(directory, name);
    await fill(file, 'filled', killed);
    chmodSync(directory, 0o555);
    await use(file);
  });

describe('A ledger in a directory where the reader may not write', () => {
  it('is read when it was closed cleanly, and nothing is put beside it', () =>
    inLockedDirectory('plan ledger?#%41.db', false, async (file) => {
      expect(await opened(file, 'read')).toBe(3);
      expect(readdirSync(join(file, '..'))).toEqual(['plan ledger?#%41.db']);
    }));

  it('is not opened to write, and the message says where nothing may be written', () =>
    inLockedDirectory('a.db', false, async (file) => {
      expect(await opened(file, 'write')).toMatchObject({
        _tag: 'Unavailable',
        why: `Cannot open ${file}: you may not write in ${join(file, '..')}, where SQLite keeps files beside it; open it to read, or move it`,
      });
    }));

  it('is not read when events stand beside it that only SQLite could put together', () =>
    inLockedDirectory('a.db', true, async (file) => {
      chmodSync(`${file}-shm`, 0o000);
      expect(existsSync(`${file}-wal`)).toBe(true);
      expect(await opened(file, 'read')).toMatchObject({
        _tag: 'Unavailable',
        why: expect.stringMatching(/it was not closed cleanly or is being written, and you may not write/),
      });
    }));

  it('is read no more from a copy when it was written since', () =>
    inLockedDirectory('a.db', false, async (file) => {
      const worker = startWorker('open-worker', [file, 'read', 'one', 'waits'], asAnother);
      expect(await worker.firstLine).toBe('opened');
      chmodSync(join(file, '..'), 0o755);
      await fill(file, 'later');
      worker.tell('go');
      await worker.ended;
      expect(lastOf(worker.lines)).toMatchObject({
        _tag: 'Unavailable',
        why: `Cannot read ${file}: it was written since it was opened; open it again`,
      });
    }));

  it('says so when the file itself may not be read or written', () =>
    inDirectory(async (directory) => {
      const file = join(directory, 'a.db');
      await fill(file, 'filled');
      chmodSync(directory, 0o777);
      chmodSync(file, 0o000);
      expect(await opened(file, 'read')).toMatchObject({
        why: expect.stringMatching(/you may not read it; ask its owner$/),
      });
      chmodSync(file, 0o444);
      expect(await opened(file, 'write')).toMatchObject({
        why: expect.stringMatching(/you may not write it; ask its owner, or open it to read$/),
      });
      expect(await opened(file, 'read')).toBe(3);
      writeFileSync(join(directory, 'done'), '');
    }));
});
