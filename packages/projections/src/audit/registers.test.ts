import { describe, expect, it } from '@jest/globals';

import { type AuditCases, lastOf, line, type RegisterEvent } from '../../../../test/support/audit-cases.js';
import { happeningsOf, historyOf, REGISTERS, SMALL, step } from '../../../../test/support/histories.js';
import { auditOf } from './index.js';

const milestone = step({
  type: 'AddMilestone',
  milestone: 'tried',
  action: 'weekly-list',
  title: 'Tried in two teams',
  owners: ['P1', 'P2'],
  timescale: { printed: 'May 2020', due: '2020-05-31' },
});
const tool = step({ type: 'AddAction', action: 'tool', section: 'planning', title: 'A tool', owners: [] });
const reach = (more: object = {}) => step({ type: 'ReachMilestone', milestone: 'tried', ...more });

const recommendation = step({
  type: 'ReceiveRecommendation',
  recommendation: 'rec-1',
  kind: 'recommendation',
  title: 'See children in time',
});
const link = (type: 'LinkRecommendation' | 'UnlinkRecommendation', section: string, side: string) =>
  step({ type, recommendation: 'rec-1', section, side });

const risk = step({
  type: 'RaiseRisk',
  risk: 'staff',
  kind: 'risk',
  title: 'Too few staff',
  ref: 'R1',
  owners: ['DCS'],
  consequence: 'Late visits',
  controls: ['Agency staff', 'Weekly check'],
  inherent: { likelihood: 4, impact: 5, score: 20 },
});
const reassess = (side: string, level: object | null) =>
  step({ type: 'ReassessRisk', risk: 'staff', side, level });

const evidence = step({
  type: 'ExpectEvidence',
  evidence: 'survey',
  section: 'visits',
  title: 'A survey of families',
  timescale: { printed: 'July 2020', due: '2020-07-31' },
});
const attach = (document: string, more: object = {}) =>
  step({ type: 'AttachEvidence', evidence: 'survey', document, ...more });

const oversight = step({
  type: 'ArrangeOversight',
  oversight: 'board',
  body: 'Improvement Board',
  cadence: 'Each month',
  recurs: 'monthly',
  sections: ['visits', 'planning'],
  role: 'Asks and decides',
});

