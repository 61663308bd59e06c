import { describe, expect, it } from '@jest/globals';

import { type AuditCases, lastOf, line, type OtherEvent } from '../../../../test/support/audit-cases.js';
import {
  figure,
  happeningsOf,
  historyOf,
  published,
  SCHEME,
  SMALL,
  step,
} from '../../../../test/support/histories.js';
import { auditOf, fieldChanges } from './index.js';

const cell = { measure: 'seen', period: '2020-04' };
const target = step({ type: 'SetTarget', ...cell, figure: figure('80%') });

const WHY = { reason: 'Visits are counted otherwise' };
const REBASE = step({ type: 'RebaseLimits', measure: 'seen', from: '2020-05' }, WHY);

/** Figures and registers have files of their own, and the establishment of a plan a test. */
const CASES: AuditCases<Exclude<OtherEvent, 'PlanEstablished'>> = {
  PlanRevised: [
    [step({ type: 'RevisePlan', changes: { title: 'Larger Plan', aim: 'Safer, sooner' } })],
    ['plan small-plan, title: Small Plan -> Larger Plan', 'plan small-plan, aim: nothing -> Safer, sooner'],
  ],
  EditionPublished: [
    [published('may-2020')],
    ['plan small-plan, edition: nothing -> may-2020: Small Plan, may-2020'],
  ],
  PlanSuperseded: [
    [step({ type: 'SupersedePlan', by: 'next-plan', note: 'A new board' })],
    ['plan small-plan, ended: nothing -> superseded by next-plan: A new board'],
  ],
  CheckpointAnchored: [
    [
      step({
        type: 'AnchorCheckpoint',
        size: 4,
        root: `${'A'.repeat(43)}=`,
        holder: 'External auditor',
        note: 'By e-mail',
      }),
    ],
    [
      `plan small-plan, holder of the checkpoint of 4 events: nothing -> External auditor, root ${'A'.repeat(43)}=: By e-mail`,
    ],
  ],
  TextRedacted: [
    [step({ type: 'RedactText', version: 4, field: 'event.owners[0]', basis: 'Request for erasure' })],
    ['plan small-plan, redaction of event.owners[0] in v4: nothing -> Request for erasure'],
  ],
  PlanClosed: [[step({ type: 'ClosePlan' })], ['plan small-plan, ended: nothing -> closed']],
  SectionAdded: [
    [
      step({
        type: 'AddSection',
        section: 'recording',
        title: 'Recording',
        order: 3,
        parent: 'planning',
        objectives: ['One', 'Two'],
      }),
    ],
    [
      'section recording, title: nothing -> Recording',
      'section recording, parent: nothing -> planning',
      'section recording, order: nothing -> 3',
      'section recording, objectives: nothing -> One; Two',
    ],
  ],
  SectionRevised: [
    [
      step({
        type: 'ReviseSection',
        section: 'visits',
        changes: {
          title: 'Visits to children',
          statement: 'To visit in time',
          dashboardNumber: '3a',
          pageTitle: 'Timely visits',
          rationale: 'Too many are late',
        },
      }),
    ],
    [
      'section visits, title: Visits -> Visits to children',
      'section visits, statement: nothing -> To visit in time',
      'section visits, dashboard number: nothing -> 3a',
      'section visits, page title: nothing -> Timely visits',
      'section visits, rationale: nothing -> Too many are late',
    ],
  ],
  SectionMoved: [
    [step({ type: 'MoveSection', section: 'planning', order: 5, parent: 'visits' })],
    [
      'section planning, number: 2 -> nothing',
      'section planning, parent: nothing -> visits',
      'section planning, order: 2 -> 5',
    ],
  ],
  SectionRetired: [
    [step({ type: 'RetireSection', section: 'planning', how: 'merged', into: 'visits', note: 'One theme' })],
    ['section planning, gone: nothing -> merged into visits: One theme'],
  ],
  StatusAssessed: [
    [
      step({
        type: 'AssessStatus',
        section: 'visits',
        page: 'dashboard',
        dimension: 'impact',
        status: 'red',
      }),
      step({
        type: 'AssessStatus',
        section: 'visits',
        page: 'dashboard',
        dimension: 'impact',
        status: 'green',
        basis: 'Audit',
        comment: 'Better',
      }),
    ],
    [
      'section visits, dashboard impact status: Compromised -> On target',
      'section visits, dashboard impact status basis: nothing -> Audit',
      'section visits, dashboard impact status comment: nothing -> Better',
    ],
  ],
  ProgressReported: [
    [
      step({
        type: 'ReportProgress',
        section: 'visits',
        page: 'detail',
        done: ['More visits', 'A list'],
        next: ['A survey'],
        comment: 'Slow',
      }),
    ],
    [
      'section visits, detail done: nothing -> More visits; A list',
      'section visits, detail next: nothing -> A survey',
      'section visits, detail comment: nothing -> Slow',
    ],
  ],
  FigureQuoted: [
    [step({ type: 'QuoteFigure', section: 'visits', page: 'dashboard', ...cell, figure: figure('61%') })],
    ['section visits, dashboard quotes seen 2020-04: nothing -> 61%'],
  ],
  ActionAdded: [
    [
      step({
        type: 'AddAction',
        action: 'tool',
        section: 'planning',
        title: 'A tool',
        owners: ['DCS', 'SLT'],
        timescale: { printed: 'June 2020', due: '2020-06-30' },
      }),
    ],
    [
      'action tool, title: nothing -> A tool',
      'action tool, section: nothing -> planning',
      'action tool, owners: nothing -> DCS; SLT',
      'action tool, timescale: nothing -> June 2020',
      'action tool, due: nothing -> 2020-06-30',
      'action tool, status: nothing -> Open',
    ],
  ],
  ActionRevised: [
    [
      step({
        type: 'ReviseAction',
        action: 'weekly-list',
        changes: { title: 'Daily list', impact: 'Fewer late', doubtful: 'Smudged' },
      }),
    ],
    [
      'action weekly-list, title: Weekly list of visits due -> Daily list',
      'action weekly-list, impact: nothing -> Fewer late',
      'action weekly-list, doubtful: nothing -> Smudged',
    ],
  ],
  ActionOwnersChanged: [
    [step({ type: 'ChangeActionOwners', action: 'weekly-list', owners: ['Team Managers', 'P1'] })],
    ['action weekly-list, owners: Team Managers -> Team Managers; P1'],
  ],
  ActionRescheduled: [
    [
      step({
        type: 'RescheduleAction',
        action: 'weekly-list',
        timescale: { printed: 'July 2020', due: '2020-07-31' },
      }),
    ],
    [
      'action weekly-list, timescale: June 2020 -> July 2020',
      'action weekly-list, due: 2020-06-30 -> 2020-07-31',
    ],
  ],
  ActionStatusChanged: [
    [step({ type: 'ChangeActionStatus', action: 'weekly-list', status: 'in-progress' })],
    ['action weekly-list, status: Open -> In progress'],
  ],
  ActionMoved: [
    [step({ type: 'MoveAction', action: 'weekly-list', section: 'planning' })],
    ['action weekly-list, section: visits -> planning'],
  ],
  ActionWithdrawn: [
    [step({ type: 'WithdrawAction', action: 'weekly-list', how: 'withdrawn', note: 'Dropped' })],
    ['action weekly-list, gone: nothing -> withdrawn: Dropped'],
  ],
  MeasureDefined: [
    [
      step({
        type: 'DefineMeasure',
        measure: 'late',
        section: 'planning',
        title: 'Late plans',
        unit: 'count',
        direction: 'lower',
        frequency: 'quarter',
        cumulative: true,
        tolerance: 5,
        note: 'From the tracker',
      }),
    ],
    [
      'measure late, title: nothing -> Late plans',
      'measure late, section: nothing -> planning',
      'measure late, unit: nothing -> count',
      'measure late, direction: nothing -> lower',
      'measure late, frequency: nothing -> quarter',
      'measure late, cumulative: nothing -> true',
      'measure late, tolerance: nothing -> 5',
      'measure late, note: nothing -> From the tracker',
    ],
  ],
  MeasureRevised: [
    [step({ type: 'ReviseMeasure', measure: 'seen', changes: { direction: 'lower', tolerance: 5 } })],
    ['measure seen, direction: higher -> lower', 'measure seen, tolerance: nothing -> 5'],
  ],
  MeasureMoved: [
    [step({ type: 'MoveMeasure', measure: 'seen', section: 'planning' })],
    ['measure seen, section: visits -> planning'],
  ],
  LimitsRebased: [[REBASE], ['measure seen, limits 2020-05: nothing -> rebased']],
  RebaseWithdrawn: [
    [REBASE, step({ type: 'WithdrawRebase', measure: 'seen', from: '2020-05' }, WHY)],
    ['measure seen, limits 2020-05: rebased -> nothing'],
  ],
  MeasureRetired: [
    [step({ type: 'RetireMeasure', measure: 'seen', how: 'completed' })],
    ['measure seen, gone: nothing -> completed'],
  ],
};

