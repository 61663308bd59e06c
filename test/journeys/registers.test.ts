import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { type Ran, run } from '../support/cli.js';
import { runHere } from '../support/in-process.js';
import { folderWith } from '../support/prepared.js';

const OLD = 'gloucestershire-improvement-plan';
const NUMBERED = 'hillingdon-improvement-plan';
const NEW = 'gloucestershire-aip';

const signs = new Intl.Segmenter('en', { granularity: 'grapheme' });
const widthOf = (line: string): number => [...signs.segment(line)].length;

let cwd = '';
beforeAll(async () => {
  cwd = await folderWith('every');
}, 120_000);

const of = (plan: string, ...args: readonly string[]): Promise<Ran> =>
  runHere([...args, '--plan', plan], cwd, 80);

type Row = Readonly<Record<string, string>>;

const rowsOf = async (plan: string, ...args: readonly string[]): Promise<readonly Row[]> =>
  parse((await of(plan, ...args, '--format', 'csv')).stdout, { columns: true });

const headerOf = async (plan: string, ...args: readonly string[]): Promise<string | undefined> =>
  (await of(plan, ...args, '--format', 'csv')).stdout.split('\n')[0];

const MILESTONES =
  'section,action,milestone,date_text,first_due,due,status,responsible,times_moved,days_overdue,section_number,section_id,action_id,milestone_id,doubtful';
const RISKS =
  'ref,owner,inherent_likelihood,inherent_impact,inherent_score,residual_likelihood,residual_impact,residual_score,status,risk,title,kind,controls,consequence,doubtful,risk_id';
const HISTORY = 'risk,side,likelihood,impact,score,version,reported_on,reason,title,doubtful,risk_id';
const GRID = 'likelihood,impact,score,count,risks';
const OVERSIGHT = 'body,cadence,sections,role,recurs,oversight_id';
const MEASURES =
  'section,measure,unit,group,baseline,period,period_kind,kind,printed,value,note,direction,frequency,doubtful,action,section_id,measure_id,against';
const ACTIONS =
  'section,action,owners,timescale,first_due,due,times_moved,status,action_id,days_overdue,doubtful';
const NUMBERED_ACTIONS =
  'section,ref,action,owners,start_text,end_text,first_due,due,times_moved,status,action_id,days_overdue,doubtful,milestones,progress,outcomes';
const DASHBOARD =
  'number,section,actions_status,impact_status,detail_actions_status,detail_impact_status,section_id,plan_number,actions,completed,overdue,slipped,measures,met,not_met,milestones,milestones_reached,milestones_overdue';
const RATINGS = 'category,rating,basis,section_id,rating_code,clauses,definition,comment';

const REVIEW = 'gloucestershire-adviser-review';

const QUESTIONS: readonly (readonly [plan: string, header: string, ...args: string[]])[] = [
  [OLD, MILESTONES, 'milestones', '--on', '2018-01-01'],
  [OLD, MILESTONES, 'milestones', '--overdue', '--section', 'lg1', '--on', '2018-01-01'],
  [OLD, RISKS, 'risks'],
  [OLD, HISTORY, 'risks', '--history'],
  [OLD, GRID, 'risks', '--grid', '--side', 'inherent'],
  [OLD, OVERSIGHT, 'oversight'],
  [OLD, MEASURES, 'measures'],
  [OLD, ACTIONS, 'actions', '--on', '2018-01-01'],
  [OLD, DASHBOARD, 'dashboard', '--on', '2018-01-01'],
  [NUMBERED, NUMBERED_ACTIONS, 'actions', '--on', '2015-08-01'],
  [NUMBERED, NUMBERED_ACTIONS, 'actions', '--section', 'work-stream-7', '--on', '2015-08-01'],
  [NUMBERED, DASHBOARD, 'dashboard', '--on', '2015-08-01'],
  [NUMBERED, MEASURES, 'measures', '--section', 'work-stream-3'],
  [NUMBERED, RISKS, 'risks'],
  [NEW, ACTIONS, 'actions', '--on', '2021-01-28'],
  [NEW, DASHBOARD, 'dashboard', '--on', '2021-01-28'],
  [NEW, MILESTONES, 'milestones', '--on', '2021-01-28'],
  [NEW, OVERSIGHT, 'oversight'],
  [REVIEW, RATINGS, 'dashboard'],
];

