import { expect, it } from '@jest/globals';

import { counted, grouped, listed, times } from './words.js';

it('counts one, and others', () =>
  expect([0, 1, 2].map((count) => counted(count, 'figure'))).toEqual(['0 figures', '1 figure', '2 figures']));

it('takes the word for many where it is no s more', () =>
  expect([1, 2].map((count) => counted(count, 'figure is', 'figures are'))).toEqual([
    '1 figure is',
    '2 figures are',
  ]));

it('says nothing of what never happened', () =>
  expect([0, 1, 2].map(times)).toEqual(['', 'once', '2 times']));

it('puts commas between thousands, and nowhere else', () =>
  expect([0, 999, 1000, 1_048_575, '-1234'].map(grouped)).toEqual([
    '0',
    '999',
    '1,000',
    '1,048,575',
    '-1,234',
  ]));

it('lists none, one, two and more', () =>
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c']));
