import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { printed, ROOT, run } from '../support/cli.js';
import { printedHere, runHere } from '../support/in-process.js';
import { bytesOf, folderWith } from '../support/prepared.js';

type Row = Readonly<Record<string, string>>;

const IMPROVEMENT = ['--plan', 'gloucestershire-improvement-plan'];
const ACCELERATED = ['--plan', 'gloucestershire-aip'];
const HILLINGDON = ['--plan', 'hillingdon-improvement-plan'];
const REVIEW = ['--plan', 'gloucestershire-adviser-review'];
const PLANS = [IMPROVEMENT, ACCELERATED, HILLINGDON, REVIEW];

let cwd = '';
beforeAll(async () => {
  cwd = await folderWith('every');
});

const csv = async (...args: readonly string[]): Promise<string> =>
  printedHere([...args, '--format', 'csv'], cwd);

const rowsOf = async (...args: readonly string[]): Promise<readonly Row[]> =>
  parse(await csv(...args), { columns: true });

const widest = (text: string): number =>
  Math.max(...text.split('\n').map((line) => [...new Intl.Segmenter('en').segment(line)].length));

// By another person from the document: number, sections by its list, sections by their own pages.
const printedRecommendations = readFileSync(
  join(ROOT, 'test/documents/printed/improvement-plan-2017-recommendations.txt'),
  'utf8',
)
  .trimEnd()
  .split('\n')
  .slice(1);

describe('coverage of the plan of 2017', () => {
  it('begins with the columns that a spreadsheet may rely on', async () => {
    const text = await printed(['coverage', ...IMPROVEMENT, '--format', 'csv'], { cwd });
    expect(text).toMatch(
      /^number,recommendation,sections,actions,milestones,measures,evidence,gaps(?:,[a-z_]+)*\n/u,
    );
    expect(await csv('coverage', ...IMPROVEMENT)).toBe(text);
  });

  it('gives each of the nineteen recommendations the sections that are printed, from both sides', async () => {
    const rows = await rowsOf('coverage', ...IMPROVEMENT);
    const lines = rows.map(({ number = '', list_sections = '', page_sections = '' }) =>
      [number, list_sections.replaceAll(';', ','), page_sections.replaceAll(';', ',')].join(' | '),
    );
    expect(lines).toEqual(printedRecommendations);
    expect(rows).toHaveLength(19);
    expect(rows.filter(({ sections, list_sections }) => sections !== list_sections)).toEqual([]);
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['recommendation']));
  });

  it('counts what answers each: actions and milestones of its sections, measures around them too', async () => {
    const rows = await rowsOf('coverage', ...IMPROVEMENT);
    const milestones = await rowsOf('milestones', ...IMPROVEMENT);
    const measures = await rowsOf('measures', ...IMPROVEMENT);
    expect(rows.filter(({ actions }) => Number(actions) === 0)).toEqual([]);
    const counted = new Map(rows.map((row) => [row['number'], row]));
    // Of the outcome HP2, typed from the document: 25 dated steps and 5 measures.
    expect(counted.get('3')).toMatchObject({ sections: 'HP2', milestones: '25', measures: '5' });
    // LG6 and LG7 have no measures of their own: the four are those of their work stream, each counted once.
    expect(counted.get('2')).toMatchObject({ sections: 'LG6; LG7', milestones: '20', measures: '4' });
    expect(measures.filter(({ section_id: id = '' }) => id === 'lg6' || id === 'lg7')).toEqual([]);
    expect(milestones.filter(({ section_id: id = '' }) => id === 'lg6' || id === 'lg7')).toHaveLength(20);
  });

  it('finds the one recommendation without a measure, and those whose measures have no figure', async () => {
    const gaps = (await rowsOf('coverage', ...IMPROVEMENT)).flatMap(({ number = '', gaps: found = '' }) =>
      found === '' ? [] : [`${number}: ${found}`],
    );
    expect(gaps).toEqual([
      '9: no measure with a figure or a target',
      '10: no measure with a figure or a target',
      '11: no measure',
      '17: no measure with a figure or a target',
    ]);
  });

  it('says where the list calls a section otherwise than its own page', async () => {
    const rows = await rowsOf('coverage', ...IMPROVEMENT);
    const differ = rows.filter(({ disagreement }) => disagreement !== '');
    expect(differ.map(({ number }) => number)).toEqual(['6', '7']);
    const says =
      'The list calls HP3 "Reduction of instances where children go missing"; its own page calls it "Children and Young People who go missing and are vulnerable to CSE are protected"';
    expect(differ.map(({ disagreement }) => disagreement)).toEqual([says, says]);
    const text = await printedHere(['coverage', ...IMPROVEMENT], cwd);
    expect(text.replace(/\s+/gu, ' ')).toContain(`6: ${says} 7: ${says}`);
  });

  it('tells of the findings when asked for them', async () => {
    const rows = await rowsOf('coverage', ...IMPROVEMENT, '--findings');
    const findings = rows.filter(({ kind }) => kind === 'finding');
    expect(rows.slice(0, 19).map(({ kind }) => kind)).toEqual(Array(19).fill('recommendation'));
    expect(findings).toHaveLength(rows.length - 19);
    expect(
      findings.find(({ recommendation_id: id }) => id === 'finding-workforce-instability'),
    ).toMatchObject({
      sections: 'LG8',
      list_sections: '',
      gaps: 'no measure with a figure or a target',
      disagreement: '',
    });
    const without = await printedHere(['coverage', ...IMPROVEMENT], cwd);
    expect(without.replace(/\s+/gu, ' ')).toContain(
      `19 recommendations and ${findings.length} findings (see them with --findings)`,
    );
  });

  it('is as it was at an edition', async () => {
    const then = await rowsOf('coverage', ...IMPROVEMENT, '--as-of', 'edition:september-2017');
    expect(then).toEqual(await rowsOf('coverage', ...IMPROVEMENT));
    expect(await rowsOf('coverage', ...IMPROVEMENT, '--as-of', 'v2')).toEqual([]);
  });

  it('is nothing for a plan that lists no recommendations, and says so', async () => {
    expect(await rowsOf('coverage', ...HILLINGDON)).toEqual([]);
    expect(await printedHere(['coverage', ...HILLINGDON], cwd)).toContain(
      'The plan lists no recommendations',
    );
  });
});