describe.each(QUESTIONS)('Of %s, below %s', (plan, header, ...args) => {
  it(`${args.join(' ')} fits 80 columns in every form`, async () => {
    const forms = await Promise.all(
      ['text', 'list', 'md', 'json', 'csv'].map((format) => of(plan, ...args, '--format', format)),
    );
    expect(forms.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
    const [text, list, md, json, csv] = forms as [Ran, Ran, Ran, Ran, Ran];
    for (const { stdout } of [text, list]) {
      expect(stdout.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
    }
    for (const { stdout } of [text, list, md]) expect(stdout).not.toMatch(/undefined|NaN|\[object|\bnull\b/u);
    expect(csv.stdout.split('\n')[0]).toBe(header);
    expect(JSON.parse(json.stdout)).toMatchObject({ format: 'plan-ledger/cli/1', asOf: { plan } });
  });
});

describe('Milestones', () => {
  it('are all there, with date, responsible and how late they are on a day', async () => {
    const rows = await rowsOf(OLD, 'milestones', '--on', '2018-01-01');
    expect(rows).toHaveLength(264);
    expect(rows[0]).toMatchObject({
      date_text: 'Oct 17',
      due: '2017-10-31',
      status: 'open',
      responsible: "Interim Director of Children's Services",
      days_overdue: '62',
      section_number: 'LG1',
      milestone_id: 'vision-needs-analysis',
    });
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['open', 'completed']));
  });

  it('can be asked for by section, by action, and only the overdue ones', async () => {
    const ids = async (...args: readonly string[]) =>
      (await rowsOf(OLD, 'milestones', '--on', '2018-01-01', ...args)).map(({ milestone_id: id }) => id);
    expect(await ids('--section', 'lg1')).toHaveLength(7);
    expect(await ids('--section', 'lg1', '--overdue')).toEqual([
      'vision-needs-analysis',
      'gscb-business-plan-approved',
    ]);
    expect(await ids('--action', 'gscb-holds-partners-to-account')).toEqual([
      'gscb-business-plan-approved',
      'gscb-training-programme',
    ]);
  });

  it.each([
    [['--section', 'lg11'], 5, 'did you mean'],
    [['--action', 'gscb-holds-partners'], 5, 'Found no action gscb-holds-partners'],
    [['--on', 'today'], 2, '--on: Found "today"'],
  ])('say what is wrong with %p', async (args, code, says) => {
    const ran = await of(OLD, 'milestones', ...args);
    expect(ran).toMatchObject({ code, stdout: '' });
    expect(ran.stderr).toContain(says);
  });

  it('are read by action, with who answers for all of its steps in the heading', async () => {
    const { stdout } = await of(OLD, 'milestones', '--section', 'lg1', '--on', '2018-01-01');
    const text = stdout.replace(/\s+/gu, ' ');
    expect(text).toContain('7 milestones, 0 completed, 2 overdue; judged on 2018-01-01');
    expect(text).toContain(
      "LG1: Develop a vision and strategy for children and families in Gloucestershire that focuses on keeping children safe (children-families-vision); Interim Director of Children's Services Milestone",
    );
    expect(stdout).toMatch(/^\? a doubtful reading/mu);
    expect(stdout).toMatch(/^beginning of April 2018 +of April 2018 \?$/mu);
    expect(stdout).toMatch(/Oct 17 {2,}2017-10-31 {2}○ open {2,}62$/mu);
  });
});

describe('Risks', () => {
  it('stand in the register with their owner and both scores', async () => {
    const rows = await rowsOf(OLD, 'risks');
    const lines = rows.map((row) => Object.values(row).slice(0, 9).join(' | '));
    expect(lines).toHaveLength(9);
    expect(lines[1]).toBe(
      'IP2 | Interim Director of Improvement and Operational Services | 4 | 5 | 20 | 4 | 4 | 16 | open',
    );
  });

  it('stand in the squares of the grid, one row a square for a spreadsheet', async () => {
    const rows = await rowsOf(OLD, 'risks', '--grid');
    expect(rows).toHaveLength(25);
    expect(rows.filter(({ count }) => count !== '0')).toEqual([
      { likelihood: '4', impact: '4', score: '16', count: '1', risks: 'IP2' },
      { likelihood: '3', impact: '4', score: '12', count: '2', risks: 'IP6; IP7' },
      { likelihood: '3', impact: '5', score: '15', count: '5', risks: 'IP1; IP4; IP5; IP8; IP9' },
      { likelihood: '2', impact: '4', score: '8', count: '1', risks: 'IP3' },
    ]);
    const { stdout } = await of(OLD, 'risks', '--grid');
    expect(stdout).toMatch(/^ +4 {2}\. +\. +\. +IP2 +\.$/mu);
    expect(
      (await rowsOf(OLD, 'risks', '--grid', '--side', 'inherent')).find(({ count }) => count === '6'),
    ).toEqual({
      likelihood: '4',
      impact: '5',
      score: '20',
      count: '6',
      risks: 'IP1; IP2; IP4; IP5; IP8; IP9',
    });
  });

  it('keep each assessment, and whether they are still open', async () => {
    const by = ['--by', 'U1', '--plan', 'kept', '--reported-on'];
    const folder = await folderWith('may');
    const done = async (...args: readonly string[]) =>
      expect((await runHere(args, folder)).stderr).not.toMatch(/^Found/mu);
    await done(
      'plan',
      'establish',
      'kept',
      '--title',
      'T',
      '--authority',
      'A',
      '--by',
      'U1',
      '--reported-on',
      '2021-01-01',
    );
    await done(
      'risk',
      'raise',
      'drift',
      '--title',
      'Drift',
      '--ref',
      'R1',
      '--residual',
      '3x4',
      ...by,
      '2021-01-02',
    );
    await done(
      'risk',
      'reassess',
      'drift',
      'residual',
      '2x4',
      '--reason',
      'Fewer delays',
      ...by,
      '2021-02-01',
    );
    await done('risk', 'close', 'drift', '--how', 'completed', ...by, '2021-03-01');
    const csv = async (...args: readonly string[]): Promise<readonly string[]> =>
      (await runHere(['risks', '--plan', 'kept', '--format', 'csv', ...args], folder)).stdout
        .split('\n')
        .slice(1, -1);
    expect(await csv('--history')).toEqual([
      'R1,residual,3,4,12,2,2021-01-02,,Drift,,drift',
      'R1,residual,2,4,8,3,2021-02-01,Fewer delays,Drift,,drift',
    ]);
    expect(await csv('--history', '--side', 'inherent')).toEqual([]);
    expect(await csv()).toEqual([]);
    expect(await csv('--all')).toEqual(['R1,,,,,2,4,8,completed,R1,Drift,risk,,,,drift']);
    expect(await csv('--as-of', '2021-02-01')).toEqual(['R1,,,,,2,4,8,open,R1,Drift,risk,,,,drift']);
  });

  it.each([
    [['--grid', '--history'], 'Found --history and --grid; wanted one of them'],
    [['--side', 'inherent'], 'Found --side without --grid or --history'],
    [['--grid', '--side', 'residul'], 'did you mean residual'],
    [['--grid', '--all'], 'Found --all with --history or --grid'],
  ])('say what is wrong with %p', async (args, says) => {
    const ran = await of(OLD, 'risks', ...args);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(says);
  });
});

describe('Oversight', () => {
  it('names bodies with how often, and the sections by number', async () => {
    const rows = await rowsOf(OLD, 'oversight');
    expect(rows.map(({ body, cadence, sections }) => [body, cadence, sections])).toEqual(
      expect.arrayContaining([
        ['Children’s Services Improvement Board', 'monthly', ''],
        ['external consultant', 'monthly', 'LG10'],
      ]),
    );
    expect((await of(OLD, 'oversight')).stdout).toContain('the whole plan');
  });

  it('is a question, and a noun with verbs that have options of their own', async () => {
    const folder = await folderWith('may');
    const arrange = ['oversight', 'arrange', 'board', '--body', 'Board', '--by', 'U1', '--plan', NEW];
    expect(await run([...arrange, '--reported-on', '2020-07-01'], { cwd: folder })).toMatchObject({
      code: 0,
    });
    const { stdout } = await run(['oversight', '--format', 'csv'], { cwd: folder });
    expect(stdout).toBe(`${OVERSIGHT}\nBoard,,,,,board\n`);
  });
});

describe('Measures', () => {
  it('give a row a figure, with group, kind of period, text and number', async () => {
    const rows = await rowsOf(OLD, 'measures');
    const of = (id: string) =>
      rows
        .filter(({ measure_id: measure }) => measure === id)
        .map(({ group, baseline, period, period_kind, kind, printed, value }) =>
          [group, baseline, period, period_kind, kind, printed, value].join(' | '),
        );
    expect(of('confidence-in-senior-managers').slice(0, 3)).toEqual([
      'youth support svcs | 68.8% |  |  | baseline | 68.8% | 68.8',
      'children’s safeguarding | 76.5% |  |  | baseline | 76.5% | 76.5',
      ' |  | 2017/18-Q1 | financial-quarter | target | n/a | ',
    ]);
    expect(rows.filter(({ printed }) => printed === '50% (6/12)').map(({ value }) => value)).toEqual(['50']);
    expect(rows.filter(({ printed }) => printed?.startsWith('104.6')).map(({ value }) => value)).toEqual([
      '104.6',
    ]);
    const without = rows.filter(({ kind }) => kind === '');
    expect(without.length).toBeGreaterThan(0);
    expect(without.filter(({ period, printed, value }) => `${period}${printed}${value}` !== '')).toEqual([]);
  });

  it('are a line each for people, with the last target where nothing is known yet', async () => {
    const { stdout } = await of(OLD, 'measures', '--section', 'management');
    expect(stdout).toMatch(/^Number of social workers with high +0 for 2017\/18-Q4 +45 \(August 17\)$/mu);
    // Next target after the latest figure, which has none of its own.
    const hp1 = await of(OLD, 'measures', '--section', 'hp1', '--format', 'text');
    expect(hp1.stdout).toMatch(
      /^% of children seen +2017\/18-Q1 +12\.0 \(Jun 17\) +26\.0 \(Sep +21\.4 \(Mar$/mu,
    );
    expect((await of(OLD, 'measures')).stdout).not.toMatch(/Target .*Target/u);
    const later = await of(NEW, 'measures', '--as-of', 'edition:december-2020');
    expect(later.stdout).toMatch(/^% of cases judged as good +2020-12 +35% +40% +5 points below 40%$/mu);
    expect(later.stdout).not.toContain('Baseline');
  });
});

describe('Actions', () => {
  it('of a plan that prints refs and starts have them, with steps, progress and outcomes', async () => {
    const rows = await rowsOf(NUMBERED, 'actions', '--on', '2015-08-01');
    expect(rows).toHaveLength(51);
    expect(rows[3]).toMatchObject({
      ref: '1.4',
      owners: 'L&D',
      start_text: 'Jan 2015',
      end_text: 'On-going',
      due: '',
      status: 'Open',
      milestones: 'A 4 day induction programme was launched in January 2015',
      outcomes: 'Every member of staff has had an induction.',
    });
  });

  it('of a plan that prints neither keep their columns', async () => {
    expect([await headerOf(NEW, 'actions'), await headerOf(OLD, 'actions')]).toEqual([ACTIONS, ACTIONS]);
  });
});

describe('The dashboard of a plan without one', () => {
  it('counts what each section holds, without a status', async () => {
    const rows = await rowsOf(NUMBERED, 'dashboard', '--on', '2015-08-01');
    expect(rows.map(({ plan_number: number }) => number)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(rows[0]).toMatchObject({
      number: '',
      section: 'Workforce Development',
      actions_status: '',
      impact_status: '',
      actions: '9',
      overdue: '1',
      measures: '5',
      milestones: '4',
      milestones_reached: '1',
      milestones_overdue: '2',
    });
    const { stdout } = await of(NUMBERED, 'dashboard', '--on', '2015-08-01');
    expect(stdout).toMatch(/^1 +Workforce +0 of 9 +1 +0 +1 of 4, 2 late$/mu);
    expect(stdout).not.toContain('Impact');
  });
});
