import { describe, expect, it } from '@jest/globals';

import { parseFigure } from './figure.js';
import { distanceInWords, type Reading, verdictOf } from './verdict.js';

const HIGHER: Reading = { unit: 'percent', direction: 'higher' };
const LOWER: Reading = { unit: 'percent', direction: 'lower' };
const NEITHER: Reading = { unit: 'percent', direction: 'neither' };
const COUNT: Reading = { unit: 'count', direction: 'higher' };

describe('verdictOf', () => {
  it.each([
    [HIGHER, '80%', '81%', 'met'],
    [HIGHER, '80%', '80%', 'met'],
    [HIGHER, '80%', '79.9%', 'not met'],
    [LOWER, '5%', '4%', 'met'],
    [LOWER, '5%', '5%', 'met'],
    [LOWER, '5%', '36%', 'not met'],
    [LOWER, '5%', '0%', 'met'],
    [NEITHER, '5%', '5%', undefined],
    [HIGHER, '12/10%', '36%', undefined],
    [HIGHER, '80%', 'N/A', undefined],
    [HIGHER, '80%', '', undefined],
    [HIGHER, '', '80%', undefined],
    [COUNT, '300', '280 51%', 'not met'],
    [HIGHER, '50%', '280 51%', 'met'],
  ] as const)('%p: target %p, actual %p is %p', (reading, target, actual, verdict) => {
    expect(verdictOf(reading, parseFigure(target), parseFigure(actual))).toBe(verdict);
  });
});

describe('distanceInWords', () => {
  it.each([
    [HIGHER, '40%', '34%', '6 points below 40%'],
    [LOWER, '5%', '36%', '31 points above 5%'],
    [HIGHER, '80%', '81%', '1 point above 80%'],
    [HIGHER, '80%', '79%', '1 point below 80%'],
    [HIGHER, '80%', '79.9%', '0.1 points below 80%'],
    [HIGHER, '0.3%', '0.1%', '0.2 points below 0.3%'],
    [HIGHER, '80%', '80%', 'exactly 80%'],
    [HIGHER, '80.0%', '80%', 'exactly 80.0%'],
    [COUNT, '300', '280', '20 below 300'],
    [COUNT, '1,992', '1,993', '1 above 1,992'],
    [NEITHER, '5%', '6%', '1 point above 5%'],
    [HIGHER, '80%', 'N/A', ''],
    [HIGHER, '', '80%', ''],
    [HIGHER, '12/10%', '36%', ''],
  ] as const)('%p: target %p, actual %p is %p', (reading, target, actual, words) => {
    expect(distanceInWords(reading, parseFigure(target), parseFigure(actual))).toBe(words);
  });
});
