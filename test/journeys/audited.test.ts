import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from '@jest/globals';

import { freshFolder, MAY, printed, ROOT, run } from '../support/cli.js';
import { shellWords } from '../support/words.js';

const NAME = 'ledger.example.gov.uk';

/** The commands of the page, in order, as it shows them. */
const page = readFileSync(join(ROOT, 'docs', 'how-to', 'check-a-ledger.md'), 'utf8');
const commands = [...page.matchAll(/^```sh\n([\s\S]*?)^```/gmu)]
  .flatMap(([, block = '']) => block.trim().split('\n'))
  .flatMap((line) => /^plan-ledger (.+?)(?: > \S+)?$/u.exec(line)?.[1] ?? []);

let cwd = '';

// What an auditor was given: a ledger, its verifier key, and two checkpoints from earlier days.
beforeAll(async () => {
  cwd = freshFolder();
  const does = (...args: readonly string[]): Promise<string> => printed(args, { cwd });
  await does('key', 'generate', NAME);
  const key = ['--key', `${NAME}.key`];
  await does('submit', MAY, '--by', 'U1', '--yes');
  await does('checkpoint', ...key, '--first', '--out', 'april.checkpoint');
  await does('action', 'status', 'health-passport', 'completed', '--by', 'U1');
  await does('checkpoint', ...key, '--out', 'may.checkpoint');
});

describe('An auditor who was given three files', () => {
  it('gets an answer from every command of the page, in order', async () => {
    expect(commands.length).toBeGreaterThan(8);
    for (const line of commands) {
      const { code, stderr, stdout } = await run(shellWords(line), { cwd });
      expect({ line, code, stderr: code === 0 ? '' : stderr }).toEqual({ line, code: 0, stderr: '' });
      if (line.startsWith('verify --store')) expect(stdout).toMatch(/^INTACT: /u);
      if (line.startsWith('verify proof'))
        expect(stdout).toMatch(/^PROVED: .*version 120 of plan gloucestershire-aip/su);
      if (line.startsWith('verify --event')) expect(stdout).toContain('120');
    }
    expect(readFileSync(join(cwd, 'verify.html'), 'utf8')).toContain('Content-Security-Policy');
  });

  it('is told by the exit code when it is not what it was', async () => {
    const { default: Database } = await import('better-sqlite3');
    const db = new Database(join(cwd, 'plan-ledger.db'));
    db.exec('DROP TRIGGER events_are_never_changed');
    db.exec(`UPDATE events SET data = replace(data, '"value":61', '"value":81') WHERE version = 575`);
    db.close();
    const [line = ''] = commands;
    const { code, stdout } = await run(shellWords(line), { cwd });
    expect(code).toBe(4);
    expect(stdout.replace(/\s+/gu, ' ')).toMatch(/ALTERED.*Version 575: its event\.figure\.value/u);
  });
});