describe('the audit', () => {
  it.each(Object.entries(CASES))(
    'says of %s each field that it changed, before and after',
    (type, [steps, wanted]) => {
      const rows = lastOf(steps);
      expect(wanted).not.toEqual([]);
      expect(rows.map(line)).toEqual(wanted);
      expect(new Set(rows.map(({ event }) => event))).toEqual(new Set([type]));
    },
  );

  it('of the establishment of a plan says its lists of statuses, too', () => {
    const [first] = happeningsOf(historyOf([SMALL[0]!]));
    expect(auditOf(first!).map(line)).toEqual([
      'plan small-plan, title: nothing -> Small Plan',
      'plan small-plan, authority: nothing -> Somewhere Council',
      `plan small-plan, schemes: nothing -> ${SCHEME.title} (On target, Compromised)`,
      'plan small-plan, scheme rag, status green: nothing -> On target ■',
      'plan small-plan, scheme rag, status red: nothing -> Compromised ▲',
    ]);
  });

  it('says which status of a list changed, with its shape, its definition and its clauses', () => {
    const clauses = [{ code: 'seen', text: 'All are seen' }];
    const green = { ...SCHEME.statuses[0], definition: 'Will be done', joined: 'and', clauses };
    const schemes = [{ ...SCHEME, statuses: [green, SCHEME.statuses[1]] }];
    expect(lastOf([step({ type: 'RevisePlan', changes: { schemes } })]).map(line)).toEqual([
      'plan small-plan, scheme rag, status green: On target ■ -> On target ■, Will be done, clauses joined by and: seen: All are seen',
    ]);
    const without = [{ ...SCHEME, statuses: [SCHEME.statuses[0]] }];
    expect(lastOf([step({ type: 'RevisePlan', changes: { schemes: without } })]).map(line)).toEqual([
      'plan small-plan, schemes: Red, amber, green (On target, Compromised) -> Red, amber, green (On target)',
      'plan small-plan, scheme rag, status red: Compromised ▲ -> nothing',
    ]);
  });

  it('says who, on which day, at which instant, why and from which document', () => {
    const source = { document: 'Small Plan, May', place: 'Page 2, row 1' };
    const saying = { actor: 'U7', reportedOn: '2020-07-01', reason: 'Board decision', source };
    const [row] = lastOf([
      step({ type: 'ChangeActionStatus', action: 'weekly-list', status: 'completed' }, saying),
    ]);
    expect(row?.recorded).toMatchObject({
      version: 6,
      ...saying,
      recordedAt: '2026-11-22T10:00:05.000Z',
    });
    expect(row?.recorded).not.toHaveProperty('event');
  });

  it('works for an event that is not stored yet', () => {
    const { recorded, before, after } = happeningsOf(historyOf([...SMALL, target])).at(-1)!;
    const told = { actor: recorded.actor, reportedOn: recorded.reportedOn, event: recorded.event };
    expect(fieldChanges(told, before, after)).toMatchObject([{ field: 'target', before: '', after: '80%' }]);
  });

  it('says of a status that its place was left blank, and what was there', () => {
    const rating = (status: string | null, more: object = {}) =>
      step({
        type: 'AssessStatus',
        section: 'visits',
        page: 'detail',
        dimension: 'rating',
        status,
        ...more,
      });
    expect(lastOf([rating(null)]).map(line)).toEqual([
      'section visits, detail rating status: nothing -> left blank',
    ]);
    expect(lastOf([rating(null), rating('green', { comment: 'Better' })]).map(line)).toEqual([
      'section visits, detail rating status: left blank -> On target',
      'section visits, detail rating status comment: nothing -> Better',
    ]);
  });

  it('says of what goes on in another plan under which id', () => {
    const continues = [
      { kind: 'measure', id: 'seen', as: 'seen-in-time' },
      { kind: 'section', id: 'visits', as: 'visits' },
    ];
    expect(lastOf([step({ type: 'SupersedePlan', by: 'next-plan', continues })]).map(line)).toEqual([
      'plan small-plan, ended: nothing -> superseded by next-plan',
      'measure seen, continues: nothing -> as seen-in-time in next-plan',
      'section visits, continues: nothing -> as visits in next-plan',
    ]);
  });

  it('says of which plan a quoted figure is, and of which field', () => {
    const quote = (more: object) =>
      lastOf([
        step({
          type: 'QuoteFigure',
          section: 'visits',
          page: 'detail',
          ...cell,
          figure: figure('61%'),
          ...more,
        }),
      ]).map(line);
    expect(quote({ field: 'target', plan: 'other-plan' })).toEqual([
      'section visits, detail quotes the target of seen of other-plan 2020-04: nothing -> 61%',
    ]);
    expect(quote({ field: 'actual' })).toEqual([
      'section visits, detail quotes seen 2020-04: nothing -> 61%',
    ]);
  });
});