const linesOf = async (plan: readonly string[], kind: string): Promise<readonly string[]> =>
  (await rowsOf('check', ...plan, '--kind', kind)).map(
    ({ subject = '', says = '' }) => `${subject}: ${says}`,
  );

const kindsOf = async (plan: readonly string[]): Promise<readonly string[]> =>
  [...new Set((await rowsOf('check', ...plan)).map(({ kind = '' }) => kind))].sort();

describe('check', () => {
  it('begins with the columns that a spreadsheet may rely on, in the real command too', async () => {
    const text = await printed(['check', ...REVIEW, '--format', 'csv'], { cwd });
    expect(text.split('\n')[0]).toBe('kind,subject,title,says,place');
    expect(await csv('check', ...REVIEW)).toBe(text);
  });

  it.each(PLANS)('%s %s: names for each question the place in its document', async (...plan) => {
    const rows = await rowsOf('check', ...plan);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ place, says, title }) => place === '' || says === '' || title === '')).toEqual([]);
  });

  it.each(PLANS)('%s %s: fits a terminal of 80 columns, each kind under a heading', async (...plan) => {
    for (const command of ['check', 'coverage']) {
      const { code, stdout, stderr } = await runHere([command, ...plan], cwd, 80);
      expect(code).toBe(0);
      // A command to copy stays on one line, however long the names in it are.
      const told = stderr.replace(/^(?:Next:)? +plan-ledger .*$/gmu, '');
      expect(widest(stdout + told)).toBeLessThanOrEqual(80);
      expect(stdout).not.toMatch(/undefined|NaN|\[object/u);
    }
    const rows = await rowsOf('check', ...plan);
    const text = await printedHere(['check', ...plan], cwd);
    const headings = [...text.matchAll(/^[A-Z].*\((\d+)\)$/gmu)].map(([, count]) => Number(count));
    expect(headings).toHaveLength((await kindsOf(plan)).length);
    expect(headings.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
    expect(text).toContain(`${rows.length} things that an inspector would ask about`);
  });

  it.each(PLANS)('%s %s: gives one kind as all gave it, and as JSON and Markdown', async (...plan) => {
    const rows = await rowsOf('check', ...plan);
    for (const kind of await kindsOf(plan)) {
      expect(await rowsOf('check', ...plan, '--kind', kind)).toEqual(
        rows.filter((row) => row['kind'] === kind),
      );
    }
    const json = JSON.parse(await printedHere(['check', ...plan, '--format', 'json'], cwd)) as {
      readonly kind: string;
      readonly data: readonly Row[];
    };
    expect(json.kind).toBe('check');
    expect(json.data.map(({ kind, subject, says, place }) => [kind, subject, says, place])).toEqual(
      rows.map(({ kind, subject, says, place }) => [kind, subject, says, place]),
    );
    expect(await printedHere(['check', ...plan, '--format', 'md'], cwd)).toContain('| --- |');
  });

  it('counts one thing as one', async () => {
    const { stdout } = await runHere(['check', ...HILLINGDON, '--kind', 'late milestone'], cwd);
    expect(stdout).toContain('1 thing that an inspector would ask about');
  });

  it('has nothing to ask of a kind that there is not', async () => {
    const { code, stdout } = await runHere(['check', ...HILLINGDON, '--kind', 'score'], cwd);
    expect(code).toBe(0);
    expect(stdout).toContain('An inspector would find nothing to ask here of the kind "score"');
    expect(stdout).not.toMatch(/\n\n\n/u);
    expect(await rowsOf('check', ...HILLINGDON, '--kind', 'score')).toEqual([]);
  });

  it.each(['two-dates', 'Score', ''])(
    'does not take %p for a kind, and lists those that there are',
    async (kind) => {
      const before = bytesOf(cwd);
      const { code, stdout, stderr } = await run(['check', ...IMPROVEMENT, '--kind', kind], { cwd });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(`Found --kind ${kind}; wanted one of unanswered, no owner, no date,`);
      expect(bytesOf(cwd)).toBe(before);
    },
  );
});

