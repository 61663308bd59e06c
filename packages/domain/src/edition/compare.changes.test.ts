import { describe, expect, it } from '@jest/globals';

import type { PlanEvent } from '../plan/events/index.js';
import type { Plan } from '../plan/state.js';
import { fullEdition, fullEditionFile, laterEdition } from '../testing/full-edition.js';
import { submitted, told } from '../testing/submitted.js';

const FIRST = submitted(fullEdition());

/** What the second edition changes, but its publication, and the figures that its text quotes once more. */
const changes = (changed: Readonly<Record<string, unknown>>, before: Plan = FIRST): readonly PlanEvent[] =>
  told(before, laterEdition(changed))
    .map(({ event }) => event)
    .filter(({ type }) => type !== 'EditionPublished' && type !== 'FigureQuoted');

const percent = (value: number) => ({ kind: 'number', printed: `${value}%`, value, percent: true });

const SECTION = 'sections.0';
const DETAIL = `${SECTION}.detail`;
const MEASURE = `${SECTION}.measures.0`;
const MILESTONE = `${SECTION}.actions.0.milestones.0`;

describe('an edition that says something else', () => {
  it.each([
    [
      'of a milestone rewords it',
      { [`${MILESTONE}.title`]: 'The first list', [`${MILESTONE}.owners`]: undefined },
      [
        {
          type: 'MilestoneRevised',
          milestone: 'first-list',
          changes: { title: 'The first list', owners: null },
        },
      ],
    ],
    [
      'of its date reschedules it',
      { [`${MILESTONE}.timescale`]: 'June 2020' },
      [
        {
          type: 'MilestoneRescheduled',
          milestone: 'first-list',
          timescale: { printed: 'June 2020', due: '2020-06-30' },
        },
      ],
    ],
    [
      'of its status reaches it',
      { [`${MILESTONE}.status`]: 'completed' },
      [{ type: 'MilestoneReached', milestone: 'first-list' }],
    ],
    [
      'of a recommendation rewords it',
      { 'recommendations.0.title': 'See children', 'recommendations.0.number': undefined },
      [
        {
          type: 'RecommendationRevised',
          recommendation: 'rec-1',
          changes: { title: 'See children', number: null },
        },
      ],
    ],
    [
      'of a list links a section to it',
      { 'recommendations.1.sections': [{ section: 'visits' }] },
      [{ type: 'RecommendationLinked', recommendation: 'late', section: 'visits', side: 'list' }],
    ],
    [
      'of a list links no section to it any more',
      { 'recommendations.0.sections': [] },
      [{ type: 'RecommendationUnlinked', recommendation: 'rec-1', section: 'visits', side: 'list' }],
    ],
    [
      'of a page answers another one',
      { [`${SECTION}.answers`]: [{ recommendation: 'late' }] },
      [
        { type: 'RecommendationLinked', recommendation: 'late', section: 'visits', side: 'page' },
        { type: 'RecommendationUnlinked', recommendation: 'rec-1', section: 'visits', side: 'page' },
      ],
    ],
    [
      'of a risk rewords it, and reassesses it on one side',
      { 'risks.0.owners': ['P1'], 'risks.0.residual': { likelihood: '2', impact: '4', score: '8' } },
      [
        { type: 'RiskRevised', risk: 'no-staff', changes: { owners: ['P1'] } },
        {
          type: 'RiskReassessed',
          risk: 'no-staff',
          side: 'residual',
          level: { likelihood: 2, impact: 4, score: 8 },
        },
      ],
    ],
    [
      'of no level takes it away',
      { 'risks.0.inherent': undefined },
      [{ type: 'RiskReassessed', risk: 'no-staff', side: 'inherent', level: null }],
    ],
    [
      'of evidence revises it',
      { [`${SECTION}.evidence.0.timescale`]: undefined, [`${SECTION}.evidence.0.doubtful`]: 'Faint' },
      [{ type: 'EvidenceRevised', evidence: 'survey', changes: { timescale: null, doubtful: 'Faint' } }],
    ],
    [
      'of oversight revises it',
      { 'oversight.0.cadence': 'as required', 'oversight.0.sections': [] },
      [
        {
          type: 'OversightRevised',
          oversight: 'board',
          changes: { cadence: 'as required', recurs: null, sections: [] },
        },
      ],
    ],
    [
      'of a baseline changes it without a word, and leaves another out',
      { [`${MEASURE}.baselines`]: [{ printed: '41%' }] },
      [
        { type: 'BaselineRecorded', measure: 'seen', figure: percent(41), act: 'unexplained' },
        { type: 'BaselineRecorded', measure: 'seen', group: 'boys', figure: null, act: 'unexplained' },
      ],
    ],
    [
      'of a benchmark changes it, and adds another',
      {
        [`${MEASURE}.benchmarks`]: [
          { against: 'England', printed: '71%', period: '2020-04' },
          { against: 'Wales', printed: '69%' },
        ],
      },
      [
        {
          type: 'BenchmarkRecorded',
          measure: 'seen',
          against: 'England',
          period: '2020-04',
          figure: percent(71),
          act: 'unexplained',
        },
        { type: 'BenchmarkRecorded', measure: 'seen', against: 'Wales', figure: percent(69) },
      ],
    ],
    [
      'of a rating changes it',
      { [`${DETAIL}.clauses`]: ['progress', 'threats'] },
      [
        {
          type: 'StatusAssessed',
          section: 'visits',
          dimension: 'rating',
          page: 'detail',
          status: 'good',
          clauses: ['progress', 'threats'],
          basis: 'Visits of May',
        },
      ],
    ],
    [
      'of a place for a rating blanks it',
      { [`${DETAIL}.rating`]: 'blank', [`${DETAIL}.clauses`]: undefined, [`${DETAIL}.basis`]: undefined },
      [{ type: 'StatusAssessed', section: 'visits', dimension: 'rating', page: 'detail', status: null }],
    ],
    [
      'of an action revises its outcomes and its start',
      { [`${SECTION}.actions.0.outcomes`]: ['None is late'], [`${SECTION}.actions.0.start`]: undefined },
      [
        { type: 'ActionRevised', action: 'weekly-list', changes: { outcomes: ['None is late'] } },
        {
          type: 'ActionRescheduled',
          action: 'weekly-list',
          timescale: { printed: 'June 2020', due: '2020-06-30' },
          start: null,
        },
      ],
    ],
    [
      'of a measure takes its action away',
      { [`${MEASURE}.action`]: undefined },
      [{ type: 'MeasureRevised', measure: 'seen', changes: { action: null } }],
    ],
    [
      'of a section revises who leads it',
      { [`${SECTION}.leads`]: ['P1'], [`${SECTION}.timescale`]: undefined },
      [{ type: 'SectionRevised', section: 'visits', changes: { leads: ['P1'], timescale: null } }],
    ],
  ])('%s', (_what, changed, events) => expect(changes(changed)).toEqual(events));

  it('of nothing about a status leaves a milestone reached, and open says that it is not', () => {
    const reached = submitted(laterEdition({ [`${MILESTONE}.status`]: 'completed' }), FIRST);
    const third = { 'edition.label': 'third', 'edition.reportedOn': '2020-08-09' };
    expect(changes(third, reached)).toEqual([]);
    expect(changes({ ...third, [`${MILESTONE}.status`]: 'completed' }, reached)).toEqual([]);
    expect(changes({ ...third, [`${MILESTONE}.status`]: 'open' }, reached)).toEqual([
      { type: 'MilestoneReopened', milestone: 'first-list' },
    ]);
  });

  it('moves a milestone to another action', () => {
    const [action] = fullEditionFile().sections[0]!.actions;
    const [first, second] = action!.milestones;
    const actions = [
      { ...action, milestones: [second] },
      { id: 'audit', title: 'Audit', milestones: [first] },
    ];
    expect(changes({ [`${SECTION}.actions`]: actions })).toEqual([
      { type: 'ActionAdded', action: 'audit', section: 'visits', title: 'Audit', owners: [] },
      { type: 'MilestoneMoved', milestone: 'first-list', action: 'audit' },
    ]);
  });

  it('moves evidence to another section', () => {
    const [section] = fullEditionFile().sections;
    const { evidence, ...rest } = section!;
    expect(changes({ sections: [rest, { id: 'planning', title: 'Planning', evidence }] })).toEqual([
      { type: 'SectionAdded', section: 'planning', title: 'Planning', order: 2 },
      { type: 'EvidenceMoved', evidence: 'survey', section: 'planning' },
    ]);
  });

  it('has a word set in another way, and changes nothing', () => {
    const curly = {
      [`${MILESTONE}.title`]: 'The first  list is out',
      'recommendations.0.title': 'See children in  time',
      'oversight.0.body': 'Improvement  Board',
      'risks.0.owners': ['Director '],
    };
    expect(changes(curly)).toEqual([]);
  });
});
