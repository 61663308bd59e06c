import { describe, expect, it } from '@jest/globals';

import { fullEdition, fullEditionFile, laterEdition } from '../testing/full-edition.js';
import { faultsOf, setIn } from '../testing/edition-faults.js';
import { submitted, told } from '../testing/submitted.js';
import { noPlan, type Plan } from '../plan/state.js';

const edition = (changed: Readonly<Record<string, unknown>>) => {
  const file = fullEditionFile();
  for (const [path, value] of Object.entries(changed)) setIn(file, path, value);
  return fullEdition(file);
};

const days = (changed: Readonly<Record<string, unknown>>): Readonly<Record<string, readonly string[]>> => {
  const byType: Record<string, string[]> = {};
  for (const { event, reportedOn } of told(noPlan, edition(changed))) {
    (byType[event.type] ??= []).push(reportedOn);
  }
  return byType;
};

const SEEN = 'sections.0.measures.0';
const ACTION = 'sections.0.actions.0';
const april = (plan: Plan) => plan.measures['seen']?.cells['2020-04']?.target;

describe('what an edition tells of earlier days', () => {
  it('is told as of those days, with what it needs, and the rest on the day of the edition', () => {
    const told = days({});
    expect(told['PlanEstablished']).toEqual(['2020-03-31']);
    expect(told['MeasureDefined']).toEqual(['2020-03-31', '2020-06-09']);
    expect(told['TargetSet']?.slice(0, 1)).toEqual(['2020-03-31']);
    expect(told['TargetRevised']).toEqual(['2020-04-30']);
    expect(told['EditionPublished']).toEqual(['2020-06-09']);
  });

  it('never tells a completion, a milestone or evidence of the wrong day', () => {
    const told = days({ [`${ACTION}.status`]: 'completed', [`${ACTION}.milestones.0.status`]: 'completed' });
    expect(told['ActionAdded']).toEqual(['2020-03-31']);
    for (const type of ['ActionStatusChanged', 'MilestoneAdded', 'MilestoneReached', 'EvidenceExpected']) {
      expect([type, new Set(told[type])]).toEqual([type, new Set(['2020-06-09'])]);
    }
  });

  it('leaves the plan with what the edition prints, also where that is another figure', () => {
    const printed = submitted(edition({ 'earlier.1.targets': [] }));
    expect(april(printed)?.figure.printed).toBe('80%');
    expect(april(printed)?.act).toBe('unexplained');
    expect(april(submitted(fullEdition()))?.act).toBe('revision');
  });

  it('brings the action of another section along, whose row prints the measure', () => {
    const file = fullEditionFile();
    const [section] = file.sections;
    const row = { id: 'late-row', title: 'A row of another page' };
    const told = submitted(
      edition({
        sections: [section, { id: 'other', title: 'Other', actions: [row] }],
        [`${SEEN}.action`]: 'late-row',
      }),
    );
    expect(told.measures['seen']?.action).toBe('late-row');
  });
});

describe('an edition', () => {
  const first = submitted(fullEdition());

  it('withdraws an action together with a milestone of it that went in another way', () => {
    const gone = [
      { action: 'weekly-list', how: 'withdrawn' },
      { milestone: 'first-list', how: 'completed' },
    ];
    const after = submitted(
      laterEdition({ [ACTION]: undefined, 'sections.0.actions': [], [`${SEEN}.action`]: undefined, gone }),
      first,
    );
    expect(after.milestones['first-list']?.gone?.how).toBe('completed');
    expect(after.milestones['all-teams']?.gone?.how).toBe('withdrawn');
  });

  it('that merges an action into another names no action for where its milestones went', () => {
    const into = { id: 'new-list', title: 'Another list' };
    const gone = [{ action: 'weekly-list', how: 'merged', into: 'new-list' }];
    const after = submitted(
      laterEdition({ 'sections.0.actions': [into], [`${SEEN}.action`]: undefined, gone }),
      first,
    );
    expect(after.actions['weekly-list']?.gone?.into).toBe('new-list');
    expect(after.milestones['first-list']?.gone).toEqual({
      how: 'withdrawn',
      note: 'Left with its action',
      version: after.actions['weekly-list']?.gone?.version,
    });
  });

  it('that says it is of a plan says nothing new', () => {
    const types = told(first, laterEdition({ 'plan.kind': 'plan' })).map(({ event }) => event.type);
    expect(types).not.toContain('PlanRevised');
  });

  it('reschedules nothing where the same words were once read with less care', () => {
    const before = first.milestones['all-teams'];
    const known = {
      ...first,
      milestones: { ...first.milestones, 'all-teams': { ...before, timescale: { printed: 'On-going' } } },
    };
    const types = told(known as Plan, laterEdition({ [`${ACTION}.milestones.1.timescale`]: 'On-going' })).map(
      ({ event }) => event.type,
    );
    expect(types).not.toContain('MilestoneRescheduled');
  });
});