describe('check of the plan of 2017', () => {
  it('finds its kinds of questions', async () => {
    expect(await kindsOf(IMPROVEMENT)).toEqual(
      [
        'before the plan',
        'disagreement',
        'impossible order',
        'no date',
        'no evidence',
        'over 100',
        'to be developed',
        'two dates',
        'unanswered',
      ].sort(),
    );
  });

  it('finds the Joint Section 47 Protocol with two dates, and its launch', async () => {
    expect(await rowsOf('check', ...IMPROVEMENT, '--kind', 'two dates')).toEqual([
      {
        kind: 'two dates',
        subject: 's47-protocol',
        title: 'Develop a Joint Section 47 Protocol',
        says: '30 September 2017 under HP1; completed under HP2 (s47-protocol-hp2)',
        place: 'Outcome HP1, actions, row 2, milestone 5',
      },
      {
        kind: 'two dates',
        subject: 's47-protocol-launch',
        title: 'Joint Section 47 Protocol Multi- Agency Launch',
        says: '31 January 2018 under HP1; 31 October 2017 under HP2 (s47-protocol-launch-hp2)',
        place: 'Outcome HP1, actions, row 2, milestone 6',
      },
    ]);
  });

  it('finds the target of March 2017 in the column of March 2018', async () => {
    expect(await rowsOf('check', ...IMPROVEMENT, '--kind', 'impossible order')).toEqual([
      {
        kind: 'impossible order',
        subject: 'children-in-care-missing',
        title: 'Number of children in care reported missing',
        says: 'The target for January to March 2018 is printed as "12 (Mar 17)"',
        place: 'Outcome HP3, measures, row 1, January to March 2018, target',
      },
    ]);
  });

  it('finds what was due before the plan began', async () => {
    expect(await linesOf(IMPROVEMENT, 'before the plan')).toEqual([
      'new-style-reporting: Due 31 March 2017, before the plan began on 1 April 2017',
      'whole-system-review: Due 31 March 2017, before the plan began on 1 April 2017',
    ]);
  });

  it('finds the actions without a date, one of which has a date only of what is done, and the milestones', async () => {
    const rows = await rowsOf('check', ...IMPROVEMENT, '--kind', 'no date');
    const ofMilestones = rows.filter(({ place = '' }) => /milestone \d+$/u.test(place));
    expect(
      rows.filter((row) => !ofMilestones.includes(row)).map(({ subject, place }) => [subject, place]),
    ).toEqual([
      ['regular-reports-to-leaders', 'Outcome LG2, actions, row 3'],
      ['stabilise-senior-leadership', 'Outcome LG3, actions, row 1'],
      ['permanency-plans-second-review', 'Outcome CCCL1, actions, row 5'],
    ]);
    expect(ofMilestones.find(({ subject }) => subject === 'gscb-training-programme')).toMatchObject({
      says: 'Its time is given as "on-going"; no day can be read from it',
      place: 'Outcome LG1, actions, row 2, milestone 2',
    });
    expect(ofMilestones).toHaveLength(16);
  });

  it('finds the percentage above 100', async () => {
    expect(await rowsOf('check', ...IMPROVEMENT, '--kind', 'over 100')).toEqual([
      {
        kind: 'over 100',
        subject: 'strategy-discussions-to-enquiry',
        title: '% of strategy s47 discussions progressing to a enquiry',
        says: '104.6 (Jun 17) is printed as the actual for April to June 2017; the measure is counted in percent',
        place: 'Outcome HP1, measures, row 5, April to June 2017, actual',
      },
    ]);
  });

  it('finds the evidence that was expected and is not there', async () => {
    const rows = await rowsOf('check', ...IMPROVEMENT, '--kind', 'no evidence');
    expect(rows).toHaveLength(31);
    expect(rows[0]).toMatchObject({
      subject: 'engagement-baseline',
      says: 'Expected by 30 September 2017; nothing was attached by 9 June 2020',
      place: 'Culture workstream, evidence, row 1',
    });
  });

  it('asks about the recommendations and findings that coverage shows with a gap', async () => {
    const gaps = (await rowsOf('coverage', ...IMPROVEMENT, '--findings')).filter((row) => row['gaps'] !== '');
    const asked = await rowsOf('check', ...IMPROVEMENT, '--kind', 'unanswered');
    expect(asked.map(({ title }) => title)).toEqual(gaps.map(({ recommendation }) => recommendation));
    expect(asked.find(({ subject }) => subject === 'recommendation 11')).toMatchObject({
      says: 'The plan gives it no measure',
    });
    expect((await linesOf(IMPROVEMENT, 'disagreement')).map((line) => line.slice(0, 38))).toEqual([
      'recommendation 6: The list calls HP3 "',
      'recommendation 7: The list calls HP3 "',
    ]);
  });

  it('points for what is still to be set to the cell where that stands', async () => {
    const rows = await rowsOf('check', ...IMPROVEMENT, '--kind', 'to be developed');
    expect(rows.find(({ subject }) => subject === 'contact-decisions-24-hours')).toMatchObject({
      says: 'For April to June 2017 stands "Report to be developed"',
      place: 'Outcome HP1, measures, row 1, April to June 2017, actual',
    });
    expect(rows.find(({ subject }) => subject === 'confidence-in-senior-managers')).toMatchObject({
      says: 'For January to March 2018 stands "TARGET NEEDS TO BE AGREED"',
    });
    expect(rows.find(({ subject }) => subject === 'return-interviews')).toMatchObject({
      says: 'It has no baseline, target or actual: Further measure to be developed',
      place: 'Outcome HP3, measures, row 2',
    });
  });
});

