import { describe, expect, it } from '@jest/globals';

import {
  day,
  figure,
  happeningsOf,
  historyOf,
  planOf,
  published,
  SMALL,
  step,
} from '../../../test/support/histories.js';
import { auditOf } from './audit/index.js';
import { netChanges } from './changes.js';
import { exceptionsOf } from './exceptions.js';

type Steps = Parameters<typeof historyOf>[0];

// A plan of which each measure has an actual, so that what a test is about stands alone.
const COUNTED = [
  ...SMALL,
  step({ type: 'RecordActual', measure: 'seen', period: '2020-03', figure: figure('53%') }),
];

const said = (
  first: Steps,
  then: Steps,
  on: string,
  staleAfterWeeks = 52,
  begin: Steps = COUNTED,
): readonly string[] => {
  const history = historyOf([...begin, ...first, ...then]);
  const from = historyOf([...begin, ...first]).length;
  const [before, plan] = [planOf(history.slice(0, from)), planOf(history)];
  const changes = netChanges(before, plan, happeningsOf(history).slice(from).flatMap(auditOf));
  return exceptionsOf(plan, changes, { on: day(on), staleAfterWeeks }).map(
    ({ kind, section, subject, says }) => `${kind} | ${section} | ${subject} | ${says}`,
  );
};

const reschedule = (printed: string, due?: string) =>
  step({
    type: 'RescheduleAction',
    action: 'weekly-list',
    timescale: { printed, ...(due === undefined ? {} : { due }) },
  });
const cell = { measure: 'seen', period: '2020-04' };
const edition = published('may-2020');

