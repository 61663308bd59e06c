import { describe, expect, it } from '@jest/globals';

import { DECEMBER, freshFolder, MAY, run } from '../support/cli.js';
import { bytesOf, folderWith } from '../support/prepared.js';

describe('Submitting', () => {
  it('takes both editions, one after the other, and says what to do next', async () => {
    const cwd = freshFolder();
    const may = await run(['submit', MAY, '--by', 'U1', '--yes'], { cwd });
    expect(may).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Wrote edition may-2020 as versions 1 to \d+ of plan/u),
    });
    expect(may.stderr).toContain('Next: plan-ledger dashboard');

    const december = await run(['submit', DECEMBER, '--by', 'U1', '--yes'], { cwd });
    const last = Number(/to (\d+) of/u.exec(may.stdout)?.[1]);
    expect(december.code).toBe(0);
    expect(december.stdout).toContain(`Wrote edition december-2020 as versions ${last + 1} to `);
    expect(december.stdout).toContain('53 unmarked changes to published figures and targets');
  });

  it('of the same edition again says that nothing changed, and writes nothing', async () => {
    const cwd = await folderWith('both');
    const before = bytesOf(cwd);
    const again = await run(['submit', DECEMBER, '--by', 'U2', '--yes'], { cwd });
    expect(again.code).toBe(0);
    expect(again.stdout).toMatch(
      /^Edition december-2020 changes nothing: plan gloucestershire-aip \(version \d+\) says/u,
    );
    expect(bytesOf(cwd)).toBe(before);
  });

  it('without --yes writes nothing where nobody can be asked', async () => {
    const cwd = freshFolder();
    const unasked = await run(['submit', MAY, '--by', 'U1'], { cwd, input: 'yes\n' });
    expect(unasked).toMatchObject({ code: 2, stdout: '' });
    expect(unasked.stderr).toContain('Add --yes to write it');
    expect(bytesOf(cwd)).toBe('no ledger');
  });

  it('answers in JSON to a program', async () => {
    const cwd = freshFolder();
    const { stdout, code } = await run(['submit', MAY, '--by', 'U1', '--yes', '--format', 'json'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      format: 'plan-ledger/cli/1',
      kind: 'submit',
      data: { plan: 'gloucestershire-aip', edition: 'may-2020', first: 1, repeated: false },
    });
  });

  it('keeps the ledger where --store or PLAN_LEDGER_STORE says', async () => {
    const cwd = freshFolder();
    await run(['submit', MAY, '--by', 'U1', '--yes', '--store', 'there.db'], { cwd });
    const found = await run(['dashboard', '--format', 'json'], {
      cwd,
      env: { PLAN_LEDGER_STORE: 'there.db' },
    });
    expect(found.code).toBe(0);
    expect(bytesOf(cwd)).toBe('no ledger');
  });
});