const CASES: AuditCases<RegisterEvent> = {
  MilestoneAdded: [
    [milestone],
    [
      'milestone tried, title: nothing -> Tried in two teams',
      'milestone tried, action: nothing -> weekly-list',
      'milestone tried, owners: nothing -> P1; P2',
      'milestone tried, timescale: nothing -> May 2020',
      'milestone tried, due: nothing -> 2020-05-31',
      'milestone tried, status: nothing -> Open',
    ],
  ],
  MilestoneRevised: [
    [
      milestone,
      step({
        type: 'ReviseMilestone',
        milestone: 'tried',
        changes: { title: 'Tried in three teams', owners: null, doubtful: 'Smudged' },
      }),
    ],
    [
      'milestone tried, title: Tried in two teams -> Tried in three teams',
      'milestone tried, owners: P1; P2 -> nothing',
      'milestone tried, doubtful: nothing -> Smudged',
    ],
  ],
  MilestoneMoved: [
    [milestone, tool, step({ type: 'MoveMilestone', milestone: 'tried', action: 'tool' })],
    ['milestone tried, action: weekly-list -> tool'],
  ],
  MilestoneRescheduled: [
    [
      milestone,
      step({
        type: 'RescheduleMilestone',
        milestone: 'tried',
        timescale: { printed: 'On hold', undated: 'on-hold' },
      }),
    ],
    [
      'milestone tried, timescale: May 2020 -> On hold',
      'milestone tried, due: 2020-05-31 -> nothing',
      'milestone tried, undated: nothing -> on-hold',
    ],
  ],
  MilestoneReached: [
    [milestone, reach({ on: '2020-05-29' })],
    ['milestone tried, status: Open -> Completed on 2020-05-29'],
  ],
  MilestoneReopened: [
    [milestone, reach(), step({ type: 'ReopenMilestone', milestone: 'tried' })],
    ['milestone tried, status: Completed -> Open'],
  ],
  MilestoneWithdrawn: [
    [milestone, step({ type: 'WithdrawMilestone', milestone: 'tried', how: 'withdrawn', note: 'Dropped' })],
    ['milestone tried, gone: nothing -> withdrawn: Dropped'],
  ],

  RecommendationReceived: [
    [
      step({
        type: 'ReceiveRecommendation',
        recommendation: 'rec-2',
        kind: 'finding',
        title: 'Plans are late',
        number: '2',
        from: 'Inspection, March 2020',
        doubtful: 'Cut off',
      }),
    ],
    [
      'recommendation rec-2, title: nothing -> Plans are late',
      'recommendation rec-2, kind: nothing -> finding',
      'recommendation rec-2, number: nothing -> 2',
      'recommendation rec-2, from: nothing -> Inspection, March 2020',
      'recommendation rec-2, doubtful: nothing -> Cut off',
    ],
  ],
  RecommendationRevised: [
    [
      recommendation,
      step({
        type: 'ReviseRecommendation',
        recommendation: 'rec-1',
        changes: { kind: 'finding', number: '1' },
      }),
    ],
    ['recommendation rec-1, kind: recommendation -> finding', 'recommendation rec-1, number: nothing -> 1'],
  ],
  RecommendationLinked: [
    [
      recommendation,
      link('LinkRecommendation', 'visits', 'page'),
      link('LinkRecommendation', 'planning', 'list'),
      link('LinkRecommendation', 'planning', 'page'),
    ],
    ['recommendation rec-1, pages: visits -> visits; planning'],
  ],
  RecommendationUnlinked: [
    [
      recommendation,
      link('LinkRecommendation', 'visits', 'page'),
      link('LinkRecommendation', 'visits', 'list'),
      link('UnlinkRecommendation', 'visits', 'list'),
    ],
    ['recommendation rec-1, list: visits -> nothing'],
  ],
  RecommendationClosed: [
    [
      recommendation,
      step({ type: 'CloseRecommendation', recommendation: 'rec-1', how: 'completed', note: 'Met' }),
    ],
    ['recommendation rec-1, gone: nothing -> completed: Met'],
  ],

  RiskRaised: [
    [risk],
    [
      'risk staff, title: nothing -> Too few staff',
      'risk staff, kind: nothing -> risk',
      'risk staff, ref: nothing -> R1',
      'risk staff, owners: nothing -> DCS',
      'risk staff, consequence: nothing -> Late visits',
      'risk staff, controls: nothing -> Agency staff; Weekly check',
      'risk staff, inherent: nothing -> 20 (likelihood 4, impact 5)',
    ],
  ],
  RiskRevised: [
    [
      risk,
      step({
        type: 'ReviseRisk',
        risk: 'staff',
        changes: {
          kind: 'opportunity',
          owners: ['DCS', 'SLT'],
          controls: ['Weekly check'],
          consequence: null,
          doubtful: 'Smudged',
        },
      }),
    ],
    [
      'risk staff, kind: risk -> opportunity',
      'risk staff, owners: DCS -> DCS; SLT',
      'risk staff, consequence: Late visits -> nothing',
      'risk staff, controls: Agency staff; Weekly check -> Weekly check',
      'risk staff, doubtful: nothing -> Smudged',
    ],
  ],
  RiskReassessed: [
    [
      risk,
      reassess('residual', { likelihood: 2, impact: 5, score: 10 }),
      reassess('residual', { likelihood: 1, impact: 5, score: 5 }),
    ],
    ['risk staff, residual: 10 (likelihood 2, impact 5) -> 5 (likelihood 1, impact 5)'],
  ],
  RiskClosed: [
    [
      risk,
      step({ ...risk.command, risk: 'turnover' }),
      step({ type: 'CloseRisk', risk: 'staff', how: 'merged', into: 'turnover' }),
    ],
    ['risk staff, gone: nothing -> merged into turnover'],
  ],

  EvidenceExpected: [
    [evidence],
    [
      'evidence survey, title: nothing -> A survey of families',
      'evidence survey, section: nothing -> visits',
      'evidence survey, expected: nothing -> July 2020',
      'evidence survey, due: nothing -> 2020-07-31',
    ],
  ],
  EvidenceRevised: [
    [
      evidence,
      step({
        type: 'ReviseEvidence',
        evidence: 'survey',
        changes: { title: 'A survey', timescale: null, doubtful: 'Cut off' },
      }),
    ],
    [
      'evidence survey, title: A survey of families -> A survey',
      'evidence survey, expected: July 2020 -> nothing',
      'evidence survey, due: 2020-07-31 -> nothing',
      'evidence survey, doubtful: nothing -> Cut off',
    ],
  ],
  EvidenceMoved: [
    [evidence, step({ type: 'MoveEvidence', evidence: 'survey', section: 'planning' })],
    ['evidence survey, section: visits -> planning'],
  ],
  EvidenceAttached: [
    [evidence, attach('Survey 2020', { place: 'Page 2' }), attach('Letters')],
    ['evidence survey, attached: Survey 2020, Page 2 -> Survey 2020, Page 2; Letters'],
  ],
  EvidenceWithdrawn: [
    [evidence, step({ type: 'WithdrawEvidence', evidence: 'survey', how: 'completed' })],
    ['evidence survey, gone: nothing -> completed'],
  ],

  OversightArranged: [
    [oversight],
    [
      'oversight board, title: nothing -> Improvement Board',
      'oversight board, cadence: nothing -> Each month',
      'oversight board, recurs: nothing -> monthly',
      'oversight board, sections: nothing -> visits; planning',
      'oversight board, role: nothing -> Asks and decides',
    ],
  ],
  OversightRevised: [
    [
      oversight,
      step({
        type: 'ReviseOversight',
        oversight: 'board',
        changes: { body: 'Board', sections: [], cadence: 'Each quarter', recurs: 'quarterly', role: null },
      }),
    ],
    [
      'oversight board, title: Improvement Board -> Board',
      'oversight board, cadence: Each month -> Each quarter',
      'oversight board, recurs: monthly -> quarterly',
      'oversight board, sections: visits; planning -> nothing',
      'oversight board, role: Asks and decides -> nothing',
    ],
  ],
  OversightEnded: [
    [oversight, step({ type: 'EndOversight', oversight: 'board', how: 'withdrawn', note: 'Closed' })],
    ['oversight board, gone: nothing -> withdrawn: Closed'],
  ],
};