describe('what stands beside the cells', () => {
  const first = submitted(fullEdition());
  const figures = (changed: Readonly<Record<string, unknown>>) =>
    told(first, laterEdition(changed))
      .filter(({ event }) => event.type === 'BaselineRecorded' || event.type === 'BenchmarkRecorded')
      .map(({ event, reason }) => [event, reason] as const);
  const boys = { printed: '38%', group: 'boys', period: '2019-03' };
  const england = { against: 'England', printed: '70%', period: '2020-04' };

  it('is taken away when the document leaves it out, one or all; a benchmark of a month stays', () => {
    expect(figures({ [`${SEEN}.baselines`]: [boys] }).map(([event]) => event)).toMatchObject([
      { type: 'BaselineRecorded', figure: null, act: 'unexplained' },
    ]);
    expect(figures({ [`${SEEN}.baselines`]: undefined })).toHaveLength(2);
    expect(figures({ [`${SEEN}.benchmarks`]: undefined })).toEqual([]);
    expect(figures({ [`${SEEN}.benchmarks`]: [{ ...england, period: '2020-05' }] })).toHaveLength(1);
  });

  it('is explained where the document says why it changed', () => {
    const revisions = [{ measure: 'seen', field: 'baseline', act: 'correction', reason: 'A misprint' }];
    expect(figures({ [`${SEEN}.baselines`]: [{ printed: '41%' }, boys], revisions })).toMatchObject([
      [{ act: 'correction', figure: { printed: '41%' } }, 'A misprint'],
    ]);
  });

  it('is the same figure with a footnote that is new: no change of the figure', () => {
    const noted = figures({ [`${SEEN}.baselines`]: [{ printed: '40%', note: 'Of 2019' }, boys] });
    expect(noted).toHaveLength(1);
    expect(noted[0]?.[0]).not.toHaveProperty('act');
  });
});

describe('what an edition says is gone', () => {
  it('goes from the inside out, whatever the order of the file, and each with its place', () => {
    const inner = { id: 'inner', title: 'Inner', parent: 'outer' };
    const plan = submitted(
      edition({ sections: [...fullEditionFile().sections, { id: 'outer', title: 'Outer' }, inner] }),
    );
    const gone = ['outer', 'inner'].map((section) => ({
      section,
      how: 'withdrawn',
      place: `Page of ${section}`,
    }));
    const left = told(plan, laterEdition({ gone })).filter(({ event }) => event.type === 'SectionRetired');
    expect(left.map(({ source }) => source?.place)).toEqual(['Page of inner', 'Page of outer']);
  });
});

describe('an explained revision', () => {
  it('is of a measure of the edition, and of a cell by its period', () => {
    const faults = (revision: object) => faultsOf(setIn(fullEditionFile(), 'revisions', [revision]));
    const said = { measure: 'seen', field: 'actual', act: 'revision', reason: 'Late data' };
    expect(faults({ ...said, period: '2020-04' })).toEqual([]);
    expect(faults(said)).toEqual([
      'revisions.0: Found a revised actual of seen without a period; wanted its period',
    ]);
    expect(faults({ ...said, measure: 'sen', period: '2020-04' })).toEqual([
      'revisions.0.measure: Found no measure sen in this edition; did you mean seen',
    ]);
  });
});
