import { beforeAll, describe, expect, it } from '@jest/globals';

import { keeperIn } from '../support/by-hand.js';
import { freshFolder } from '../support/cli.js';

const { write, attempt, events } = keeperIn(freshFolder());

beforeAll(async () => {
  await write('2021-01-04', 'plan establish my-plan --title "Improvement Plan" --authority "My Council"');
  await write('2021-01-04', 'section add visits --title "Visits to children"');
  await write('2021-01-04', 'section add planning --title "Plans for children"');
  await write('2021-01-04', 'measure define seen --section visits --title "% of children seen"');
});

describe('A recommendation that is kept by hand', () => {
  it('is received with its number and its inspection; a finding is called one', async () => {
    expect(
      await events(
        '2021-01-05',
        'recommendation receive rec-2 --title "See children in time" --number 2 --from "Inspection, March 2020"',
      ),
    ).toEqual([
      {
        type: 'RecommendationReceived',
        recommendation: 'rec-2',
        kind: 'recommendation',
        title: 'See children in time',
        number: '2',
        from: 'Inspection, March 2020',
      },
    ]);
    expect(
      await events('2021-01-05', 'recommendation receive late --title "Visits are late" --kind finding'),
    ).toMatchObject([{ kind: 'finding' }]);
  });

  it('is given other words', async () => {
    expect(
      await events('2021-01-06', 'recommendation revise rec-2 --number 2a --from "" --kind finding'),
    ).toEqual([
      {
        type: 'RecommendationRevised',
        recommendation: 'rec-2',
        changes: { number: '2a', from: null, kind: 'finding' },
      },
    ]);
  });

  it('is linked by each side, once', async () => {
    expect(await events('2021-01-07', 'recommendation link rec-2 visits --printed "In time"')).toEqual([
      {
        type: 'RecommendationLinked',
        recommendation: 'rec-2',
        section: 'visits',
        side: 'page',
        printed: 'In time',
      },
    ]);
    expect(await write('2021-01-07', 'recommendation link rec-2 visits --side list')).toContain(
      'rec-2: list was blank, is now visits\n',
    );
    expect(await write('2021-01-08', 'recommendation link rec-2 visits --side list')).toBe(
      'Nothing changed: plan my-plan (version 9) says so already\n',
    );
  });

  it('is unlinked on the side that is named, and closed', async () => {
    expect(await events('2021-01-09', 'recommendation unlink rec-2 visits')).toMatchObject([
      { type: 'RecommendationUnlinked', side: 'page' },
    ]);
    expect(await write('2021-01-09', 'recommendation unlink rec-2 visits')).toMatch(/^Nothing changed/u);
    expect(await write('2021-01-09', 'recommendation close rec-2 --how completed --note "Met"')).toContain(
      'rec-2: gone was blank, is now completed: Met\n',
    );
  });
});

describe('A risk that is kept by hand', () => {
  it('is raised with its levels, of which the scores are worked out', async () => {
    expect(
      await events(
        '2021-02-01',
        'risk raise staff-leave --title "Staff leave" --ref R1 --owners "P7; P8" --controls "Exit talks; Offer" --consequence "Visits are late" --inherent 4x5 --residual "3 × 5 = 15"',
      ),
    ).toEqual([
      {
        type: 'RiskRaised',
        risk: 'staff-leave',
        kind: 'risk',
        title: 'Staff leave',
        ref: 'R1',
        owners: ['P7', 'P8'],
        controls: ['Exit talks', 'Offer'],
        consequence: 'Visits are late',
        inherent: { likelihood: 4, impact: 5, score: 20 },
        residual: { likelihood: 3, impact: 5, score: 15 },
      },
    ]);
    expect(await events('2021-02-01', 'risk raise grant --title "A grant" --kind opportunity')).toEqual([
      { type: 'RiskRaised', risk: 'grant', kind: 'opportunity', title: 'A grant', owners: [], controls: [] },
    ]);
  });

  it('is given other words, and no controls where they are empty', async () => {
    expect(
      await events('2021-02-02', 'risk revise staff-leave --controls "" --consequence "" --owners P9'),
    ).toEqual([
      {
        type: 'RiskRevised',
        risk: 'staff-leave',
        changes: { controls: [], consequence: null, owners: ['P9'] },
      },
    ]);
  });

  it('is reassessed on one side, and loses a level with none', async () => {
    expect(await write('2021-02-03', 'risk reassess staff-leave residual 2×5')).toContain(
      'staff-leave: residual was 15 (likelihood 3, impact 5), is now 10 (likelihood 2, impact 5)\n',
    );
    expect(await write('2021-02-03', 'risk reassess staff-leave residual 2X5=10')).toMatch(
      /^Nothing changed/u,
    );
    expect(await events('2021-02-03', 'risk reassess staff-leave inherent none')).toMatchObject([
      { side: 'inherent', level: null },
    ]);
  });

  it('is closed, and then changed no more', async () => {
    await write('2021-02-04', 'risk close grant --how merged --into staff-leave');
    expect(await attempt('2021-02-05', 'risk reassess grant residual 1x1')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('Risk grant was merged and can be changed no more'),
    });
  });
});