describe('check of the plan of Hillingdon', () => {
  it('finds its kinds of questions', async () => {
    expect(await kindsOf(HILLINGDON)).toEqual([
      'impossible order',
      'late milestone',
      'no date',
      'no owner',
      'to be developed',
    ]);
  });

  it('finds the milestone that falls after the end of its action', async () => {
    expect(await rowsOf('check', ...HILLINGDON, '--kind', 'late milestone')).toEqual([
      {
        kind: 'late milestone',
        subject: 'practice-manager-structure',
        title: 'Implement new Practice Manager structure by Sept 2015',
        says: 'Due 30 September 2015; its action "Effective management oversight is in place leading to better and more timely decision-making" ends 31 July 2015',
        place: 'Work stream 4, actions, row 5, milestone 1',
      },
    ]);
  });

  it('finds the milestones that are due before their action starts', async () => {
    expect(await linesOf(HILLINGDON, 'impossible order')).toHaveLength(6);
    expect(await linesOf(HILLINGDON, 'impossible order')).toContain(
      'thematic-supervision-audit: Due 30 September 2014; its action "Launch new Audit Programme" starts in April 2015',
    );
  });

  it('finds the action whose row names nobody, and those that go on without an end', async () => {
    expect(await linesOf(HILLINGDON, 'no owner')).toEqual([
      'recruit-family-support-workers: No owner is given',
    ]);
    const dates = await linesOf(HILLINGDON, 'no date');
    expect(dates).toContain('ayse-support: Its time is given as "On-going"; no day can be read from it');
    expect(dates.map((line) => line.split('. ')[0])).toContain(
      'domestic-violence-response: No date is given, neither for it nor for a milestone of it',
    );
    expect(dates.filter((line) => line.startsWith('practice-'))).toEqual([]);
  });
});

