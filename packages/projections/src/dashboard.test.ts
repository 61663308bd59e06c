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
    expect(shown([])).toEqual([]);
    expect(shown([assess('detail', 'impact', 'red')])).toEqual([]);
    expect(shown([assess('dashboard', 'impact', 'red', 'planning')])).toEqual(['planning']);
    const report = (page: string) =>
      step({ type: 'ReportProgress', section: 'visits', page, done: ['More visits'], next: [] });
    expect(shown([report('dashboard')])).toEqual(['visits']);
    expect(shown([report('detail')])).toEqual([]);
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
