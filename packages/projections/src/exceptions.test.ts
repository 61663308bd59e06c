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

const said = (first: Steps, then: Steps, on: string, staleAfterWeeks = 52): readonly string[] => {
  const history = historyOf([...SMALL, ...first, ...then]);
  const from = historyOf([...SMALL, ...first]).length;
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
      'revised | visits | seen | The actual for 2020-04, 61% became 81%, without a note',
    ]);
    expect(said([record, edition], [revise('correction', { reason: 'Typing error' })], '2020-06-30')).toEqual(
      ['revised | visits | seen | The actual for 2020-04, 61% became 81%, with a note'],
    );
    expect(said([edition], [record], '2020-06-30')).toEqual([
      'revised | visits | seen | The actual for 2020-04, blank became 61%, without a note',
    ]);
    const withdraw = step({ type: 'WithdrawActual', ...cell, act: 'unexplained' });
    expect(said([record, edition], [withdraw], '2020-06-30')).toEqual([
      'revised | visits | seen | The actual for 2020-04, 61% became blank, without a note',
    ]);
    const june = step({ type: 'RecordActual', measure: 'seen', period: '2020-06', figure: figure('61%') });
    expect(said([edition], [june], '2020-06-30')).toEqual([]);
  });

  it('name a status that changed, and not one that was given for the first time', () => {
    const assess = (code: string) =>
      step({ type: 'AssessStatus', section: 'visits', page: 'dashboard', dimension: 'impact', status: code });
    expect(said([edition, assess('red')], [assess('green')], '2020-06-30')).toEqual([
      'status changed | visits | visits | The dashboard impact status: Compromised became On target',
    ]);
    expect(said([edition], [assess('red')], '2020-06-30')).toEqual([]);
  });

  it('come in the order overdue, slipped, changed, stale', () => {
    const kinds = said(
      [
        step({
          type: 'AssessStatus',
          section: 'visits',
          page: 'dashboard',
          dimension: 'impact',
          status: 'red',
        }),
        reschedule('July 2020', '2020-07-31'),
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
    ).map((line) => line.split(' | ')[0]);
    expect(kinds).toEqual(['overdue', 'slipped', 'status changed', 'stale']);
  });
});
