import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';

import { COMMAND, freshFolder, printed, type Ran } from '../support/cli.js';
import { smallEdition } from '../support/editions.js';
import { printedAt, runAt, runHere } from '../support/in-process.js';
import { besides, digestsIn } from '../support/packs.js';
import { folderWith, ledgerOf } from '../support/prepared.js';
import { onSmallDisk } from '../support/small-disk.js';
import { startWireProcess } from '../support/wire-process.js';

const FILE = pathToFileURL(join(dirname(COMMAND), 'pack-thread.mjs'));

/** Makes a pack whose events are written on a thread of their own, as those of a large plan are, or on the one that there is. */
const pack = (
  folder: string,
  out: string,
  more: readonly string[] = [],
  threads: 1 | 2 = 2,
  file = FILE,
): Promise<Ran> =>
  runHere(
    ['pack', '--for', 'board', '--out', join(folder, out), '--zip', '--no-people', ...more],
    folder,
    100,
    threads === 2 ? { packThread: { file, from: 1 } } : {},
  );

const bytesOf = (folder: string, out: string) => ({
  folder: digestsIn(join(folder, out)),
  zip: readFileSync(join(folder, `${out}.zip`)).toString('base64'),
});

/** Bound to fail: what it said, and that nothing is left of it. */
const refused = async (folder: string, out: string, making: Promise<Ran>): Promise<Ran> => {
  const ran = await making;
  expect([existsSync(join(folder, out)), besides(join(folder, out))]).toEqual([false, []]);
  return ran;
};

describe('A pack whose events are written on a thread of their own', () => {
  it('is the same bytes as one that is made on one thread, with a checkpoint and without', async () => {
    const cwd = await folderWith('both');
    await printed(['key', 'generate', 'ledger.example', '--out', '.'], { cwd });
    const key = ['--key', join(cwd, 'ledger.example.key')];
    await printed(['checkpoint', ...key, '--first', '--out', 'all.checkpoint'], { cwd });
    const anchored = ['--checkpoint', join(cwd, 'all.checkpoint'), '--key', join(cwd, 'ledger.example.pub')];
    for (const [at, more] of [[], ['--as-of', 'v700'], anchored].entries()) {
      expect(await pack(cwd, `two-${at}`, more)).toMatchObject({ code: 0, stderr: '' });
      expect(await pack(cwd, `one-${at}`, more, 1)).toMatchObject({ code: 0 });
      const [two, one] = [bytesOf(cwd, `two-${at}`), bytesOf(cwd, `one-${at}`)];
      expect(two.folder).toEqual(one.folder);
      // Its archive unpacks to a folder by the plan and the version: the same.
      expect(two.zip).toBe(one.zip);
    }
  });

  it('is not made of an event that is not as it was sealed, and says the same as on one thread', async () => {
    const cwd = await folderWith('may');
    const ledger = new Database(ledgerOf(cwd));
    const triggers = ledger.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
    for (const name of triggers) ledger.exec(`DROP TRIGGER "${String(name)}"`);
    expect(ledger.prepare("UPDATE events SET actor = 'U99' WHERE version = 400").run().changes).toBe(1);
    ledger.close();
    const two = await refused(cwd, 'two', pack(cwd, 'two'));
    expect(two).toMatchObject({ stdout: '', stderr: expect.stringMatching(/400.*not what was sealed/su) });
    expect(await refused(cwd, 'one', pack(cwd, 'one', [], 1))).toEqual(two);
  });

  it('is not there when what it wanted of the plan is not, though its events were written', async () => {
    const cwd = await folderWith('may');
    const ran = await refused(cwd, 'two', pack(cwd, 'two', ['--scope', 'nowhere']));
    expect(ran).toMatchObject({ code: 5, stderr: expect.stringContaining('Found no section nowhere') });
  });

  it('is the same of a ledger on a server, with which the thread talks itself', async () => {
    const server = await startWireProcess();
    const cwd = freshFolder();
    const ledger = { address: server.address('pack.'), cache: cwd };
    await printedAt(['submit', join(cwd, smallEdition(cwd)), '--by', 'U1', '--yes'], ledger);
    for (const [out, more] of [
      ['two', { packThread: { file: FILE, from: 1 } }],
      ['one', {}],
    ] as const) {
      const args = ['pack', '--for', 'audit', '--out', join(cwd, out), '--zip', '--no-people'];
      expect(await runAt(args, ledger, more)).toMatchObject({ code: 0, stderr: '' });
    }
    expect(bytesOf(cwd, 'two')).toEqual(bytesOf(cwd, 'one'));
  });

  it('is told for what it is on a disk that is full', async () => {
    const cwd = await folderWith('may');
    await onSmallDisk('threads', async (disk) => {
      const out = join(disk, 'two');
      const args = ['pack', '--for', 'board', '--out', out, '--no-people'];
      const ran = await runHere(args, cwd, 100, { packThread: { file: FILE, from: 1 } });
      expect(ran).toMatchObject({ code: 1, stderr: expect.stringContaining('no space left on device') });
      expect([existsSync(out), besides(out)]).toEqual([false, []]);
    });
  });

  it.each([
    ['ends without a word', '', 'ended with 0'],
    ['fails', "throw new Error('struck')", 'struck'],
  ])('does not wait for a thread that %s', async (_, text, says) => {
    const cwd = await folderWith('may');
    const file = join(cwd, 'thread.mjs');
    writeFileSync(file, text);
    await expect(pack(cwd, 'two', [], 2, pathToFileURL(file))).rejects.toThrow(says);
    expect(existsSync(join(cwd, 'two'))).toBe(false);
  });
});
