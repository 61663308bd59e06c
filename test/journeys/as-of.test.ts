import { setTimeout as pass } from 'node:timers/promises';

import { beforeAll, describe, expect, it } from '@jest/globals';

import { DECEMBER, printed, run } from '../support/cli.js';
import { runHere } from '../support/in-process.js';
import { folderWith } from '../support/prepared.js';

interface AsOf {
  readonly version: number;
  readonly head: number;
  readonly edition: string | null;
}

let cwd = '';
let between = '';
beforeAll(async () => {
  cwd = await folderWith('may');
  await pass(5);
  between = new Date().toISOString();
  await pass(5);
  await printed(['submit', DECEMBER, '--by', 'U1', '--yes'], { cwd });
});

const asOf = async (when: string): Promise<AsOf> => {
  const answer = await printed(['dashboard', '--as-of', when, '--format', 'json'], { cwd });
  return (JSON.parse(answer) as { asOf: AsOf }).asOf;
};

describe('As of', () => {
  it.each(['2020-06-09', '2020-12-31', '2021-01-27', 'edition:may-2020'])(
    '%s the plan is still the one of May 2020',
    async (when) =>
      expect(await asOf(when)).toMatchObject({
        edition: 'may-2020',
        version: (await asOf('edition:may-2020')).version,
      }),
  );

  it.each([
    '2021-01-28',
    '2030-01-01',
    'edition:december-2020',
    'recorded:2999-01-01T00:00Z',
    'recorded:2999-01-01',
  ])('%s the plan is the one of December 2020', async (when) => {
    const { edition, version, head } = await asOf(when);
    expect({ edition, version }).toEqual({ edition: 'december-2020', version: head });
  });

  it('an instant of recording, what was recorded by then', async () =>
    expect(await asOf(`recorded:${between}`)).toMatchObject({ edition: 'may-2020' }));

  it('v120, the plan after its first 120 events', async () =>
    expect(await asOf('v120')).toMatchObject({ version: 120, edition: null }));

  it('all forms of the same version, the answers are the same bytes', async () => {
    const { version } = await asOf('edition:may-2020');
    const answers = await Promise.all(
      ['2020-12-31', 'edition:may-2020', `v${version}`, `recorded:${between}`].map((when) =>
        run(['trends', '--all', '--format', 'csv', '--as-of', when], { cwd }),
      ),
    );
    expect(new Set(answers.map(({ stdout }) => stdout)).size).toBe(1);
    expect(answers[0]?.stdout).toContain(',2020-05,');
    expect(answers[0]?.stdout).not.toContain(',2020-06,');
  });

  it.each([
    ['2019-01-01', 5, 'nothing reported on or before 2019-01-01'],
    ['recorded:2000-01-01T00:00Z', 5, 'nothing recorded by 2000-01-01T00:00:00.000Z'],
    ['v0', 5, 'has versions v1 to v'],
    ['v99999', 5, 'has versions v1 to v'],
    ['edition:may-2002', 5, 'did you mean may-2020'],
    ['yesterday', 2, 'wanted a reported date'],
    ['2020-02-31', 2, 'wanted a reported date'],
    ['v1e3', 2, 'wanted a reported date'],
    ['recorded:soon', 2, 'wanted a reported date'],
    ['', 2, 'wanted a reported date'],
  ])('%p there is nothing, and it says why', async (when, code, why) => {
    const answer = await runHere(['dashboard', '--as-of', when], cwd);
    expect(answer).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(why) });
  });
});
