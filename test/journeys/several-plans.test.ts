import { beforeAll, describe, expect, it } from '@jest/globals';

import { DECEMBER, printed, run } from '../support/cli.js';
import { bytesOf, folderWith } from '../support/prepared.js';

let cwd = '';
beforeAll(async () => {
  cwd = await folderWith('may');
  await printed(['plan', 'establish', 'my-plan', '--title', 'T', '--authority', 'A', '--by', 'U1'], { cwd });
});

describe('A ledger with several plans', () => {
  it.each([[['dashboard']], [['section', 'add', 'x', '--title', 'X', '--by', 'U1']]])(
    'asks which, for %p',
    async (args) => {
      const before = bytesOf(cwd);
      const { code, stdout, stderr } = await run(args, { cwd });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toBe(
        'The ledger holds several plans: gloucestershire-aip, my-plan; say which with --plan\n',
      );
      expect(bytesOf(cwd)).toBe(before);
    },
  );

  it('speaks of the one that is named', async () => {
    expect(await printed(['audit', '--plan', 'my-plan'], { cwd })).toMatch(
      /^Plan my-plan as of version 1 \(now\)/u,
    );
    expect(await printed(['measures', '--plan', 'gloucestershire-aip'], { cwd })).toContain('icpc-timely');
  });

  it('writes to the one that is named, and to no other', async () => {
    const versionOf = async (plan: string): Promise<unknown> =>
      (
        JSON.parse(await printed(['audit', '--plan', plan, '--format', 'json'], { cwd })) as {
          asOf: { version: number };
        }
      ).asOf.version;
    const before = await versionOf('gloucestershire-aip');
    await printed(['section', 'add', 'x', '--title', 'X', '--by', 'U1', '--plan', 'my-plan'], { cwd });
    expect([await versionOf('my-plan'), await versionOf('gloucestershire-aip')]).toEqual([2, before]);
  });

  it('names the plan in what it says to run next', async () => {
    const { stderr } = await run(['dashboard', '--plan', 'my-plan'], { cwd });
    expect(stderr).toContain('plan-ledger exceptions --plan my-plan\n');
    const looked = await run(['preview', DECEMBER, '--by', 'U1'], { cwd });
    const next = /^Next: plan-ledger (.+)$/mu.exec(looked.stderr)?.[1] ?? '';
    expect(next).toBe(`submit ${DECEMBER} --by U1 --yes`);
    const folder = await folderWith('may');
    await printed(['plan', 'establish', 'my-plan', '--title', 'T', '--authority', 'A', '--by', 'U1'], {
      cwd: folder,
    });
    const written = await run(next.split(' '), { cwd: folder });
    const nexts = [...written.stderr.matchAll(/plan-ledger (.+)$/gmu)].map(([, line]) => line ?? '');
    expect(nexts).toEqual([
      'dashboard --plan gloucestershire-aip',
      'revisions --plan gloucestershire-aip',
      'changes v750 --plan gloucestershire-aip',
    ]);
    for (const line of nexts) {
      expect(await run(line.split(' '), { cwd: folder })).toMatchObject({ code: 0 });
    }
  });

  it('knows what a misspelt one was meant to be', async () => {
    const { code, stderr } = await run(['dashboard', '--plan', 'gloucestershire-api'], { cwd });
    expect({ code, stderr }).toEqual({
      code: 5,
      stderr: 'Found no plan gloucestershire-api in the ledger; did you mean gloucestershire-aip\n',
    });
  });
});
