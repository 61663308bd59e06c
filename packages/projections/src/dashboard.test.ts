import { describe, expect, it } from '@jest/globals';

import { day, figure, historyOf, planOf, SMALL, step } from '../../../test/support/histories.js';
import { dashboardOf, type DashboardRow } from './dashboard.js';

const rowsOf = (steps: Parameters<typeof historyOf>[0], on = '2020-07-01'): readonly DashboardRow[] =>
  dashboardOf(planOf(historyOf([...SMALL, ...steps])), day(on));

const assess = (page: string, dimension: string, status: string, section = 'visits') =>
  step({ type: 'AssessStatus', section, page, dimension, status });

describe('the dashboard', () => {
  it('shows only sections that stand on it: by a status or by progress there', () => {
    const shown = (steps: Parameters<typeof historyOf>[0]) => rowsOf(steps).map(({ section }) => section);
    expect(shown([assess('dashboard', 'impact', 'red', 'planning')])).toEqual(['planning']);
    const report = (page: string) =>
      step({ type: 'ReportProgress', section: 'visits', page, done: ['More visits'], next: [] });
    const planning = assess('dashboard', 'impact', 'red', 'planning');
    expect(shown([planning, report('dashboard')])).toEqual(['visits', 'planning']);
    expect(shown([planning, report('detail'), assess('detail', 'impact', 'red')])).toEqual(['planning']);
  });

  it('of a plan that has none shows the sections that hold actions, measures or milestones, without statuses', () => {
    const section = (id: string) => step({ type: 'AddSection', section: id, title: id, order: 9 });
    const measure = step({
      type: 'DefineMeasure',
      measure: 'late',
      section: 'planning',
      title: 'Late plans',
      unit: 'count',
      direction: 'lower',
      frequency: 'month',
    });
    const shown = (steps: Parameters<typeof historyOf>[0]) =>
      rowsOf(steps).map(({ section: id, statuses }) => [
        id,
        statuses.dashboard.actions,
        statuses.detail.impact?.label,
      ]);
    expect(shown([])).toEqual([['visits', null, undefined]]);
    expect(shown([section('culture'), measure, assess('detail', 'impact', 'red')])).toEqual([
      ['visits', null, 'Compromised'],
      ['planning', null, undefined],
    ]);
    expect(shown([assess('dashboard', 'impact', 'red', 'planning')]).map(([id]) => id)).toEqual(['planning']);
  });

  it('counts milestones, those that are reached, and those that are late on the day', () => {
    const dated = (milestone: string, due?: string) =>
      step({
        type: 'AddMilestone',
        milestone,
        action: 'weekly-list',
        title: milestone,
        ...(due === undefined ? {} : { timescale: { printed: due, due } }),
      });
    const steps = [
      dated('a', '2020-06-15'),
      dated('b', '2020-06-15'),
      dated('c', '2020-09-15'),
      dated('d'),
      step({ type: 'ReachMilestone', milestone: 'a' }),
    ];
    const counts = (on: string) =>
      rowsOf(steps, on).map(({ milestones, reached, late }) => [milestones.length, reached, late]);
    expect(counts('2020-06-15')).toEqual([[4, 1, 0]]);
    expect(counts('2020-06-16')).toEqual([[4, 1, 1]]);
    expect(counts('2020-09-16')).toEqual([[4, 1, 2]]);
  });

  it('keeps actions and impact apart, and what each page says, in the words of the scheme', () => {
    const [row] = rowsOf([
      assess('dashboard', 'actions', 'green'),
      assess('dashboard', 'impact', 'red'),
      assess('detail', 'impact', 'green'),
    ]);
    const words = [row!.statuses.dashboard, row!.statuses.detail].map(({ actions, impact }) => [
      actions?.label,
      impact?.label,
    ]);
    expect(words).toEqual([
      ['On target', 'Compromised'],
      [undefined, 'On target'],
    ]);
    expect(row!.statuses.dashboard.impact?.shape).toBe('▲');
  });

  it('shows a status that left its scheme by its code', () => {
    const [row] = rowsOf([
      assess('dashboard', 'impact', 'red'),
      step({ type: 'RevisePlan', changes: { schemes: [] } }),
    ]);
    expect(row!.statuses.dashboard.impact).toEqual({ code: 'red', label: 'red' });
  });

  it('counts actions completed, overdue and slipped on the day, and measures met and not met', () => {
    const add = (action: string, due?: string) =>
      step({
        type: 'AddAction',
        action,
        section: 'visits',
        title: action,
        owners: [],
        ...(due === undefined ? {} : { timescale: { printed: due, due } }),
      });
    const status = (action: string, code: string) =>
      step({ type: 'ChangeActionStatus', action, status: code });
    const measure = (id: string, target: string, actual: string) => [
      step({
        type: 'DefineMeasure',
        measure: id,
        section: 'visits',
        title: id,
        unit: 'percent',
        direction: 'higher',
        frequency: 'month',
      }),
      step({ type: 'SetTarget', measure: id, period: '2020-04', figure: figure(target) }),
      step({ type: 'RecordActual', measure: id, period: '2020-04', figure: figure(actual) }),
    ];
    const steps = [
      assess('dashboard', 'actions', 'green'),
      assess('dashboard', 'actions', 'green', 'planning'),
      step({ type: 'ReviseSection', section: 'visits', changes: { dashboardNumber: '3a' } }),
      add('done', '2020-06-01'),
      add('checked'),
      add('moved', '2020-06-15'),
      status('done', 'completed'),
      status('checked', 'verified'),
      step({ type: 'RescheduleAction', action: 'moved', timescale: { printed: 'July', due: '2020-07-31' } }),
      ...measure('high', '80%', '81%'),
      ...measure('low', '80%', '61%'),
      ...measure('none', 'N/A', '61%'),
    ];
    const counts = (on: string) =>
      rowsOf(steps, on).map(({ number, planNumber, completed, overdue, slipped, met, notMet }) => ({
        number,
        planNumber,
        completed,
        overdue,
        slipped,
        met,
        notMet,
      }));
    const visits = { number: '3a', planNumber: '1', completed: 2, slipped: 1, met: 1, notMet: 1 };
    const planning = { number: '', planNumber: '2', completed: 0, overdue: 0, slipped: 0, met: 0, notMet: 0 };
    expect(counts('2020-06-30')).toEqual([{ ...visits, overdue: 0 }, planning]);
    expect(counts('2020-07-01')).toEqual([{ ...visits, overdue: 1 }, planning]);
    expect(counts('2020-08-01')).toEqual([{ ...visits, overdue: 2 }, planning]);
  });
});
