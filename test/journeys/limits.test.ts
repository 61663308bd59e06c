import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { freshFolder, printed } from '../support/cli.js';
import { keeperIn } from '../support/by-hand.js';
import { printedHere, runHere } from '../support/in-process.js';
import { folderWith } from '../support/prepared.js';

type Row = Record<string, string>;

let cwd = '';
beforeAll(async () => {
  cwd = await folderWith('both');
}, 120_000);

const rowsOf = async (...args: readonly string[]): Promise<readonly Row[]> =>
  parse(await printed(['limits', ...args, '--format', 'csv'], { cwd }), { columns: true });

const rowOf = async (id: string, ...args: readonly string[]): Promise<Row | undefined> =>
  (await rowsOf(...args)).find(({ measure_id }) => measure_id === id);

const twoDecimals = (row: Row | undefined): readonly string[] =>
  [row?.['mean'], row?.['mean_moving_range'], row?.['lower'], row?.['upper']].map((text) =>
    Number(text).toFixed(2),
  );

const INADEQUATE = 'cases-inadequate';
const ACTIONS = 'audit-actions-in-timescale';

describe('The limits of inadequate audits', () => {
  it('are what the published figures give, and hold over the months that were not audited', async () => {
    const row = await rowOf(INADEQUATE);
    expect(twoDecimals(row)).toEqual(['26.67', '7.00', '8.05', '45.29']);
    expect(row).toMatchObject({
      from: '2019-04',
      to: '2020-12',
      points: '12',
      trial: 'no',
      baseline_from: '2019-04',
      baseline_to: '2020-03',
      latest_period: '2020-12',
      latest: '11%',
      variation: 'improving',
      assurance: 'hit and miss',
      cautions: expect.stringContaining('April 2020 and May 2020'),
    });
  });

  it('are crossed in August and October 2020, and seven months lie below the mean from June on', async () => {
    const points = await rowsOf('--measure', INADEQUATE);
    expect(points.map(({ value }) => value)).toEqual(
      '36 40 30 30 17 23 28 26 30 12 25 23 x x 19 18 5 17 8 20 11'
        .split(' ')
        .map((value) => (value === 'x' ? '' : value)),
    );
    const with_ = (signal: string) =>
      points.filter(({ signals }) => signals?.split('; ').includes(signal)).map(({ period }) => period);
    expect(with_('outside limits')).toEqual(['2020-08', '2020-10']);
    expect(with_('shift')).toEqual([
      '2020-06',
      '2020-07',
      '2020-08',
      '2020-09',
      '2020-10',
      '2020-11',
      '2020-12',
    ]);
    expect(points.at(-1)).toMatchObject({
      target_value: '12',
      towards: 'better',
      lower: '8.05',
      upper: '45.29',
    });
  });

  it('are told in sentences, the shift with the month that made it one', async () => {
    const { stdout } = await runHere(['limits', '--measure', INADEQUATE], cwd, 400);
    expect(stdout).toContain('11% for December 2020: improving; target hit and miss');
    expect(stdout).toContain(
      '- Shift: 7 figures in a row, June 2020 to December 2020, are below the mean of 26.67; the seventh is that for December 2020 (better)',
    );
    expect(stdout).toContain(
      '- Outside limits: 5% for August 2020 is below the lower limit of 8.05 (better)',
    );
    expect(stdout).toContain(
      '- Outside limits: 8% for October 2020 is below the lower limit of 8.05 (better)',
    );
    expect(stdout).toMatch(/^▇█▆▆▃▅▆▅▆▂▅▅··▄▄▁▃▂▄▂$/mu);
  });
});

describe('The limits of audit actions in timescale', () => {
  it('are those of the figures as they were first published', async () => {
    const row = await rowOf(ACTIONS, '--as-of', 'edition:may-2020');
    expect(twoDecimals(row)).toEqual(['68.83', '5.82', '53.36', '84.31']);
    expect(twoDecimals(await rowOf(ACTIONS, '--as-of', 'edition:may-2020', '--screen-outliers'))).toEqual(
      twoDecimals(row),
    );
  });

  it('moved with the figures that were changed without a note, and say which these are', async () => {
    const screened = await rowOf(ACTIONS, '--as-of', 'edition:december-2020', '--screen-outliers');
    expect(twoDecimals(screened)).toEqual(['51.25', '5.20', '37.42', '65.08']);
    expect(screened?.['cautions']).toContain('1 moving range of more than 3.267 times');
    expect(screened?.['cautions']).toContain(
      '5 figures were changed after publication: November 2019 (was 70%), December 2019 (was 63%)',
    );
  });

  it('are wider where the step between the two series counts as a moving range, as it does when nothing is said', async () =>
    expect(twoDecimals(await rowOf(ACTIONS))).toEqual(['51.25', '8.73', '28.04', '74.46']));
});

