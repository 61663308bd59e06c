import { describe, it } from '@jest/globals';

import { given } from '../../testing/given.js';
import { command, event, fullHistory } from '../../testing/plain.js';
import type { CalendarDay } from '../../values/calendar-day.js';
import type { PlanCommand } from '../commands.js';
import type { PlanEvent } from '../events/index.js';
import type { Saying } from '../recorded.js';

const on = (reportedOn: string): Partial<Saying> => ({ reportedOn: reportedOn as CalendarDay });

const identity = {
  plan: 'small-plan',
  title: 'Small Plan',
  authority: 'Somewhere Council',
  schemes: [{ id: 'rag', title: 'RAG', statuses: [{ code: 'red', label: 'Red' }] }],
};
const established = event({ type: 'PlanEstablished', ...identity });
const edition = { label: 'first', title: 'First edition', sections: ['visits'], actions: [], measures: [] };
const published = event({ type: 'EditionPublished', ...edition });

const wholeHistory: readonly PlanEvent[] = [
  ...fullHistory,
  event({ type: 'ActionAdded', action: 'audit', section: 'visits', title: 'Audit', owners: [] }),
  event({ type: 'MilestoneAdded', milestone: 'reached', action: 'audit', title: 'It is reached' }),
  event({ type: 'MilestoneReached', milestone: 'reached' }),
  event({ type: 'LimitsRebased', measure: 'seen', from: '2020-04' }),
];

const APRIL = { measure: 'seen', period: '2020-04' } as const;
const MAY = { measure: 'seen', period: '2020-05' } as const;
const HALF = { kind: 'unread', printed: 'half' } as const;

