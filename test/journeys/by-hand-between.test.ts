import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { DECEMBER, printed } from '../support/cli.js';
import { folderWith } from '../support/prepared.js';

type Row = Readonly<Record<string, string>>;

let cwd = '';
const rowsOf = async (...args: readonly string[]): Promise<readonly Row[]> =>
  parse(await printed([...args, '--format', 'csv'], { cwd }), { columns: true });

beforeAll(async () => {
  cwd = await folderWith('may');
  await printed(
    [
      ...['action', 'status', 'identify-teams', 'completed', '--by', 'P7', '--reported-on', '2020-10-05'],
      ...['--reason', 'The third audit was shared', '--document', 'Board paper 12', '--place', 'page 3'],
    ],
    { cwd },
  );
  await printed(
    [
      'actual',
      'revise',
      'icpc-timely',
      '2020-05',
      '77%',
      '--act',
      'correction',
      '--reason',
      'One was counted twice',
    ].concat(['--by', 'P8', '--reported-on', '2020-10-06']),
    { cwd },
  );
  await printed(['submit', DECEMBER, '--by', 'U1', '--yes'], { cwd });
});

describe('A single change by hand between two editions', () => {
  it('is kept in the audit with its author, its reason and its document', async () => {
    const rows = await rowsOf('audit', '--by', 'P7');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      reported_on: '2020-10-05',
      actor: 'P7',
      subject: 'identify-teams',
      reason: 'The third audit was shared',
      document: 'Board paper 12',
      place: 'page 3',
    });
  });

  it('is what the plan said on that day', async () => {
    const on = async (day: string): Promise<Row | undefined> =>
      (await rowsOf('actions', '--as-of', day)).find(({ action_id }) => action_id === 'identify-teams');
    expect((await on('2020-10-04'))?.['status']).not.toMatch(/completed/iu);
    expect((await on('2020-10-05'))?.['status']).toMatch(/completed/iu);
  });

  it('stands in the blame of its cell, with what came after it', async () => {
    const rows = await rowsOf('blame', 'icpc-timely@2020-05:actual');
    const byHand = rows.find(({ actor }) => actor === 'P8');
    expect(byHand).toMatchObject({ after: '77%', act: 'correction', reason: 'One was counted twice' });
    expect(rows.filter(({ present }) => present === 'yes')).toHaveLength(1);
  });
});
