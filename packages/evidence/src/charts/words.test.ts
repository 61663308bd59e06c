import { describe, expect, it } from '@jest/globals';
import type { Period } from '@plan-ledger/domain';

import { countedInWords, inFigures, shortPeriod } from './words.js';

describe('The words of charts', () => {
  it.each([
    ['2020-01', 'Jan 2020'],
    ['2020-05-03', '3 May 2020'],
    ['2020-Q1', 'Jan to Mar 2020'],
    ['2020/21-Q4', 'Jan to Mar 2021'],
    ['2020', '2020'],
    ['2020/21', '2020 to 2021'],
  ])('name the period %s %s where there is little room', (period, words) => {
    expect(shortPeriod(period as Period)).toBe(words);
  });

  it.each([
    [26.666, '26.67%'],
    [61, '61%'],
    [-0.001, '0%'],
    [1_234_567.5, '1,234,567.5%'],
    [-1234, '-1,234%'],
    [1e21, '1e+21%'],
  ])('write %d as %s', (value, text) => {
    expect(inFigures(value, 'percent')).toBe(text);
  });

  it('count in words up to twelve', () => {
    expect([0, 1, 12, 13].map((count) => countedInWords(count, 'month'))).toEqual([
      'no months',
      'one month',
      'twelve months',
      '13 months',
    ]);
  });
});
