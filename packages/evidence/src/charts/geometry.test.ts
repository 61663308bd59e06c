import { describe, expect, it } from '@jest/globals';

import { across, spread } from './geometry.js';

const ys = (texts: readonly { y: number; stays?: boolean }[]): readonly number[] =>
  spread(texts).map(({ y }) => y);

describe('Texts one above the other', () => {
  it('stay where they are where they do not touch', () => {
    expect(ys([{ y: 50 }, { y: 10 }, { y: 30 }])).toEqual([10, 30, 50]);
  });

  it('make room for the one that stays, upwards and downwards', () => {
    expect(ys([{ y: 48 }, { y: 50, stays: true }, { y: 51 }, { y: 47 }])).toEqual([18, 34, 50, 66]);
  });
});

describe('A place across the drawing', () => {
  it('is a share with one decimal', () => expect(across(123.46)).toBe('12.3%'));
});
