import { describe, expect, it } from '@jest/globals';

import { figure, historyOf, planOf, SMALL, step } from '../../../test/support/histories.js';
import { type FigureRow, figuresOf } from './figures.js';

type Steps = Parameters<typeof historyOf>[0];

const rowsOf = (steps: Steps): readonly FigureRow[] => figuresOf(planOf(historyOf([...SMALL, ...steps])));

const define = (measure: string, more: object = {}) =>
  step({
    type: 'DefineMeasure',
    measure,
    section: 'visits',
    title: measure,
    unit: 'percent',
    direction: 'higher',
    frequency: 'financial-quarter',
    ...more,
  });
const target = (period: string, printed: string, measure = 'seen', more: object = {}) =>
  step({ type: 'SetTarget', measure, period, figure: figure(printed), ...more });
const actual = (period: string, printed: string, measure = 'seen', more: object = {}) =>
  step({ type: 'RecordActual', measure, period, figure: figure(printed), ...more });
const baseline = (printed: string, more: object = {}) =>
  step({ type: 'RecordBaseline', measure: 'seen', figure: figure(printed), ...more });
const benchmark = (printed: string, more: object = {}) =>
  step({ type: 'RecordBenchmark', measure: 'seen', figure: figure(printed), against: 'neighbours', ...more });

const SEEN = {
  section: 'visits',
  sectionTitle: 'Visits',
  measure: 'seen',
  title: '% of children seen',
  unit: 'percent',
  direction: 'higher',
  frequency: 'month',
  action: '',
};
const NO_FIGURE = {
  kind: null,
  group: '',
  against: '',
  baseline: '',
  period: null,
  periodKind: null,
  printed: '',
  value: null,
  note: '',
  doubtful: '',
};

describe('the figures', () => {
  it('have one row for a measure without any, with what is said of the measure', () => {
    expect(rowsOf([])).toEqual([{ ...SEEN, ...NO_FIGURE }]);
    const note = step({ type: 'ReviseMeasure', measure: 'seen', changes: { note: 'To be developed' } });
    expect(rowsOf([note])).toEqual([{ ...SEEN, ...NO_FIGURE, note: 'To be developed' }]);
    expect(rowsOf([note, actual('2020-04', '61%')])[0]?.note).toBe('');
  });

  it('have a row each: baselines, benchmarks, then target and actual in time', () => {
    const rows = rowsOf([
      actual('2020-05', '61%', 'seen', { note: 'See note 1', doubtful: 'Smudged' }),
      target('2020-05', '80%'),
      target('2020-04', '75%'),
      benchmark('9.8%', { period: '2020-03' }),
      baseline('36.3 (Mar 20)', { period: '2020-03', note: 'From the return' }),
    ]);
    const shared = { ...SEEN, ...NO_FIGURE };
    expect(rows).toEqual([
      {
        ...shared,
        kind: 'baseline',
        baseline: '36.3 (Mar 20)',
        period: '2020-03',
        periodKind: 'month',
        printed: '36.3 (Mar 20)',
        value: 36.3,
        note: 'From the return',
      },
      {
        ...shared,
        kind: 'benchmark',
        against: 'neighbours',
        period: '2020-03',
        periodKind: 'month',
        printed: '9.8%',
        value: 9.8,
      },
      {
        ...shared,
        kind: 'target',
        baseline: '36.3 (Mar 20)',
        period: '2020-04',
        periodKind: 'month',
        printed: '75%',
        value: 75,
      },
      {
        ...shared,
        kind: 'target',
        baseline: '36.3 (Mar 20)',
        period: '2020-05',
        periodKind: 'month',
        printed: '80%',
        value: 80,
      },
      {
        ...shared,
        kind: 'actual',
        baseline: '36.3 (Mar 20)',
        period: '2020-05',
        periodKind: 'month',
        printed: '61%',
        value: 61,
        note: 'See note 1',
        doubtful: 'Smudged',
      },
    ]);
  });

  it('give a baseline for each group, and beside a target only one that is for all', () => {
    const beside = (...baselines: Steps) =>
      rowsOf([...baselines, target('2020-04', '80%')])
        .filter(({ kind }) => kind === 'target')
        .map((row) => row.baseline);
    const groups = [
      baseline('68.8%', { group: 'youth support' }),
      baseline('76.5%', { group: 'safeguarding' }),
    ];
    expect(
      rowsOf(groups).map(({ kind, group, baseline: text, printed, period }) => [
        kind,
        group,
        text,
        printed,
        period,
      ]),
    ).toEqual([
      ['baseline', 'youth support', '68.8%', '68.8%', null],
      ['baseline', 'safeguarding', '76.5%', '76.5%', null],
    ]);
    expect(beside(...groups)).toEqual(['']);
    expect(beside(...groups, baseline('70%'))).toEqual(['70%']);
    expect(beside()).toEqual(['']);
  });

  it.each([
    ['104.6', 'percent', 104.6],
    ['50% (6/12)', 'percent', 50],
    ['50% (6/12)', 'count', 6],
    ['280 51%', 'count', 280],
    ['12/10%', 'percent', null],
    ['N/A', 'percent', null],
    ['14 to 16', 'count', null],
    ['0', 'count', 0],
  ])('keep %s as printed; of a %s it is the number %p', (printed, unit, value) => {
    const rows = rowsOf([define('other', { unit }), target('2020/21-Q1', printed, 'other')]);
    expect(rows.at(-1)).toMatchObject({ printed, value, unit });
  });

  it('say what kind of period each is, and stand in the order of time', () => {
    const rows = rowsOf([
      define('other', { frequency: 'month', action: 'weekly-list' }),
      target('2020-10', '1%', 'other'),
      target('2020-04', '2%', 'other'),
    ]);
    expect(
      rows.slice(1).map(({ period, periodKind, printed, action }) => [period, periodKind, printed, action]),
    ).toEqual([
      ['2020-04', 'month', '2%', 'weekly-list'],
      ['2020-10', 'month', '1%', 'weekly-list'],
    ]);
    const [, quarter] = rowsOf([define('other'), target('2020/21-Q4', '1%', 'other')]);
    expect(quarter).toMatchObject({ period: '2020/21-Q4', periodKind: 'financial-quarter' });
  });

  it('leave out blank cells, figures that were taken away, and measures that left the plan', () => {
    const steps = [
      actual('2020-04', '61%'),
      target('2020-04', '80%'),
      step({ type: 'WithdrawActual', measure: 'seen', period: '2020-04', act: 'unexplained' }),
    ];
    expect(rowsOf(steps).map(({ kind }) => kind)).toEqual(['target']);
    expect(rowsOf([...steps, step({ type: 'RetireMeasure', measure: 'seen', how: 'withdrawn' })])).toEqual(
      [],
    );
  });
});