describe('The command', () => {
  it('says by which rule the limits are made', async () => {
    const rule = async (...args: readonly string[]) => (await runHere(['limits', ...args], cwd, 400)).stdout;
    expect(await rule()).toContain('mean ± 2.66 × mean moving range of the first 12 figures');
    expect(await rule()).toContain('of more than 3.267 times their mean are kept');
    expect(await rule('--screen-outliers')).toContain('of more than 3.267 times their mean are left out');
  });

  it('has no bars where they would be read aloud or by a program', async () => {
    for (const format of ['list', 'csv', 'json', 'md'])
      for (const args of [['limits'], ['limits', '--measure', INADEQUATE], ['measures']])
        expect(await printedHere([...args, '--format', format], cwd)).not.toMatch(/[▁-█·]/u);
  });

  it('has bars beside the measures where a terminal is wide enough', async () => {
    expect((await runHere(['measures'], cwd, 160)).stdout).toMatch(/[▁-█]{3}/u);
    expect((await runHere(['measures'], cwd, 100)).stdout).not.toMatch(/[▁-█]/u);
  });

  it.each([
    ['--measure', 'cases-inadequat', 'did you mean cases-inadequate'],
    ['--section', 'inadequate-practise', 'did you mean inadequate-practice'],
  ])('finds no %s %s, and says what there is', async (option, id, hint) =>
    expect(await runHere(['limits', option, id], cwd)).toMatchObject({
      code: 5,
      stderr: expect.stringContaining(hint),
    }),
  );
});

describe('A rebase', () => {
  const DAY = '2021-03-01';
  const folder = freshFolder();
  const { write, attempt } = keeperIn(folder);
  const limitsNow = async (...args: readonly string[]): Promise<readonly Row[]> =>
    parse(await printedHere(['limits', ...args, '--format', 'csv'], folder), { columns: true });

  beforeAll(async () => {
    await write(DAY, 'plan establish p --title Plan --authority Council');
    await write(DAY, 'section add visits --title Visits');
    await write(DAY, 'measure define seen --section visits --title "% seen"');
    for (const [month, figure] of [
      ['2020-09', '50%'],
      ['2020-10', '54%'],
      ['2020-11', '70%'],
      ['2020-12', '72%'],
    ])
      await write(DAY, `actual record seen ${month} ${figure}`);
  });

  it('begins the limits anew, with its reason, and is kept in the audit', async () => {
    expect(await write(DAY, 'measure rebase seen 2020-11 --reason "Visits by phone count"')).toContain(
      'seen: limits for 2020-11 was blank, is now rebased',
    );
    expect(await limitsNow()).toMatchObject([
      { from: '2020-09', to: '2020-10', mean: '52', variation: '', rebase_reason: '' },
      {
        from: '2020-11',
        to: '2020-12',
        mean: '71',
        points: '2',
        trial: 'yes',
        variation: 'ordinary variation',
        rebased_by: '8',
        rebase_reason: 'Visits by phone count',
      },
    ]);
    const blame = await printedHere(['blame', 'seen@2020-11', '--format', 'csv'], folder);
    expect(blame).toContain('LimitsRebased,,Visits by phone count');
    expect(await limitsNow('--as-of', 'v7')).toMatchObject([{ from: '2020-09', to: '2020-12', points: '4' }]);
  });

  it.each([
    ['measure rebase seen 2020-11 --reason Again', 0, ''],
    ['measure rebase seen 2020-12', 3, 'Found no reason why the limits of seen begin anew from 2020-12'],
    ['measure rebase seen 2020-Q4 --reason Why', 3, 'it is counted by the month'],
    ['measure rebase sen 2020-12 --reason Why', 3, 'Found no measure named sen'],
    ['measure rebase seen soon --reason Why', 2, 'wanted a month'],
  ])('%s writes nothing', async (line, code, why) => {
    expect(await attempt(DAY, line)).toMatchObject({ code, stderr: expect.stringContaining(why) });
    expect(await printedHere(['dashboard'], folder)).toContain('as of version 8 (now)');
  });

  it('is withdrawn with a reason, and then the limits are as they were', async () => {
    expect(await write(DAY, 'measure rebase seen 2020-11 --withdraw --reason "A slip"')).toContain(
      'seen: limits for 2020-11 was rebased, is now blank',
    );
    expect(await limitsNow()).toMatchObject([{ from: '2020-09', to: '2020-12', points: '4' }]);
  });
});
