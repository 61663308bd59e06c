import { describe, expect, it } from '@jest/globals';

import { figure, historyOf, planOf, SMALL, step } from '../../../test/support/histories.js';
import { latestInWords, type MeasureRow, measuresOf } from './measures.js';

const cell = (type: 'SetTarget' | 'RecordActual', period: string, printed: string, measure = 'seen') =>
  step({ type, measure, period, figure: figure(printed) });

const rowOf = (...steps: Parameters<typeof historyOf>[0]): MeasureRow =>
  measuresOf(planOf(historyOf([...SMALL, ...steps])))[0]!;

describe('the list of measures', () => {
  it('shows the latest figure that is a number, with the distance to its target in words', () => {
    const row = rowOf(
      cell('SetTarget', '2020-04', '80%'),
      cell('RecordActual', '2020-04', '61%'),
      cell('SetTarget', '2020-05', '85%'),
      cell('RecordActual', '2020-05', 'N/A'),
      cell('SetTarget', '2020-06', '85%'),
    );
    expect(row).toMatchObject({ latestPeriod: '2020-04', latest: '61%', target: '80%', verdict: 'not met' });
    expect(row.distance).toBe('19 points below 80%');
    expect(latestInWords(row)).toBe('61% in April 2020, 19 points below 80%');
  });

  it('orders periods by time, not by when they were recorded', () => {
    const row = rowOf(cell('RecordActual', '2020-05', '90%'), cell('RecordActual', '2020-04', '61%'));
    expect(latestInWords(row)).toBe('90% in May 2020');
    expect(row.verdict).toBeNull();
  });

  it('says so where there is no figure', () => {
    expect(latestInWords(rowOf(cell('RecordActual', '2020-04', 'tbc')))).toBe('no figure');
    expect(rowOf()).toMatchObject({
      latestPeriod: null,
      latest: '',
      target: '',
      verdict: null,
      distance: '',
    });
  });

  it('reads lower as better where the measure says so, and leaves out what was retired', () => {
    const plan = planOf(
      historyOf([
        ...SMALL,
        step({
          type: 'DefineMeasure',
          measure: 'late',
          section: 'planning',
          title: 'Late plans',
          unit: 'count',
          direction: 'lower',
          frequency: 'month',
          note: 'From the tracker',
        }),
        cell('SetTarget', '2020-04', '5', 'late'),
        cell('RecordActual', '2020-04', '5', 'late'),
        step({ type: 'RetireMeasure', measure: 'seen', how: 'withdrawn' }),
      ]),
    );
    const rows = measuresOf(plan);
    expect(rows.map(({ measure, verdict, distance, note }) => [measure, verdict, distance, note])).toEqual([
      ['late', 'met', 'exactly 5', 'From the tracker'],
    ]);
  });
});