describe('the audit of the registers', () => {
  it.each(Object.entries(CASES))('says of %s each field that it changed', (type, [steps, wanted]) => {
    const rows = lastOf(steps);
    expect(rows.map(line)).toEqual(wanted);
    expect(new Set(rows.map(({ event }) => event))).toEqual(new Set([type]));
    expect(rows.some(({ unmarked, doubtful }) => unmarked || doubtful)).toBe(false);
  });

  it('keeps the two sides of a risk apart, and says when one is taken away', () => {
    expect(lastOf([risk, reassess('inherent', null)]).map(line)).toEqual([
      'risk staff, inherent: 20 (likelihood 4, impact 5) -> nothing',
    ]);
    const printed = { likelihood: 4, impact: 5, score: 25, doubtful: 'Printed so' };
    expect(lastOf([risk, reassess('residual', printed)]).map(line)).toEqual([
      'risk staff, residual: nothing -> 25 (likelihood 4, impact 5; doubtful: Printed so)',
    ]);
  });

  it('says that a day became known, and that it was taken away', () => {
    const day = reach({ on: '2020-05-29' });
    expect(lastOf([milestone, reach(), day]).map(line)).toEqual([
      'milestone tried, status: Completed -> Completed on 2020-05-29',
    ]);
    expect(lastOf([milestone, day, reach()]).map(line)).toEqual([
      'milestone tried, status: Completed on 2020-05-29 -> Completed',
    ]);
  });

  it('says which milestones an action took along: not those that left before, nor those of another', () => {
    const add = (id: string, action = 'weekly-list') =>
      step({ type: 'AddMilestone', milestone: id, action, title: id });
    const rows = lastOf([
      tool,
      milestone,
      add('trained'),
      add('dropped'),
      step({ type: 'WithdrawMilestone', milestone: 'dropped', how: 'completed' }),
      add('other', 'tool'),
      step({ type: 'WithdrawAction', action: 'weekly-list', how: 'merged', into: 'tool', note: 'One tool' }),
    ]);
    expect(rows.map(line)).toEqual([
      'action weekly-list, gone: nothing -> merged into tool: One tool',
      'milestone tried, gone: nothing -> merged, with its action',
      'milestone trained, gone: nothing -> merged, with its action',
    ]);
    expect(new Set(rows.map(({ event }) => event))).toEqual(new Set(['ActionWithdrawn']));
  });

  it('says of a document that is attached what it is: its place, its note and its digest', () => {
    const sha256 = 'a'.repeat(64);
    const attach = { type: 'AttachEvidence', evidence: 'survey', document: 'Survey' } as const;
    const rows = lastOf([...REGISTERS, step({ ...attach, place: 'Page 2', note: 'Families only', sha256 })]);
    expect(rows.map(line)).toEqual([
      `evidence survey, attached: nothing -> Survey, Page 2 (Families only; sha256 ${sha256})`,
    ]);
  });

  it('begins each register with the title of what came', () => {
    const rows = happeningsOf(historyOf([...SMALL, ...REGISTERS]))
      .slice(SMALL.length)
      .flatMap(auditOf);
    expect(rows.filter(({ field }) => field === 'title').map(({ kind, after }) => [kind, after])).toEqual([
      ['milestone', 'Tried in two teams'],
      ['recommendation', 'See children in time'],
      ['risk', 'Too few staff'],
      ['evidence', 'A survey of families'],
      ['oversight', 'Improvement Board'],
    ]);
  });
});