describe('the exceptions', () => {
  it('are none on a plan where all is well', () => {
    expect(said([edition], [], '2020-06-30')).toEqual([]);
  });

  it('name an overdue action, and how long it is', () => {
    const overdue = (on: string) => said([edition], [], on);
    expect(overdue('2020-07-01')).toEqual([
      'overdue | visits | weekly-list | Due 30 June 2020, 1 day ago, and not said to be completed',
    ]);
    expect(overdue('2020-08-01')[0]).toContain('32 days ago');
    const done = step({ type: 'ChangeActionStatus', action: 'weekly-list', status: 'completed' });
    expect(said([edition, done], [], '2020-08-01')).toEqual([]);
  });

  it('name an action that slipped, from its first date, with how often it moved', () => {
    expect(said([edition, reschedule('July 2020', '2020-07-31')], [], '2020-06-30')).toEqual([
      'slipped | visits | weekly-list | First due 30 June 2020, now 31 July 2020; moved once',
    ]);
    expect(said([edition, reschedule('July', '2020-07-31'), reschedule('tbc')], [], '2020-06-30')).toEqual([
      'slipped | visits | weekly-list | First due 30 June 2020, now without a date; moved 2 times',
    ]);
  });

  it('name a section of which nothing was said for long, or ever', () => {
    expect(said([edition], [], '2020-06-17', 1)).toEqual([
      'stale | visits | visits | Last reported on 9 June 2020, 1 week ago',
      'stale | planning | planning | Last reported on 9 June 2020, 1 week ago',
    ]);
    expect(said([edition], [], '2020-06-16', 1)).toEqual([]);
    const progress = step({
      type: 'ReportProgress',
      section: 'visits',
      page: 'detail',
      done: ['A list'],
      next: [],
    });
    const status = step(
      { type: 'AssessStatus', section: 'planning', page: 'dashboard', dimension: 'impact', status: 'red' },
      { reportedOn: '2020-06-16' },
    );
    expect(said([progress, status], [], '2020-06-24', 1)).toEqual([
      'stale | visits | visits | Last reported on 9 June 2020, 2 weeks ago',
      'stale | planning | planning | Last reported on 16 June 2020, 1 week ago',
    ]);
    expect(said([edition, status], [], '2020-06-24', 1)).toEqual([
      'stale | visits | visits | Last reported on 9 June 2020, 2 weeks ago',
      'stale | planning | planning | Last reported on 16 June 2020, 1 week ago',
    ]);
    expect(said([], [], '2020-06-10')).toEqual([
      'stale | visits | visits | Nothing has been reported of it yet',
      'stale | planning | planning | Nothing has been reported of it yet',
    ]);
  });

  it('name revised figures, with and without a note, from blank and to blank, but no new ones', () => {
    const record = step({ type: 'RecordActual', ...cell, figure: figure('61%') });
    const revise = (act: string, over: object = {}) =>
      step({ type: 'ReviseActual', ...cell, figure: figure('81%'), act }, over);
    expect(said([record, edition], [revise('unexplained')], '2020-06-30')).toEqual([
      'revised | visits | seen | The actual for April 2020, 61% became 81%, without a note',
    ]);
    expect(said([record, edition], [revise('correction', { reason: 'Typing error' })], '2020-06-30')).toEqual(
      ['revised | visits | seen | The actual for April 2020, 61% became 81%, with a note'],
    );
    expect(said([edition], [record], '2020-06-30')).toEqual([
      'revised | visits | seen | The actual for April 2020, blank became 61%, without a note',
    ]);
    const withdraw = step({ type: 'WithdrawActual', ...cell, act: 'unexplained' });
    expect(said([record, edition], [withdraw], '2020-06-30')).toEqual([
      'revised | visits | seen | The actual for April 2020, 61% became blank, without a note',
    ]);
    const june = step({ type: 'RecordActual', measure: 'seen', period: '2020-06', figure: figure('61%') });
    expect(said([edition], [june], '2020-06-30')).toEqual([]);
  });

  it('name a baseline or a benchmark that changed without a note', () => {
    const base = (printed: string, more: object = {}, over: object = {}) =>
      step(
        { type: 'RecordBaseline', measure: 'seen', group: 'Boys', figure: figure(printed), ...more },
        over,
      );
    const other = (printed: string, more: object = {}) =>
      step({
        type: 'RecordBenchmark',
        measure: 'seen',
        against: 'England',
        period: '2020-04',
        figure: figure(printed),
        ...more,
      });
    const unexplained = { act: 'unexplained' };
    const changed = [base('65%', unexplained), other('72%', unexplained)];
    expect(said([base('60%'), other('70%'), edition], changed, '2020-06-30')).toEqual([
      'revised | visits | seen | The baseline of Boys, 60% became 65%, without a note',
      'revised | visits | seen | The benchmark of England for April 2020, 70% became 72%, without a note',
    ]);
    const corrected = base('65%', { act: 'correction' }, { reason: 'Typing error' });
    expect(said([base('60%'), edition], [corrected], '2020-06-30')).toEqual([]);
    expect(said([base('60%'), edition], [base('60%', { note: 'See note 1' })], '2020-06-30')).toEqual([]);
  });

  it('name a risk whose residual score rose, and neither one that fell nor an opportunity', () => {
    const level = (likelihood: number) => ({ likelihood, impact: 4, score: likelihood * 4 });
    const raise = (likelihood?: number, kind = 'risk') =>
      step({
        type: 'RaiseRisk',
        risk: 'staff',
        kind,
        title: 'Too few staff',
        owners: [],
        controls: [],
        ...(likelihood === undefined ? {} : { residual: level(likelihood) }),
      });
    const reassess = (likelihood: number | null, side = 'residual') =>
      step({ type: 'ReassessRisk', risk: 'staff', side, level: likelihood && level(likelihood) });
    const rose = (first: Steps[number], ...then: Steps) => said([first, edition], then, '2020-06-30');
    expect(rose(raise(2), reassess(3))).toEqual([
      'risk rose |  | staff | The residual score rose from 8 to 12',
    ]);
    expect(rose(raise(2), reassess(3), reassess(2))).toEqual([]);
    expect(rose(raise(3), reassess(2))).toEqual([]);
    expect(rose(raise(2), reassess(3, 'inherent'))).toEqual([]);
    expect(rose(raise(), reassess(3))).toEqual([]);
    expect(rose(raise(3), reassess(null))).toEqual([]);
    expect(rose(raise(2, 'opportunity'), reassess(3))).toEqual([]);
  });

  it('name a status that changed, and not one that was given for the first time', () => {
    const assess = (code: string) =>
      step({ type: 'AssessStatus', section: 'visits', page: 'dashboard', dimension: 'impact', status: code });
    expect(said([edition, assess('red')], [assess('green')], '2020-06-30')).toEqual([
      'status changed | visits | visits | The dashboard impact status: Compromised became On target',
    ]);
    expect(said([edition], [assess('red')], '2020-06-30')).toEqual([]);
  });

  const milestone = (due?: string, more: object = {}) =>
    step({
      type: 'AddMilestone',
      milestone: 'first-list',
      action: 'weekly-list',
      title: 'The first list is out',
      ...(due === undefined ? {} : { timescale: { printed: due, due } }),
      ...more,
    });
  const moveMilestone = (printed: string, due?: string) =>
    step({
      type: 'RescheduleMilestone',
      milestone: 'first-list',
      timescale: { printed, ...(due === undefined ? {} : { due }) },
    });

  it('name an overdue milestone until it is reached, also where its action is not overdue', () => {
    const overdue = (on: string, ...steps: Steps) =>
      said([edition, milestone('2020-06-15'), ...steps], [], on);
    expect(overdue('2020-06-15')).toEqual([]);
    expect(overdue('2020-06-16')).toEqual([
      'overdue | visits | first-list | Milestone due 15 June 2020, 1 day ago, and not said to be reached',
    ]);
    expect(overdue('2020-06-17')[0]).toContain('2 days ago');
    expect(overdue('2020-06-17', step({ type: 'ReachMilestone', milestone: 'first-list' }))).toEqual([]);
    const withdrawn = step({ type: 'WithdrawMilestone', milestone: 'first-list', how: 'withdrawn' });
    expect(overdue('2020-06-17', withdrawn)).toEqual([]);
    expect(said([edition, milestone()], [], '2020-06-30')).toEqual([]);
  });

  it('name a milestone that slipped, and not one that came nearer', () => {
    const moved = (...steps: Steps) => said([edition, milestone('2020-06-15'), ...steps], [], '2020-06-10');
    expect(moved(moveMilestone('July 2020', '2020-07-31'))).toEqual([
      'slipped | visits | first-list | Milestone first due 15 June 2020, now 31 July 2020; moved once',
    ]);
    expect(moved(moveMilestone('July 2020', '2020-07-31'), moveMilestone('tbc'))).toEqual([
      'slipped | visits | first-list | Milestone first due 15 June 2020, now without a date; moved 2 times',
    ]);
    expect(moved(moveMilestone('12 June 2020', '2020-06-12'))).toEqual([]);
  });

  const receive = step({
    type: 'ReceiveRecommendation',
    recommendation: 'rec-1',
    kind: 'recommendation',
    number: '1',
    title: 'See children in time',
  });
  const link = step({ type: 'LinkRecommendation', recommendation: 'rec-1', section: 'visits', side: 'list' });
  const evidence = step({ type: 'ExpectEvidence', evidence: 'audit', section: 'visits', title: 'An audit' });

  it('name a recommendation that the plan does not answer in full, under the first section that answers it', () => {
    const unanswered = (...steps: Steps) => said([edition, receive, ...steps], [], '2020-06-10');
    expect(unanswered()).toEqual(['unanswered |  | rec-1 | The plan gives it no section']);
    expect(unanswered(link)).toEqual([
      'unanswered | visits | rec-1 | The plan gives it no milestone, no evidence',
    ]);
    expect(unanswered(link, milestone('2020-06-15'), evidence)).toEqual([]);
    const closed = step({ type: 'CloseRecommendation', recommendation: 'rec-1', how: 'completed' });
    expect(unanswered(closed)).toEqual([]);
  });

  describe('of a measure', () => {
    const noData = (...steps: Steps) => said([edition, ...steps], [], '2020-06-10', 52, SMALL);
    const none = 'no data | visits | seen | No actual has been recorded';
    const target = step({ type: 'SetTarget', ...cell, figure: figure('80%') });
    const actual = (printed: string) => step({ type: 'RecordActual', ...cell, figure: figure(printed) });
    const revised = (changes: object) => step({ type: 'ReviseMeasure', measure: 'seen', changes });

    it('name it as long as no actual has been recorded, with what is said of it', () => {
      expect(noData()).toEqual([none]);
      expect(noData(target)).toEqual([none]);
      expect(noData(actual('N/A'))).toEqual([none]);
      expect(noData(revised({ note: 'Report to be developed' }))).toEqual([
        `${none}: Report to be developed`,
      ]);
      const baseline = step({ type: 'RecordBaseline', measure: 'seen', figure: figure('53%') });
      expect(noData(baseline)).toEqual([none]);
    });

    it('do not name it with an actual, with a text for one, or where no table counts it, or when it left the plan', () => {
      expect(noData(actual('53%'))).toEqual([]);
      expect(noData(actual('see text'))).toEqual([]);
      expect(noData(revised({ narrative: true }))).toEqual([]);
      expect(noData(step({ type: 'RetireMeasure', measure: 'seen', how: 'withdrawn' }))).toEqual([]);
    });
  });

  it('come in the order overdue, slipped, changed, unanswered, no data, stale, actions before milestones', () => {
    const lines = said(
      [
        step({
          type: 'AssessStatus',
          section: 'visits',
          page: 'dashboard',
          dimension: 'impact',
          status: 'red',
        }),
        reschedule('July 2020', '2020-07-31'),
        milestone('2020-06-15'),
        moveMilestone('July 2020', '2020-07-15'),
        receive,
      ],
      [
        step({
          type: 'AssessStatus',
          section: 'visits',
          page: 'dashboard',
          dimension: 'impact',
          status: 'green',
        }),
      ],
      '2020-08-01',
      52,
      SMALL,
    );
    expect(lines.map((line) => line.split(' | ').filter((_, at) => at !== 1 && at !== 3))).toEqual([
      ['overdue', 'weekly-list'],
      ['overdue', 'first-list'],
      ['slipped', 'weekly-list'],
      ['slipped', 'first-list'],
      ['status changed', 'visits'],
      ['unanswered', 'rec-1'],
      ['no data', 'seen'],
      ['stale', 'planning'],
    ]);
  });
});
