import { describe, expect, it } from '@jest/globals';

import { share } from './share.js';

describe('sharing the width out', () => {
  it('gives everyone what they want when there is room', () => {
    const wants = [
      { natural: 10, longestWord: 5, flex: 1 },
      { natural: 30, longestWord: 5, flex: 3 },
    ];
    expect(share(wants, 40)).toEqual([10, 30]);
  });

  it('takes first from the widest, and sooner from the more eager', () => {
    const want = { natural: 90, longestWord: 5, flex: 1 };
    expect(share([want, { ...want, natural: 20 }], 60)).toEqual([40, 20]);
    expect(share([want, { ...want, flex: 3 }], 60)).toEqual([45, 15]);
  });

  it('breaks a word of the most eager only when nobody else can give', () => {
    const eager = { natural: 21, longestWord: 12, flex: 3 };
    expect(share([eager, { natural: 51, longestWord: 1, flex: 1 }], 38)).toEqual([12, 26]);
    expect(share([eager, { natural: 28, longestWord: 28, flex: 0 }], 38)).toEqual([10, 28]);
  });

  it('is given up when a column would have less than six, or one that never wraps less than it wants', () => {
    const want = { natural: 90, longestWord: 5, flex: 1 };
    expect(share([want, want], 12)).toEqual([6, 6]);
    expect(share([want, want], 11)).toBeUndefined();
    expect(share([want, { ...want, flex: 0 }], 95)).toBeUndefined();
    expect(share([want, { natural: 3, longestWord: 3, flex: 1 }], 9)).toEqual([6, 3]);
  });
});
