import { join } from 'node:path';

import { beforeAll, describe, expect, it } from '@jest/globals';

import { freshFolder, type Ran, run } from '../support/cli.js';
import { smallEdition } from '../support/editions.js';
import { printedAt, runAt, settingsFor } from '../support/in-process.js';
import { startWireProcess, type WireProcess } from '../support/wire-process.js';

const cwd = freshFolder();
const small = join(cwd, smallEdition(cwd));
const cache = join(cwd, 'cache');
let server: WireProcess;
beforeAll(async () => {
  server = await startWireProcess();
});

const ask = (address: string, ...args: readonly string[]): Promise<Ran> =>
  runAt(args.length === 0 ? ['dashboard'] : args, { address, cache });

describe('A connection string', () => {
  const SECRET = /secret|hunter/u;
  const wrong: readonly (readonly [address: string, says: RegExp])[] = [
    ['esdb://board:secret@n1:2113?tls=false', /credentials with tls=false.*use TLS, or leave them out/u],
    ['esdb://board:secret@n1:2113?tlss=true', /the setting tlss.*known are tls, /u],
    ['esdb://board:secret@n1:99999', /found "n1:99999" as a node; wanted a name/u],
    ['esdb://board:secr?hunter@n1', /found an @ after a \?; write both as %40 and %3F/u],
    ['esdb://board:secret@hunter@n1?colour=red', /the setting colour/u],
    ['  esdb://board:secret@n1?tlsVerifyCert=false ', /tlsCaFile=FILE/u],
    ['esdb://board@n1', /credentials without a password; wanted user:password@/u],
    ['postgres://board:secret@n1/plans', /wanted the path of a ledger file,.* or a connection string: esdb/u],
    ['s3://board:secret@n1/plans', /wanted the path of a ledger file,.* or a connection string: esdb/u],
  ];

  it.each(wrong)('%s is wrong usage, and says what is wanted', async (address, says) => {
    const commands = [
      ['dashboard', '--store', address],
      ['submit', small, '--by', 'U1', '--yes', '--store', address],
      ['watch', '--store', address],
      ['copy', '--from', address, '--to', join(cwd, 'copied.db')],
    ];
    for (const args of commands) {
      const { code, stdout, stderr } = await ask('', ...args);
      expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' });
      expect(stderr).toMatch(says);
      expect(stderr).not.toMatch(SECRET);
    }
  });

  it('keeps its password where the server is away, or the file of its authority', async () => {
    const away = await ask('esdb://board:secret@127.0.0.1:1');
    expect(away).toMatchObject({ code: 1, stderr: expect.stringContaining('esdb://board:***@127.0.0.1:1') });
    const noFile = await ask(`esdb://board:secret@127.0.0.1:1?tlsCaFile=${join(cwd, 'no.crt')}`);
    expect(noFile).toMatchObject({ code: 1, stderr: expect.stringContaining('check the path') });
    expect(`${away.stderr}${noFile.stderr}`).not.toMatch(SECRET);
  });

  it('for TLS on a server without says where to look', async () => {
    const plain = server.address().replace('?tls=false', '');
    expect(await ask(plain)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('check tls=… and tlsCaFile=…'),
    });
  });
});

describe('A server that is away', () => {
  const DEADLINE = '&defaultDeadline=2000';

  it.each([
    [['dashboard']],
    [['submit', small, '--by', 'U1', '--yes']],
    [['copy', '--from', 'AWAY', '--to', 'copied.db']],
  ])('ends %p within its time, and says what to do', async (typed) => {
    const address = `esdb://127.0.0.1:1?tls=false${DEADLINE}`;
    const began = performance.now();
    const args = typed.map((word) => (word === 'AWAY' ? address : word));
    const { code, stdout, stderr } = await run(args, { cwd, env: settingsFor({ address, cache }) });
    // The deadline, and the start of a process on a machine that does other things too.
    expect(performance.now() - began).toBeLessThan(2000 + 3000);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /^Cannot read the list of plans at esdb:\/\/127\.0\.0\.1:1.*ECONNREFUSED 127\.0\.0\.1:1; check that it runs and can be reached, and try again\n$/u,
    );
  });

  it('or that is silent is given up within the deadline', async () => {
    const address = `${server.address('silent.')}${DEADLINE}`;
    await printedAt(['submit', small, '--by', 'U1', '--yes'], { address, cache });
    for (let call = 0; call < 100; call++)
      await server.order({ order: 'fault', kind: 'read', fault: { kind: 'silence' } });
    const began = performance.now();
    const silent = await run(['dashboard'], { cwd, env: settingsFor({ address, cache }) });
    expect(performance.now() - began).toBeLessThan(2000 + 3000);
    expect(silent).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/did not answer within 500 ms; check that it runs.*try again\n$/u),
    });
    await server.order({ order: 'clear-faults' });
    expect((await ask(address)).code).toBe(0);
  });

  it('while it is written to leaves it in doubt, says so, and takes the same again', async () => {
    const address = `${server.address('silent.')}&defaultDeadline=500`;
    const aim = ['plan', 'revise', '--aim', 'Once', '--by', 'U1'];
    const before = await server.order({ order: 'count' });
    for (let call = 0; call < 50; call++)
      await server.order({ order: 'fault', kind: 'append', fault: { kind: 'unavailable' } });
    const refused = await ask(address, ...aim);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(
      /^It is not known whether plan-small-plan was written: .*; run the same again, nothing is written twice\n$/u,
    );
    await server.order({ order: 'clear-faults' });
    expect(await server.order({ order: 'count' })).toEqual(before);
    expect((await ask(address, ...aim)).stdout).toContain('aim was blank, is now Once');
  });
});