/** One of every kind, each of which would change something; but a plan that is there is not established. */
const EVERY_COMMAND: readonly PlanCommand[] = [
  command({ type: 'EstablishPlan', ...identity }),
  command({ type: 'RevisePlan', changes: { title: 'Other' } }),
  command({ type: 'PublishEdition', label: 'second', title: 'Second edition' }),
  command({ type: 'SupersedePlan', by: 'next-plan', note: 'Another note' }),
  command({ type: 'ClosePlan', note: 'Another note' }),
  command({ type: 'AddSection', section: 'new', title: 'New', order: 9 }),
  command({ type: 'ReviseSection', section: 'visits', changes: { title: 'Other' } }),
  command({ type: 'MoveSection', section: 'visits', order: 9 }),
  command({ type: 'RetireSection', section: 'planning', how: 'completed' }),
  command({ type: 'AssessStatus', section: 'visits', dimension: 'actions', page: 'detail', status: 'red' }),
  command({ type: 'ReportProgress', section: 'visits', page: 'detail', done: ['More'], next: [] }),
  command({
    type: 'QuoteFigure',
    section: 'visits',
    page: 'detail',
    measure: 'seen',
    period: '2020-04',
    figure: HALF,
  }),
  command({ type: 'AddAction', action: 'new', section: 'visits', title: 'New', owners: [] }),
  command({ type: 'ReviseAction', action: 'weekly-list', changes: { title: 'Other' } }),
  command({ type: 'ChangeActionOwners', action: 'weekly-list', owners: [] }),
  command({ type: 'RescheduleAction', action: 'weekly-list', timescale: null }),
  command({ type: 'ChangeActionStatus', action: 'weekly-list', status: 'completed' }),
  command({ type: 'MoveAction', action: 'weekly-list', section: 'planning' }),
  command({ type: 'WithdrawAction', action: 'weekly-list', how: 'withdrawn' }),
  command({
    type: 'DefineMeasure',
    measure: 'new',
    section: 'visits',
    title: 'New',
    unit: 'count',
    direction: 'lower',
    frequency: 'month',
  }),
  command({ type: 'ReviseMeasure', measure: 'seen', changes: { title: 'Other' } }),
  command({ type: 'MoveMeasure', measure: 'seen', section: 'planning' }),
  command({ type: 'RetireMeasure', measure: 'seen', how: 'withdrawn' }),
  command({ type: 'RebaseLimits', measure: 'seen', from: '2020-05' }),
  command({ type: 'WithdrawRebase', measure: 'seen', from: '2020-04' }),
  command({ type: 'SetTarget', ...MAY, figure: HALF }),
  command({ type: 'ReviseTarget', ...APRIL, figure: HALF, act: 'unexplained' }),
  command({ type: 'WithdrawTarget', ...APRIL, act: 'unexplained' }),
  command({ type: 'RecordActual', ...MAY, figure: HALF }),
  command({ type: 'ReviseActual', ...APRIL, figure: HALF, act: 'unexplained' }),
  command({ type: 'WithdrawActual', ...APRIL, act: 'unexplained' }),
  command({
    type: 'AnnotateCell',
    measure: 'seen',
    period: '2020-04',
    field: 'actual',
    doubtful: 'Smudged',
    note: null,
  }),
  command({ type: 'RecordBaseline', measure: 'seen', figure: null, act: 'unexplained' }),
  command({
    type: 'RecordBenchmark',
    measure: 'seen',
    against: 'Wales',
    figure: HALF,
  }),
  command({ type: 'AddMilestone', milestone: 'new', action: 'weekly-list', title: 'New' }),
  command({ type: 'ReviseMilestone', milestone: 'first-list', changes: { title: 'Other' } }),
  command({ type: 'MoveMilestone', milestone: 'first-list', action: 'audit' }),
  command({ type: 'RescheduleMilestone', milestone: 'first-list', timescale: null }),
  command({ type: 'ReachMilestone', milestone: 'first-list' }),
  command({ type: 'ReopenMilestone', milestone: 'reached' }),
  command({ type: 'WithdrawMilestone', milestone: 'first-list', how: 'withdrawn' }),
  command({ type: 'ReceiveRecommendation', recommendation: 'new', kind: 'finding', title: 'New' }),
  command({ type: 'ReviseRecommendation', recommendation: 'rec-1', changes: { title: 'Other' } }),
  command({ type: 'LinkRecommendation', recommendation: 'rec-1', section: 'visits', side: 'page' }),
  command({ type: 'UnlinkRecommendation', recommendation: 'rec-1', section: 'visits', side: 'list' }),
  command({ type: 'CloseRecommendation', recommendation: 'rec-1', how: 'completed' }),
  command({ type: 'RaiseRisk', risk: 'new', kind: 'risk', title: 'New', owners: [], controls: [] }),
  command({ type: 'ReviseRisk', risk: 'no-staff', changes: { title: 'Other' } }),
  command({ type: 'ReassessRisk', risk: 'no-staff', side: 'inherent', level: null }),
  command({ type: 'CloseRisk', risk: 'no-staff', how: 'completed' }),
  command({ type: 'ExpectEvidence', evidence: 'new', section: 'visits', title: 'New' }),
  command({ type: 'ReviseEvidence', evidence: 'survey', changes: { title: 'Other' } }),
  command({ type: 'MoveEvidence', evidence: 'survey', section: 'planning' }),
  command({ type: 'AttachEvidence', evidence: 'survey', document: 'Survey' }),
  command({ type: 'WithdrawEvidence', evidence: 'survey', how: 'withdrawn' }),
  command({ type: 'ArrangeOversight', oversight: 'new', body: 'New', sections: [] }),
  command({ type: 'ReviseOversight', oversight: 'board', changes: { body: 'Other' } }),
  command({ type: 'EndOversight', oversight: 'board', how: 'completed' }),
];

