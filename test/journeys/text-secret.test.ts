import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from '@jest/globals';

import { freshFolder, type Ran, run } from '../support/cli.js';
import { startWireProcess, type WireProcess } from '../support/wire-process.js';

const TEXT = 'The visit to the family in Mill Lane was late';
const BY = ['--by', 'U1', '--reported-on', '2021-01-28'];
const ESTABLISH = ['plan', 'establish', 'my-plan', '--title', TEXT, '--authority', 'My Council', ...BY];
const REDACT = ['redact', '1', 'title', '--basis', 'Article 17', ...BY];

let server: WireProcess;
beforeAll(async () => {
  server = await startWireProcess();
});

/** A machine: a home of its own, and a way to run the command there on a ledger. */
const machine = (prefix: string) => {
  const home = freshFolder();
  const env = { HOME: home, PLAN_LEDGER_STORE: server.address(prefix) };
  return {
    home,
    secret: join(home, '.local', 'share', 'plan-ledger', 'text-secret'),
    does: (args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Ran> =>
      run(args, { cwd: home, env: { ...env, ...more } }),
  };
};

const idIn = (file: string): string => /^id (\S+)$/mu.exec(readFileSync(file, 'utf8'))?.[1] ?? '';

describe('The secret of the texts on a server', () => {
  it('is made with the ledger, for its owner alone, and what it is is said once', async () => {
    const { secret, does } = machine('made.');
    const looked = await does(['dashboard']);
    expect(looked.code).toBe(5);
    expect(existsSync(secret)).toBe(false);
    const made = await does(ESTABLISH);
    expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Wrote version 1/u) });
    expect(made.stderr).toBe(
      `The texts of this new ledger are encrypted with the secret that was made in ${secret}\n` +
        "Without it nobody can read them, and nobody can make it again. Keep a second copy, apart from the server's backups; each machine that uses the ledger needs one\n",
    );
    expect(statSync(secret).mode & 0o777).toBe(0o600);
    const again = await does(['plan', 'revise', '--aim', 'Better', ...BY]);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    const read = await does(['audit', '--format', 'csv']);
    expect(read.stdout).toContain(TEXT);
  });

  it('is where the person wants it, and serves the next ledger as well, which says so', async () => {
    const { home, secret, does } = machine('there.');
    const own = { PLAN_LEDGER_TEXT_SECRET: join(home, 'kept', 'secret') };
    expect((await does(ESTABLISH, own)).stderr).toContain(`that was made in ${home}/kept/secret\n`);
    expect(existsSync(secret)).toBe(false);
    const shared = { XDG_DATA_HOME: join(home, 'data'), PLAN_LEDGER_STORE: server.address('shared.') };
    expect((await does(ESTABLISH, shared)).stderr).toContain(
      `that was made in ${home}/data/plan-ledger/text-secret\n`,
    );
    const next = { ...own, PLAN_LEDGER_STORE: server.address('next.') };
    expect((await does(ESTABLISH, next)).stderr).toContain(
      `are encrypted with the secret in ${home}/kept/secret\n`,
    );
  });

  it('is never made for a ledger that exists: who has none, or another, is told', async () => {
    const [one, other] = [machine('lost.'), machine('lost.')];
    await one.does(ESTABLISH);
    const id = idIn(one.secret);
    for (const args of [
      ['dashboard'],
      ['plan', 'revise', '--aim', 'Mine', ...BY],
      ESTABLISH,
      ['copy', '--from', server.address('lost.'), '--to', 'copy.db'],
    ]) {
      const { code, stdout, stderr } = await other.does(args);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain(
        `its texts need the text secret with the id ${id}, and there is none at ${other.secret}; copy the right one from a machine that uses this ledger`,
      );
    }
    expect(existsSync(other.secret)).toBe(false);
    const elsewhere = { PLAN_LEDGER_STORE: server.address('of-the-other.') };
    expect((await other.does(ESTABLISH, elsewhere)).code).toBe(0);
    const { code, stderr } = await other.does(['dashboard']);
    expect({ code, told: stderr }).toEqual({
      code: 1,
      told: expect.stringContaining(
        `the id ${id}, and the one with the id ${idIn(other.secret)} is at ${other.secret}`,
      ),
    });
  });

  it('forgets what is erased, on each machine that has a copy', async () => {
    const [one, other] = [machine('erased.'), machine('erased.')];
    await one.does(ESTABLISH);
    mkdirSync(join(other.secret, '..'), { recursive: true });
    copyFileSync(one.secret, other.secret);
    expect((await other.does(['audit', '--format', 'csv'])).stdout).toContain(TEXT);
    const done = await one.does(REDACT);
    expect(done).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Erased event\.title of version 1/u),
    });
    for (const { does, secret } of [one, other]) {
      const read = await does(['audit', '--format', 'csv']);
      expect(read.stdout).toContain('[redacted]');
      expect(read.stdout).not.toContain(TEXT);
      expect(readFileSync(secret, 'utf8')).toMatch(/^kept \S+ my-plan 1 /mu);
    }
    expect(await other.does(REDACT)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Nothing new to write/u),
    });
  });

  it('that is damaged is named with its line, and nothing is read', async () => {
    const { secret, does } = machine('damaged.');
    await does(ESTABLISH);
    const text = readFileSync(secret, 'utf8');
    rmSync(secret);
    mkdirSync(secret);
    expect((await does(['dashboard'])).stderr).toContain(`Cannot read ${secret}: it is a folder`);
    rmSync(secret, { recursive: true });
    writeFileSync(secret, text.replace('seed - ', 'seed 0 '));
    const { code, stderr } = await does(['dashboard']);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /text-secret: This is no well-formed text secret \(line 4\): found the end; wanted a seed at 1 as well\. Put back a whole copy/u,
    );
  });
});