describe('Evidence that is kept by hand', () => {
  it('is expected in a section by a time, which can be another one', async () => {
    expect(
      await events(
        '2021-03-01',
        'evidence expect survey --section visits --title "Staff survey" --timescale "March 2021"',
      ),
    ).toEqual([
      {
        type: 'EvidenceExpected',
        evidence: 'survey',
        section: 'visits',
        title: 'Staff survey',
        timescale: { printed: 'March 2021', due: '2021-03-31' },
      },
    ]);
    expect(await events('2021-03-02', 'evidence revise survey --title "Survey"')).toEqual([
      { type: 'EvidenceRevised', evidence: 'survey', changes: { title: 'Survey' } },
    ]);
    expect(await events('2021-03-02', 'evidence revise survey --timescale "" ')).toMatchObject([
      { changes: { timescale: null } },
    ]);
    expect(await write('2021-03-02', 'evidence move survey planning')).toContain(
      'survey: section was visits, is now planning\n',
    );
  });

  it('has documents attached: what shows it, beside what says so', async () => {
    const sha256 = 'AB'.repeat(32);
    const line = `evidence attach survey "Staff survey 2021" --sha256 ${sha256} --at "page 4" --note "Draft"`;
    expect(await events('2021-03-03', `${line} --document "Board paper 12" --place "page 1"`)).toEqual([
      {
        type: 'EvidenceAttached',
        evidence: 'survey',
        document: 'Staff survey 2021',
        sha256: sha256.toLowerCase(),
        place: 'page 4',
        note: 'Draft',
      },
    ]);
    expect(await write('2021-03-04', line)).toMatch(/^Nothing changed/u);
  });

  it('is withdrawn', async () => {
    expect(await write('2021-03-05', 'evidence withdraw survey --note "No survey"')).toContain(
      'survey: gone was blank, is now withdrawn: No survey\n',
    );
  });
});

describe('Oversight that is kept by hand', () => {
  it('is arranged for some sections, and its cadence is read', async () => {
    expect(
      await events(
        '2021-04-01',
        'oversight arrange board --body "Improvement Board" --cadence Monthly --sections "visits, planning" --role "Challenge"',
      ),
    ).toEqual([
      {
        type: 'OversightArranged',
        oversight: 'board',
        body: 'Improvement Board',
        sections: ['visits', 'planning'],
        cadence: 'Monthly',
        recurs: 'monthly',
        role: 'Challenge',
      },
    ]);
  });

  it('is about the whole plan where it names no section', async () => {
    expect(
      await events('2021-04-02', 'oversight revise board --sections "" --cadence "When needed"'),
    ).toEqual([
      {
        type: 'OversightRevised',
        oversight: 'board',
        changes: { sections: [], cadence: 'When needed', recurs: null },
      },
    ]);
    expect(await events('2021-04-02', 'oversight arrange scrutiny --body "Scrutiny"')).toMatchObject([
      { sections: [] },
    ]);
  });

  it('is ended, and asking who watches over the plan is still a question', async () => {
    await write('2021-04-03', 'oversight end scrutiny --note "Merged with the board"');
    const { code, stdout } = await attempt('2021-04-04', 'oversight revise board --role "" --format md');
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^Wrote version/u) });
  });
});

describe('Where a measure stood, and where others stand', () => {
  it('is recorded once, and then changed by an act', async () => {
    expect(
      await events(
        '2021-05-01',
        'baseline record seen 48% --group "under fives" --period 2020-12 --note "One month"',
      ),
    ).toMatchObject([
      {
        type: 'BaselineRecorded',
        measure: 'seen',
        figure: { kind: 'number', printed: '48%', value: 48 },
        group: 'under fives',
        period: '2020-12',
        note: 'One month',
      },
    ]);
    expect(
      await attempt('2021-05-01', 'baseline record seen 46% --group "under fives" --period 2020-12'),
    ).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('The baseline 48% of seen stands, and 46% is another figure'),
    });
    expect(
      await write(
        '2021-05-01',
        'baseline record seen 46% --group "under fives" --period 2020-12 --act correction --reason "A misprint"',
      ),
    ).toContain('seen: baseline of under fives was 48%, is now 46%\n');
    expect(
      await write(
        '2021-05-02',
        'baseline withdraw seen --group "under fives" --act correction --reason "Another group"',
      ),
    ).toContain('seen: baseline of under fives was 46%, is now blank\n');
  });

  it('is recorded for others by whom and by period', async () => {
    const about = '--against "statistical neighbours" --period 2020-12';
    await write('2021-05-03', `benchmark record seen 91% ${about}`);
    await write('2021-05-03', 'benchmark record seen 92% --against England');
    expect(await attempt('2021-05-03', `benchmark withdraw seen ${about}`)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('A revision of the benchmark of seen for 2020-12 needs a reason'),
    });
    expect(await events('2021-05-03', `benchmark withdraw seen ${about} --act unexplained`)).toMatchObject([
      { type: 'BenchmarkRecorded', figure: null, against: 'statistical neighbours' },
    ]);
  });

  it('is told of a measure that a row prints, or that only the text gives', async () => {
    await write('2021-05-04', 'action add weekly-list --section visits --title "Weekly list"');
    expect(
      await events(
        '2021-05-04',
        'measure define asked --section visits --title "Children asked" --action weekly-list --narrative yes',
      ),
    ).toMatchObject([{ action: 'weekly-list', narrative: true }]);
    expect(await events('2021-05-05', 'measure revise asked --action "" --narrative no')).toEqual([
      { type: 'MeasureRevised', measure: 'asked', changes: { action: null, narrative: null } },
    ]);
  });
});