/** What is asked in the words in which it is so already. */
const CHANGES_NOTHING: readonly PlanCommand[] = [
  command({ type: 'RevisePlan', changes: { title: 'Small Plan', aim: null } }),
  command({ type: 'AddSection', section: 'planning', title: 'Planning', order: 3 }),
  command({ type: 'MoveAction', action: 'weekly-list', section: 'visits' }),
  command({ type: 'WithdrawActual', measure: 'seen', period: '2020-05', act: 'correction' }),
  command({ type: 'ReachMilestone', milestone: 'reached' }),
  command({ type: 'RebaseLimits', measure: 'seen', from: '2020-04' }),
  command({ type: 'WithdrawRebase', measure: 'seen', from: '2020-05' }),
  command({ type: 'LinkRecommendation', recommendation: 'rec-1', section: 'visits', side: 'list' }),
  command({ type: 'ReviseOversight', oversight: 'board', changes: { body: 'Improvement Board' } }),
];

describe('a plan that is not there yet', () => {
  it('is established', () => {
    given()
      .when(command({ type: 'EstablishPlan', ...identity }))
      .then(established)
      .thenPlan(({ version, identity: made }) => version === 1 && made?.title === 'Small Plan');
  });

  it.each(EVERY_COMMAND.filter(({ type }) => type !== 'EstablishPlan'))('refuses $type', (asked) => {
    given().when(asked).thenRefused('NoPlan');
  });

  it.each([
    command({ type: 'RevisePlan', changes: {} }),
    command({ type: 'SupersedePlan', by: 'next-plan' }),
    command({ type: 'WithdrawActual', measure: 'seen', period: '2020-05', act: 'unexplained' }),
  ])('refuses $type also where there is nothing that it could change', (asked) => {
    given().when(asked).thenRefused('NoPlan');
  });

  it('is not established without a title or an authority', () => {
    given()
      .when(command({ type: 'EstablishPlan', ...identity, title: ' ' }))
      .thenRefused('Empty', { what: 'title' });
    given()
      .when(command({ type: 'EstablishPlan', ...identity, authority: '' }))
      .thenRefused('Empty', { what: 'authority' });
  });
});

describe('a plan that is there', () => {
  it.each(EVERY_COMMAND.filter(({ type }) => type !== 'EstablishPlan'))('is changed by $type', (asked) => {
    given(...wholeHistory)
      .when(asked, { reason: 'Visits are counted otherwise' })
      .thenPlan(({ version }) => version === wholeHistory.length + 1);
  });

  it('is not established a second time', () => {
    given(established)
      .when(command({ type: 'EstablishPlan', ...identity }))
      .thenNothing();
  });

  it('is not established a second time with other words', () => {
    given(established)
      .when(command({ type: 'EstablishPlan', ...identity, title: 'Other' }))
      .thenRefused('PlanExists', { plan: 'small-plan' });
  });

  it('does not take what is meant for another plan', () => {
    given(established)
      .when(command({ type: 'EstablishPlan', ...identity, plan: 'other-plan' }))
      .thenRefused('OtherPlan', { found: 'other-plan', wanted: 'small-plan' });
  });

  it('is revised in what really changes', () => {
    given(established)
      .when(
        command({
          type: 'RevisePlan',
          changes: { title: 'Other', authority: 'Somewhere Council', aim: 'Safe' },
        }),
      )
      .then(event({ type: 'PlanRevised', changes: { title: 'Other', aim: 'Safe' } }))
      .thenPlan(({ identity: after }) => after?.title === 'Other' && after.aim === 'Safe');
  });

  it('loses its aim when it is revised to none', () => {
    given(established, event({ type: 'PlanRevised', changes: { aim: 'Safe' } }))
      .when(command({ type: 'RevisePlan', changes: { aim: null } }))
      .then(event({ type: 'PlanRevised', changes: { aim: null } }))
      .thenPlan(({ identity: after }) => after !== undefined && !('aim' in after));
  });

  it('is not revised to what it says already', () => {
    given(established)
      .when(command({ type: 'RevisePlan', changes: { title: 'Small Plan', aim: null } }))
      .thenNothing();
  });

  it('is not revised to no words', () => {
    given(established)
      .when(command({ type: 'RevisePlan', changes: { title: '' } }))
      .thenRefused('Empty', { what: 'title' });
    given(established)
      .when(command({ type: 'RevisePlan', changes: { authority: '  ' } }))
      .thenRefused('Empty', { what: 'authority' });
  });
});

