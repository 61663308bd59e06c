import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { freshFolder, type Ran, run } from '../support/cli.js';
import { runHere } from '../support/in-process.js';
import { folderWith } from '../support/prepared.js';

const HEADER =
  'plan,title,authority,kind,edition,reported_on,sections,actions,measures,milestones,recommendations,risks,days_since_report,next_update,status,version,documents';

let cwd = '';
beforeAll(async () => {
  cwd = await folderWith('every');
}, 120_000);

const asked = (...args: readonly string[]): Promise<Ran> => runHere(['portfolio', ...args], cwd, 80);

type Row = Readonly<Record<string, string>>;
const rowsOf = async (...args: readonly string[]): Promise<readonly Row[]> =>
  parse((await asked(...args, '--format', 'csv')).stdout, { columns: true });

describe('The portfolio', () => {
  it('has a row for each plan, with what it holds and whether it is in force', async () => {
    expect((await asked('--format', 'csv')).stdout.split('\n')[0]).toBe(HEADER);
    const rows = await rowsOf('--on', '2021-02-28');
    expect(
      rows.map(({ plan, kind, edition, reported_on: on, days_since_report: days, status, documents }) =>
        [plan, kind, edition, on, days, status, documents].join(' | '),
      ),
    ).toEqual([
      'gloucestershire-adviser-review | review | december-2020 | 2020-12-31 | 59 | in force | 1',
      'gloucestershire-aip | plan | december-2020 | 2021-01-28 | 31 | in force | 2',
      'gloucestershire-improvement-plan | plan | superseded-may-2020 | 2020-06-09 | 264 | superseded by gloucestershire-aip | 2',
      'hillingdon-improvement-plan | plan | july-2015 | 2015-07-31 | 2039 | in force | 1',
    ]);
    expect(rows[2]).toMatchObject({ sections: '30', milestones: '264', recommendations: '19', risks: '9' });
    expect(rows[0]).toMatchObject({ next_update: 'March 2021', actions: '0' });
  });

  it('as of a day has the plans that there were, as they were', async () => {
    const rows = await rowsOf('--as-of', '2020-06-08');
    expect(
      rows.map(({ plan, edition, status, days_since_report: days }) => [plan, edition, status, days]),
    ).toEqual([
      ['gloucestershire-improvement-plan', 'september-2017', 'in force', '982'],
      ['hillingdon-improvement-plan', 'july-2015', 'in force', '1774'],
    ]);
    const { stdout } = await asked('--as-of', '2020-06-08');
    expect(stdout.replace(/\s+/gu, ' ')).toContain(
      '2 plans as of 2020-06-08, judged on 8 June 2020; the history of 2 more begins later',
    );
  });

  it('as of an instant has what was recorded by then', async () => {
    expect(await rowsOf('--as-of', 'recorded:2999-01-01T00:00Z')).toHaveLength(4);
    const before = await asked('--as-of', 'recorded:2000-01-01T00:00Z');
    expect(before).toMatchObject({
      code: 5,
      stdout: '',
      stderr: 'Found no plan as of recorded:2000-01-01T00:00Z; the history of every plan begins later\n',
    });
  });

  it('says in one table, and in words, how fresh each plan is, in 80 columns', async () => {
    const { code, stdout } = await asked('--on', '2026-11-22');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Plan and +Authority +Sections +Actions +Measures +How fresh$/mu);
    expect(stdout).toMatch(/County Council +2021, 5 years ago$/mu);
    expect(stdout).toMatch(/superseded by$/mu);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it.each(['text', 'list', 'csv', 'json', 'md'])(
    'the real command prints %s as it is printed here',
    async (format) => {
      const args = ['portfolio', '--on', '2021-02-28', '--format', format];
      const [real, here] = await Promise.all([run(args, { cwd }), runHere(args, cwd)]);
      expect(real).toEqual(here);
      expect(real.code).toBe(0);
      if (format === 'json') {
        expect(JSON.parse(real.stdout)).toMatchObject({
          kind: 'portfolio',
          asOf: null,
          data: [{}, {}, {}, {}],
        });
      }
    },
  );

  it.each([
    ['v3', 'Found --as-of v3 for all plans; wanted a day (2020-06-30) or an instant'],
    ['edition:may-2020', 'plan-ledger dashboard --plan ID --as-of edition:may-2020'],
    ['yesterday', 'Found "yesterday" for when'],
  ])('refuses %s, which is no time of every plan', async (when, says) => {
    const ran = await asked('--as-of', when);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(says);
  });

  it('takes no plan', async () => {
    const ran = await asked('--plan', 'gloucestershire-aip');
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("unknown option '--plan'");
  });

  it('of a ledger that is not there is not found', async () => {
    expect(await run(['portfolio'], { cwd: freshFolder() })).toMatchObject({ code: 5, stdout: '' });
  });
});
