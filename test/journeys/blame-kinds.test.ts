import { beforeAll, describe, expect, it } from '@jest/globals';

import { keeperIn } from '../support/by-hand.js';
import { freshFolder } from '../support/cli.js';
import { printedHere, runHere } from '../support/in-process.js';

const cwd = freshFolder();
const { write } = keeperIn(cwd);

const measure = '--unit count --direction higher --frequency month';
const lines = [
  'plan establish my-plan --title "Improvement Plan" --authority "My Council"',
  'section add visits --title "Visits to children"',
  'action add tool --section visits --title "A tool" --due 2021-06-30',
  'milestone add tool --action tool --title "The tool is there" --due 2021-02-28',
  'milestone add tried --action tool --title "Tried in two teams"',
  'milestone reschedule tool --due 2021-03-31 --reason "Staff moved"',
  `measure define seen --section visits --title "Children seen" ${measure}`,
  `measure define visits --section visits --title "Visits" ${measure}`,
  'actual record seen 2021-01 12',
  'actual record visits 2021-01 30',
];

beforeAll(async () => {
  for (const line of lines) await write('2021-01-04', line);
});

/** Now, field, before and after of each row. */
const blamed = async (subject: string): Promise<readonly string[]> => {
  const json = await printedHere(['blame', subject, '--format', 'json'], cwd);
  const { data } = JSON.parse(json) as {
    data: { present: boolean; kind: string; field: string; before: string; after: string }[];
  };
  return data.map(
    ({ present, kind, field, before, after }) =>
      `${present ? 'is' : 'was'} ${kind} ${field}: ${before} -> ${after}`,
  );
};

describe('blame of a thing whose kind is said', () => {
  it('is of that kind only', async () => {
    expect(await blamed('milestone/tool')).toEqual([
      'is milestone title:  -> The tool is there',
      'is milestone action:  -> tool',
      'is milestone timescale: 2021-02-28 -> 2021-03-31',
      'was milestone timescale:  -> 2021-02-28',
      'is milestone due: 2021-02-28 -> 2021-03-31',
      'was milestone due:  -> 2021-02-28',
      'is milestone status:  -> Open',
    ]);
    expect(await blamed('action/tool')).toContain('is action title:  -> A tool');
    expect(await blamed('action/tool')).not.toContain('is milestone title:  -> The tool is there');
  });

  it('is of the plan itself, also where a section has its id', async () => {
    const whole = ['is plan title:  -> Improvement Plan', 'is plan authority:  -> My Council'];
    expect(await blamed('my-plan')).toEqual(expect.arrayContaining(whole));
    await write('2021-01-05', 'section add my-plan --title "The plan in short"');
    expect(await blamed('plan/my-plan')).toEqual(expect.arrayContaining(whole));
    expect(await blamed('section/my-plan')).toContain('is section title:  -> The plan in short');
    expect(await runHere(['blame', 'my-plan'], cwd)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('say which: plan/my-plan or section/my-plan'),
    });
  });

  it('goes with a period and a half of the cell', async () => {
    expect(await blamed('measure/visits@2021-01:actual')).toEqual(['is measure actual:  -> 30']);
    expect(await blamed('measure/visits@2021-01')).toEqual(['is measure actual:  -> 30']);
    expect(await blamed('section/visits@2021-01')).toEqual([]);
  });

  it('is the same as without the kind, where only one kind has the id', async () => {
    expect(await blamed('tried')).toEqual(await blamed('milestone/tried'));
    expect(await blamed('seen@2021-01')).toEqual(await blamed('measure/seen@2021-01'));
  });
});

describe('blame of an id that two kinds have', () => {
  it.each([
    ['tool', 'Found action and milestone tool; say which: action/tool or milestone/tool'],
    ['visits', 'Found section and measure visits; say which: section/visits or measure/visits'],
    ['visits@2021-01', 'Found section and measure visits; say which: section/visits or measure/visits'],
  ])('%s is refused, and says which there are', async (subject, says) => {
    expect(await runHere(['blame', subject], cwd)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(says),
    });
  });

  it('is answered by what the refusal names', async () => {
    const { stderr } = await runHere(['blame', 'tool'], cwd);
    const named = stderr.match(/\b[a-z]+\/tool\b/gu) ?? [];
    expect(named).toHaveLength(2);
    for (const subject of named) expect(await blamed(subject)).not.toEqual([]);
  });
});

describe('blame of what there is not', () => {
  it.each([
    ['an id that the kind has not', 'milestone/seen', 'Found no milestone seen in the plan'],
    ['an id that is almost one of the kind', 'milestone/tred', 'did you mean tried'],
    ['a member of a kind of which there is none', 'risk/tool', 'Found no risk tool in the plan'],
    ['a kind that there is not', 'goal/tool', 'Found no subject goal/tool in the plan'],
    ['a kind in the plural', 'milestones/tool', 'Found no subject milestones/tool in the plan'],
    ['a kind without an id', 'milestone/', 'Found no milestone'],
    ['an id that every object inherits', 'milestone/constructor', 'Found no milestone constructor'],
  ])('%s is not found', async (_, subject, says) => {
    expect(await runHere(['blame', subject], cwd)).toMatchObject({
      code: 5,
      stdout: '',
      stderr: expect.stringContaining(says),
    });
  });
});