describe('an edition', () => {
  it('is published, and its label names the version', () => {
    given(established)
      .when(command({ type: 'PublishEdition', ...edition }))
      .then(published)
      .thenPlan(({ editions: [first] }) => first?.label === 'first' && first.version === 2);
  });

  it('is published once', () => {
    given(established, published)
      .when(command({ type: 'PublishEdition', ...edition }))
      .thenNothing();
  });

  it('is published once, also when it is said on a later day', () => {
    given(established, published)
      .when(command({ type: 'PublishEdition', ...edition }), on('2020-07-01'))
      .thenNothing();
  });

  it('does not take the label of another', () => {
    given(established, published)
      .when(command({ type: 'PublishEdition', ...edition, title: 'Other' }))
      .thenRefused('LabelTaken', { label: 'first' });
    given(established, published)
      .when(command({ type: 'PublishEdition', ...edition, sections: [] }))
      .thenRefused('LabelTaken', { label: 'first' });
  });
});

describe('a report', () => {
  it('may be of the day of the newest one, or of a later day', () => {
    const close = command({ type: 'ClosePlan' });
    const closed = event({ type: 'PlanClosed' });
    given(established).when(close, on('2020-06-09')).then(closed);
    given(established).when(close, on('2020-06-10')).then(closed);
  });

  it('is refused when it is older than the newest one', () => {
    given(established)
      .when(command({ type: 'ClosePlan' }), on('2020-06-08'))
      .thenRefused('ReportTooOld', { found: '2020-06-08', newest: '2020-06-09' });
  });

  it('that is older is nothing, when it changes nothing', () => {
    for (const asked of CHANGES_NOTHING) {
      given(...wholeHistory)
        .when(asked, on('2020-06-08'))
        .thenNothing();
    }
  });

  it('that is older is refused as too old, whatever else is wrong with it', () => {
    given(...wholeHistory)
      .when(command({ type: 'MoveAction', action: 'nowhere', section: 'visits' }), on('2020-06-08'))
      .thenRefused('ReportTooOld');
  });
});

describe.each([
  ['closed', command({ type: 'ClosePlan' }), event({ type: 'PlanClosed' }), { how: 'closed' }],
  [
    'superseded',
    command({ type: 'SupersedePlan', by: 'next-plan' }),
    event({ type: 'PlanSuperseded', by: 'next-plan' }),
    { how: 'superseded', by: 'next-plan' },
  ],
] as const)('a plan that is %s', (how, asked, happened, ended) => {
  it('says how it ended', () => {
    given(established)
      .when(asked)
      .then(happened)
      .thenPlan((plan) => plan.ended?.how === how);
  });

  it('keeps the note of it', () => {
    given(established)
      .when({ ...asked, note: 'Good at last' } as PlanCommand)
      .then({ ...happened, note: 'Good at last' } as PlanEvent)
      .thenPlan((plan) => plan.ended?.note === 'Good at last');
  });

  it.each(EVERY_COMMAND)('refuses $type, which would change something', (again) => {
    given(...wholeHistory, happened)
      .when(again)
      .thenRefused('PlanEnded', ended);
  });

  it.each(CHANGES_NOTHING)('takes $type that changes nothing, and writes nothing', (again) => {
    given(...wholeHistory, happened)
      .when(again)
      .thenNothing();
  });

  it('ends once', () => {
    given(...wholeHistory, happened)
      .when(asked)
      .thenNothing();
    given(...wholeHistory, happened)
      .when(asked, on('2020-01-01'))
      .thenNothing();
  });
});

describe('a plan', () => {
  it('is not superseded by itself', () => {
    given(established)
      .when(command({ type: 'SupersedePlan', by: 'small-plan' }))
      .thenRefused('WrongPlan', { plan: 'small-plan' });
  });
});