describe('check of the adviser’s review', () => {
  it('finds for each category a rating that names no clause, has no definition, or is left blank', async () => {
    const asserted = 'The rating Amber is asserted; no clause of its definition is named';
    expect(await linesOf(REVIEW, 'no clause')).toEqual([
      `social-work-practice: ${asserted}`,
      `help-and-protection: ${asserted}`,
      `looked-after-and-permanence: ${asserted}`,
      'adoption: The place for its rating was left blank',
      `care-leavers: ${asserted}`,
      'leadership-management-governance: The rating Amber to green has no definition',
    ]);
  });

  it('finds what it quotes otherwise than the plan that it reviews, at its own place', async () => {
    expect(await kindsOf(REVIEW)).toEqual(['narrative', 'no clause']);
    expect(
      (await rowsOf('check', ...REVIEW, '--kind', 'narrative')).map(({ subject, place }) => [subject, place]),
    ).toEqual([
      ['cases-good', 'Detailed assessment, row 1: Social work practice'],
      ['cases-inadequate', 'Detailed assessment, row 1: Social work practice'],
      ['care-leavers-accommodation', 'Detailed assessment, row 5: Experience and progress of care leavers'],
    ]);
  });
});

describe('check of a review whose plan cannot be looked at', () => {
  it('says why what it quotes was not held against that plan, and asks the rest', async () => {
    const folder = await folderWith('every');
    const establish = ['plan', 'establish', 'old-review', '--title', 'Review', '--authority', 'A'];
    const before = ['--kind', 'review', '--reviews', 'gloucestershire-aip', '--reported-on', '2019-01-01'];
    await printedHere([...establish, ...before, '--by', 'U1'], folder);
    const { code, stdout } = await runHere(['check', '--plan', 'old-review'], folder);
    expect(code).toBe(0);
    expect(stdout).toMatch(/What is quoted of plan gloucestershire-aip was not held against it: /u);
  });
});

describe('what is said of a plan that ended', () => {
  it('says by which other it was superseded, and judges lateness on its last day', async () => {
    const { stdout } = await runHere(['milestones', ...IMPROVEMENT, '--section', 'hp3'], cwd);
    expect(stdout).toMatch(/superseded\s+by gloucestershire-aip/u);
    expect(stdout).toMatch(/judged on 2020-06-09/u);
  });
});

describe('check of the accelerated plan', () => {
  it('finds its kinds of questions, narrative against tables among them', async () => {
    expect(await kindsOf(ACCELERATED)).toEqual(['disagreement', 'narrative', 'no date', 'to be developed']);
    const narrative = await linesOf(ACCELERATED, 'narrative');
    expect(narrative).toContain(
      'pathway-plans: The text says 84% for 2020-12; the actual in the table is 77%',
    );
    expect(narrative).toHaveLength((await rowsOf('quoted', ...ACCELERATED, '--disagreeing')).length);
  });

  it('finds the section that the dashboard and the list of priorities number otherwise', async () => {
    expect(await linesOf(ACCELERATED, 'disagreement')).toEqual([
      expect.stringMatching(
        /^planning: The dashboard numbers it 5d; the list of priorities numbers it 3d \(/u,
      ),
    ]);
  });

  it('asks about less at its first edition: what came later was not said yet', async () => {
    const then = await rowsOf('check', ...ACCELERATED, '--as-of', 'edition:may-2020', '--kind', 'narrative');
    expect(then.filter(({ says = '' }) => says.includes('2020-12'))).toEqual([]);
    expect(then.length).toBeGreaterThan(0);
  });
});
