import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { freshFolder, type Ran } from '../support/cli.js';
import { printedHere, runHere } from '../support/in-process.js';
import { bytesOf } from '../support/prepared.js';

let cwd = '';
const by = (day: string): readonly string[] => ['--by', 'U1', '--reported-on', day];
const write = (day: string, ...args: readonly string[]): Promise<string> =>
  printedHere([...args, ...by(day)], cwd);
const attempt = (day: string, ...args: readonly string[]): Promise<Ran> =>
  runHere([...args, ...by(day)], cwd);
const rowsOf = async (...args: readonly string[]): Promise<readonly Readonly<Record<string, string>>[]> =>
  parse(await printedHere([...args, '--format', 'csv'], cwd), { columns: true });

beforeAll(async () => {
  cwd = freshFolder();
  await write(
    '2021-01-04',
    'plan',
    'establish',
    'my-plan',
    '--title',
    'Improvement Plan',
    '--authority',
    'My Council',
  );
  await write('2021-01-04', 'section', 'add', 'visits', '--title', 'Visits to children', '--number', '2');
  await write('2021-01-05', 'status', 'assess', 'visits', 'At risk', '--dimension', 'impact');
  await write(
    '2021-01-05',
    'action',
    'add',
    'list',
    '--section',
    'visits',
    '--title',
    'Weekly list',
    '--due',
    '2021-03-31',
    '--owners',
    'P7; P8',
  );
  await write('2021-01-06', 'measure', 'define', 'seen', '--section', 'visits', '--title', 'Children seen');
  await write('2021-01-06', 'target', 'set', 'seen', '2021-01', '85%');
  await write('2021-02-01', 'actual', 'record', 'seen', '2021-01', '61%');
}, 60_000);

describe('A small plan that is kept by hand', () => {
  it('has what was written on its dashboard, in its trends and among its actions', async () => {
    expect((await rowsOf('dashboard'))[0]).toMatchObject({
      section: 'Visits to children',
      impact_status: 'At risk',
    });
    expect((await rowsOf('trends'))[0]).toMatchObject({
      target: '85%',
      target_value: '85',
      actual: '61%',
      actual_value: '61',
    });
    expect((await rowsOf('actions'))[0]).toMatchObject({
      owners: 'P7; P8',
      first_due: '2021-03-31',
      due: '2021-03-31',
    });
  });

  it('keeps the first due date of an action, and counts how often it moved', async () => {
    const said = await write(
      '2021-02-02',
      'action',
      'reschedule',
      'list',
      '--due',
      '2021-06-30',
      '--reason',
      'Staff moved',
    );
    expect(said).toMatch(/^Wrote version \d+ of plan my-plan/u);
    expect((await rowsOf('actions'))[0]).toMatchObject({
      first_due: '2021-03-31',
      due: '2021-06-30',
      times_moved: '1',
    });
  });

  it('moves an action on, and keeps one that is withdrawn in its audit', async () => {
    await write('2021-02-03', 'action', 'status', 'list', 'in-progress');
    await write('2021-02-04', 'action', 'withdraw', 'list');
    expect((await rowsOf('audit', '--subject', 'list')).length).toBeGreaterThan(3);
    const again = await attempt('2021-02-05', 'action', 'status', 'list', 'completed');
    expect(again).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringContaining('was withdrawn and can be changed no more'),
    });
  });

  it('records a figure once, and tells whoever does so again to revise it', async () => {
    const before = bytesOf(cwd);
    const again = await attempt('2021-02-10', 'actual', 'record', 'seen', '2021-01', '62%');
    expect(again).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('revise it, and say whether it is a revision or a correction'),
    });
    const same = await attempt('2021-02-10', 'actual', 'record', 'seen', '2021-01', '61%');
    expect(same).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing changed') });
    expect(bytesOf(cwd)).toBe(before);
  });

  it('takes no revision without a reason, and shows one with its reason', async () => {
    const silent = await attempt('2021-02-11', 'actual', 'revise', 'seen', '2021-01', '66%');
    expect(silent).toMatchObject({ code: 3, stderr: expect.stringContaining('needs a reason') });
    await write(
      '2021-02-11',
      'actual',
      'revise',
      'seen',
      '2021-01',
      '66%',
      '--reason',
      'Late returns came in',
    );
    await write(
      '2021-02-12',
      'target',
      'revise',
      'seen',
      '2021-01',
      '80%',
      '--act',
      'correction',
      '--reason',
      'A misprint',
    );
    await write('2021-02-13', 'target', 'revise', 'seen', '2021-01', '60%', '--act', 'unexplained');
    expect(
      (await rowsOf('revisions')).map(({ field, before, after, act, marked }) => [
        field,
        before,
        after,
        act,
        marked,
      ]),
    ).toEqual([
      ['actual', '61%', '66%', 'revision', 'yes'],
      ['target', '85%', '80%', 'correction', 'yes'],
      ['target', '80%', '60%', 'unexplained', 'no'],
    ]);
  });

  it('says what it did in a sentence for each field', async () => {
    const said = await write(
      '2021-02-14',
      'section',
      'revise',
      'visits',
      '--title',
      'Visits and direct work',
    );
    expect(said).toMatch(
      /^Wrote version \d+ of plan my-plan\n {2}visits: title was Visits to children, is now Visits and direct work\n/u,
    );
    const first = await write('2021-02-14', 'section', 'revise', 'visits', '--rationale', 'Visits were late');
    expect(first).toContain('visits: rationale was blank, is now Visits were late\n');
  });

  it.each([
    [3, 'Found status', ['status', 'assess', 'visits', 'Fine', '--dimension', 'impact']],
    [
      3,
      'Found no section named vists; the nearest are: visits',
      ['section', 'revise', 'vists', '--title', 'X'],
    ],
    [3, 'The section id visits is taken', ['section', 'add', 'visits', '--title', 'Another']],
    [3, 'it is counted by the month', ['target', 'set', 'seen', '2021-Q1', '5%']],
    [
      3,
      'There is no actual of seen for 2021-05 to change',
      ['actual', 'revise', 'seen', '2021-05', '5%', '--reason', 'x'],
    ],
    [
      2,
      'did you mean correction',
      ['actual', 'revise', 'seen', '2021-01', '5%', '--act', 'corection', '--reason', 'x'],
    ],
    [2, 'wanted an id of lower-case words joined by hyphens', ['section', 'add', 'Visits!', '--title', 'X']],
    [
      2,
      'wanted a day that exists',
      ['action', 'add', 'b', '--section', 'visits', '--title', 'X', '--due', '2021-02-31'],
    ],
    [2, 'Found an empty figure', ['actual', 'record', 'seen', '2021-04', ' ']],
    [2, '--order that is no number', ['section', 'move', 'visits', '--order', 'first']],
    [2, "required option '--title <text>' not specified", ['section', 'add', 'other']],
  ])('answers %i (%s) and writes nothing', async (code, why, args) => {
    const before = bytesOf(cwd);
    const refused = await attempt('2021-03-01', ...args);
    expect(refused).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(why) });
    expect(bytesOf(cwd)).toBe(before);
  });

  it('takes no report that is older than the newest one', async () => {
    const late = await attempt('2021-01-01', 'plan', 'revise', '--aim', 'Earlier');
    expect(late).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("a plan's history does not run backwards"),
    });
  });

  it('can be ended, and is then changed no more', async () => {
    await write('2021-04-01', 'plan', 'close', '--note', 'Judged good');
    const after = await attempt('2021-04-02', 'plan', 'revise', '--aim', 'More');
    expect(after).toMatchObject({ code: 3, stderr: expect.stringContaining('The plan was closed') });
  });
});
