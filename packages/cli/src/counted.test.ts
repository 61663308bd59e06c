import { expect, it } from '@jest/globals';

import { counted, versionsInWords } from './counted.js';

it('counts one, and others', () =>
  expect([0, 1, 2].map((count) => counted(count, 'figure'))).toEqual(['0 figures', '1 figure', '2 figures']));

it('takes the word for many where it is no s more', () =>
  expect([1, 2].map((count) => counted(count, 'figure is', 'figures are'))).toEqual([
    '1 figure is',
    '2 figures are',
  ]));

it('names one version, or two', () =>
  expect([versionsInWords(61, 61), versionsInWords(61, 63)]).toEqual(['version 61', 'versions 61 to 63']));
