import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';

import type DatabaseOf from 'better-sqlite3';
import { describe, expect, it } from '@jest/globals';

import { freshFolder, MAY, ROOT, run } from '../support/cli.js';
import { folderWith, ledgerOf } from '../support/prepared.js';
import { expectRefused, type Refusal } from '../support/refused.js';

const Database = createRequire(join(ROOT, 'packages', 'store', 'package.json'))(
  'better-sqlite3',
) as typeof DatabaseOf;

const COMMANDS = [
  ['dashboard'],
  ['submit', MAY, '--by', 'U1', '--yes'],
  ['plan', 'revise', '--aim', 'x', '--by', 'U1'],
];

const unusable: readonly (readonly [name: string, make: (file: string) => void, refusal: Refusal])[] = [
  [
    'a text',
    (file) => writeFileSync(file, 'This is not a database. '.repeat(100)),
    { code: 1, says: ['it is not a SQLite database'] },
  ],
  [
    'a short text',
    (file) => writeFileSync(file, 'hello'),
    { code: 1, says: ['too short for a SQLite database'] },
  ],
  ['a folder', (file) => mkdirSync(file), { code: 1, says: ['it is a directory'] }],
  [
    'the database of another program',
    (file) => new Database(file).exec('CREATE TABLE t (x); INSERT INTO t VALUES (1)').close(),
    { code: 1, says: ['it is the database of another program'] },
  ],
];

describe('A store that is', () => {
  it.each(unusable)('%s is refused, and left as it was', async (name, make, refusal) => {
    const cwd = freshFolder();
    make(ledgerOf(cwd));
    const bytes = (): string => (name === 'a folder' ? '' : readFileSync(ledgerOf(cwd)).toString('base64'));
    const before = bytes();
    for (const command of COMMANDS) {
      const { code, stdout, stderr } = await run(command, { cwd });
      expect({ code, stdout }).toEqual({ code: refusal.code, stdout: '' });
      for (const words of refusal.says) expect(stderr).toMatch(words);
      expect(stderr).not.toMatch(/^\s+at |fault of plan-ledger/mu);
    }
    expect(bytes()).toBe(before);
  });

  it.each([
    ['by a part of a page', 100],
    ['by half', 450_000],
  ])('cut off %s is refused by whoever reads or writes', async (_, bytes) => {
    const cwd = await folderWith('both');
    truncateSync(ledgerOf(cwd), readFileSync(ledgerOf(cwd)).length - bytes);
    for (const command of COMMANDS)
      await expectRefused(command, cwd, { code: 1, says: [/damaged|malformed|Cannot/u] });
  });

  it('in a folder that does not exist is not made', async () => {
    const cwd = freshFolder();
    for (const command of [['dashboard'], ['submit', MAY, '--by', 'U1', '--yes']])
      await expectRefused([...command, '--store', 'no/x.db'], cwd, {
        code: 5,
        says: ['Found no folder', 'make the folder first'],
      });
  });

  it.each([
    ['under a file', 'file/x.db'],
    ['in /proc', '/proc/x.db'],
  ])('%s cannot be written, and that is said', async (_, store) => {
    const cwd = freshFolder();
    writeFileSync(join(cwd, 'file'), '');
    await expectRefused(['submit', MAY, '--by', 'U1', '--yes', '--store', store], cwd, {
      code: 1,
      says: [/Cannot open .*x\.db/u],
    });
  });

  it('not there yet is made by no question', async () => {
    const cwd = freshFolder();
    await expectRefused(['dashboard'], cwd, {
      code: 5,
      says: ['Found no ledger at plan-ledger.db; make one with: plan-ledger submit FOLDER --by ID'],
    });
    await expectRefused(['plan', 'revise', '--aim', 'x', '--by', 'U1'], cwd, {
      code: 5,
      says: ['Found no ledger'],
    });
  });

  it('not to be written by this person can be read', async () => {
    if (process.getuid?.() === 0) {
      process.stdout.write(
        'Run as root, whom no file mode stops: a ledger without permission to write was not tried\n',
      );
      return;
    }
    const [from, cwd] = [await folderWith('may'), freshFolder()];
    copyFileSync(ledgerOf(from), ledgerOf(cwd), 0);
    const { chmodSync } = await import('node:fs');
    chmodSync(ledgerOf(cwd), 0o444);
    expect(await run(['measures'], { cwd })).toMatchObject({ code: 0 });
    await expectRefused(COMMANDS[2] ?? [], cwd, { code: 1, says: ['you may not write it'] });
  });
});
