import { describe, expect, it } from '@jest/globals';

import type { PlanEvent } from '../plan/events/index.js';
import { noPlan, type Plan } from '../plan/state.js';
import { fullEdition, laterEdition } from '../testing/full-edition.js';
import { submitted, told, U1 } from '../testing/submitted.js';
import { compare } from './compare/index.js';

const FIRST = submitted(fullEdition());

/** What the second edition changes, but its publication, and the figures that its text quotes once more. */
const changes = (changed: Readonly<Record<string, unknown>>, before: Plan = FIRST): readonly PlanEvent[] =>
  told(before, laterEdition(changed))
    .map(({ event }) => event)
    .filter(({ type }) => type !== 'EditionPublished' && type !== 'FigureQuoted');

const percent = (value: number) => ({ kind: 'number', printed: `${value}%`, value, percent: true });

describe('a first edition with every part', () => {
  it('gives the plan what the document says', () => {
    expect(FIRST).toMatchObject({
      identity: { began: '2017-06-13' },
      sections: {
        visits: {
          kind: 'theme',
          leads: ['Director'],
          timescale: { starts: '2017-04', due: '2017-08-31' },
          assessed: { detail: { rating: { status: 'good', clauses: ['progress'], basis: 'Visits of May' } } },
          progress: { detail: { headline: 'Visits are on time', concerns: ['Staff leave'] } },
        },
      },
      actions: {
        'weekly-list': { ref: '1.1', start: { due: '2020-04-30' }, outcomes: ['No visit is late'] },
      },
      measures: {
        seen: {
          action: 'weekly-list',
          baselines: [{ figure: percent(40) }, { figure: percent(38), group: 'boys', period: '2019-03' }],
          benchmarks: [{ figure: percent(70), against: 'England', period: '2020-04' }],
        },
        told: { narrative: true },
      },
      milestones: {
        'first-list': { action: 'weekly-list', owners: ['P1'], firstDue: '2020-05-31' },
        'all-teams': { action: 'weekly-list', firstDue: '2020-10-31' },
      },
      recommendations: {
        'rec-1': {
          from: 'Ofsted, March 2017',
          links: [
            { section: 'visits', side: 'list', printed: 'Visits' },
            { section: 'visits', side: 'page', printed: 'Rec. 1' },
          ],
        },
        late: { kind: 'finding', links: [] },
      },
      risks: { 'no-staff': { kind: 'risk', inherent: { score: 20 }, residual: { score: 11 } } },
      evidence: { survey: { timescale: { due: '2021-03-31' } } },
      oversight: { board: { cadence: 'Monthly', recurs: 'monthly', sections: ['visits'] } },
      quoted: [{ measure: 'told' }, { measure: 'elsewhere', plan: 'other-plan', field: 'benchmark' }],
      editions: [{ nextUpdate: { due: '2020-09-30' } }],
    });
  });

  it('says of each part where it stands', () => {
    const all = told(noPlan, fullEdition());
    const placeOf = (type: string) => all.find(({ event }) => event.type === type)?.source?.place;
    expect(placeOf('MilestoneAdded')).toBe('Page 1, actions, row 1, milestone 1');
    expect(placeOf('BaselineRecorded')).toBe('Page 1, measures, row 1, baseline');
    expect(placeOf('BenchmarkRecorded')).toBe('Page 1, measures, row 1, benchmark of England');
    expect(placeOf('EvidenceExpected')).toBe('Page 1, evidence, row 1');
    expect(placeOf('RecommendationReceived')).toBe('Recommendations, row 1');
    expect(placeOf('RiskRaised')).toBe('Risks, row 1');
    expect(placeOf('OversightArranged')).toBe('Oversight, row 1');
  });

  it('is no change when it comes again, and asks nothing', () => {
    expect(told(FIRST, fullEdition())).toEqual([]);
    expect(changes({})).toEqual([]);
    expect(compare(FIRST, laterEdition(), U1).questions).toEqual([]);
  });

  it('is a review where it is one', () => {
    const review = { 'plan.kind': 'review', 'plan.reviews': 'other-plan', 'edition.reviewed': 'may-2020' };
    const plan = submitted(laterEdition(review));
    expect(plan.identity).toMatchObject({ kind: 'review', reviews: 'other-plan' });
    expect(plan.editions).toMatchObject([{ reviewed: 'may-2020' }]);
  });
});

describe('what an edition tells of days before its own', () => {
  const early = told(noPlan, fullEdition()).filter(({ reportedOn }) => reportedOn < '2020-06-09');

  it('is said as of those days, each figure for its reason, after what it needs', () => {
    expect(early.map(({ event }) => event.type)).toEqual(
      expect.arrayContaining(['PlanEstablished', 'SectionAdded', 'ActionAdded', 'MeasureDefined']),
    );
    expect(early.slice(-2)).toMatchObject([
      {
        event: { type: 'TargetSet', figure: percent(75) },
        reportedOn: '2020-03-31',
        reason: 'The table of March',
      },
      {
        event: { type: 'TargetRevised', figure: percent(80), act: 'revision' },
        reportedOn: '2020-04-30',
        reason: 'Agreed in April',
      },
    ]);
    expect(FIRST.measures.seen?.cells['2020-04']?.target).toMatchObject({ figure: percent(80) });
  });

  it('brings no other measure, and nothing that the page says', () => {
    const types = early.map(({ event }) => event.type);
    expect(types.filter((type) => type === 'MeasureDefined')).toHaveLength(1);
    expect(types).not.toContain('StatusAssessed');
    expect(types).not.toContain('RiskRaised');
  });

  it('is told once', () => {
    expect(told(FIRST, fullEdition())).toEqual([]);
  });
});

describe('an end', () => {
  const ended = {
    by: 'next-plan',
    note: 'A new plan was agreed',
    continues: [
      { measure: 'seen', as: 'children-seen' },
      { section: 'visits', as: 'seeing-children' },
    ],
  };
  const superseded = {
    type: 'PlanSuperseded',
    by: 'next-plan',
    note: 'A new plan was agreed',
    continues: [
      { kind: 'measure', id: 'seen', as: 'children-seen' },
      { kind: 'section', id: 'visits', as: 'seeing-children' },
    ],
  };

  it('comes after everything else, and is told once', () => {
    const all = told(FIRST, laterEdition({ ended })).map(({ event }) => event);
    expect(all.slice(-2)).toMatchObject([{ type: 'EditionPublished' }, superseded]);
    expect(told(submitted(laterEdition({ ended }), FIRST), laterEdition({ ended }))).toEqual([]);
  });

  it('is not told of what the plan never had', () => {
    const stray = { ...ended, continues: [{ measure: 'sen', as: 'children-seen' }] };
    expect(() => told(FIRST, laterEdition({ ended: stray }))).toThrow(
      'Found no measure named sen; the nearest are: seen',
    );
  });

  it('lets nothing follow that would change something', () => {
    const before = submitted(laterEdition({ ended }), FIRST);
    expect(() => changes({ 'edition.label': 'third', ended }, before)).toThrow(
      'The plan was superseded by next-plan and can be changed no more',
    );
  });
});
