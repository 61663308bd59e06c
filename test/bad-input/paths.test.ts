import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, it } from '@jest/globals';

import { freshFolder, MAY } from '../support/cli.js';
import { folderWith } from '../support/prepared.js';
import { expectRefused } from '../support/refused.js';

describe('A path', () => {
  it.each([
    ['that does not exist', 5, 'nothing-here', 'Cannot read nothing-here: there is no such file'],
    [
      'of a preview that does not exist',
      5,
      'nothing.json',
      'Cannot read nothing.json: there is no such file',
    ],
    ['of an empty folder', 5, 'empty', 'Cannot read empty/edition.yaml: there is no such file'],
    ['through a file', 5, 'file/x', 'a part of its path is a file'],
    ['that is too long', 5, 'x'.repeat(5000), 'too long'],
    ['that is a device', 2, '/dev/null', 'Found no ordinary file'],
    ['of a folder where a preview should be', 2, 'folder.json', 'Found a folder; wanted a file'],
  ])('%s is refused', async (_, code, path, says) => {
    const cwd = freshFolder();
    for (const folder of ['empty', 'folder.json']) mkdirSync(join(cwd, folder));
    writeFileSync(join(cwd, 'file'), '');
    await expectRefused(['submit', path, '--by', 'U1', '--yes'], cwd, { code, says: [says] });
  });

  it.each([
    ['no actor', [], /--by/u],
    ['a name as the actor', ['--by', 'Jane Smith'], /Found --by "Jane Smith"; wanted the opaque id/u],
    [
      'a server as the store',
      ['--by', 'U1', '--store', 'mongodb://x'],
      /Found store mongodb:\/\/x; wanted the path of a ledger file/u,
    ],
  ] as const)('with %s is refused as wrong usage', async (_, args, says) =>
    expectRefused(['submit', MAY, '--yes', ...args], freshFolder(), { code: 2, says: [says] }),
  );

  it.each([
    ['--on', '2020-02-31', ['dashboard']],
    ['--on', 'today', ['actions']],
    ['--stale-after', '0', ['exceptions']],
    ['--from', '2020-13', ['trends']],
    ['--reported-on', '2020-02-30', ['plan', 'revise', '--aim', 'x', '--by', 'U1']],
  ])('and an option %s %s are refused by a ledger that is there', async (option, value, args) => {
    const cwd = await folderWith('may');
    await expectRefused([...args, option, value], cwd, { code: 2, says: [/(?:wanted|Found)/u] });
  });
});
