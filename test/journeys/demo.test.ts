import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { freshFolder, ROOT, run } from '../support/cli.js';

/** The lines of a terminal of usual height. */
const SCREEN = 50;

describe('The demo', () => {
  it('shows four plans from five documents on three screens, what others hold on to, and how to go on', async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'tmp'));
    const { code, stdout, stderr } = await run(['demo'], {
      cwd: ROOT,
      // A directory of people is that of another ledger.
      env: { TMPDIR: join(folder, 'tmp'), COLUMNS: '100', PLAN_LEDGER_PEOPLE: 'nowhere.yaml' },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Wrote edition may-2020 as versions 1 to ');
    expect(stdout).toContain('Wrote edition december-2020 as versions ');
    expect(stdout).toContain('Four plans are in the ledger, from five documents');
    expect(stdout).toMatch(/\$ plan-ledger portfolio/u);
    expect(stdout).toMatch(/; superseded$/mu);
    expect(stdout).toMatch(/\$ plan-ledger blame icpc-timely@2020-05/u);
    expect(stdout).toMatch(/\$ plan-ledger quoted .* --against/u);
    expect(stdout).toMatch(/Signed 1288 events of plan gloucestershire-aip/u);
    expect(stdout).toMatch(/^INTACT: 1 plan with 1288 events read/mu);
    expect(stdout).toMatch(/^PROVED: this event is version 1081 of plan gloucestershire-aip/mu);
    expect(stdout).toMatch(
      /^event\.figure\.printed +81%\nevent\.measure +icpc-timely\nevent\.period +2020-05$/mu,
    );
    const [, page = ''] = /^Open (\S+\/index\.html) in a browser/mu.exec(stdout) ?? [];
    expect(readFileSync(page, 'utf8')).toContain('<title>Report to the improvement board: ');
    expect(stdout.split('\n').length).toBeLessThanOrEqual(3 * SCREEN);
    expect(stdout).toMatch(/go on with/iu);
  });

  it('keeps its ledger where it is told, and every command that it names works there', async () => {
    const store = join(freshFolder(), 'kept.db');
    const { stdout } = await run(['demo', '--store', store], { cwd: ROOT });
    const named = stdout
      .slice(stdout.indexOf('Go on with'))
      .split('\n')
      .flatMap((line) => /^ {2}plan-ledger (.+)$/u.exec(line)?.[1] ?? []);
    const codes = await Promise.all(
      named.map(async (line) => [line, (await run(line.split(' '), { cwd: ROOT })).code]),
    );
    expect(codes.length).toBeGreaterThan(2);
    expect(codes).toEqual(named.map((line) => [line, 0]));
  });

  it('says what it misses outside a checkout', async () => {
    const { code, stderr } = await run(['demo'], { cwd: freshFolder() });
    expect(code).toBe(5);
    expect(stderr).toContain('fixtures');
  });
});
