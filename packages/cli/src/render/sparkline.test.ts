import { describe, expect, it } from '@jest/globals';

import { sparkline } from './sparkline.js';

describe('a row of bars', () => {
  it('goes from the lowest number to the highest', () =>
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7])).toBe('▁▂▃▄▅▆▇█'));

  it('has a dot where there is no number', () => expect(sparkline([10, null, -10])).toBe('█·▁'));

  it('is level where nothing changes, and empty where nothing is', () => {
    expect(sparkline([5, 5, 5])).toBe('▄▄▄');
    expect(sparkline([null])).toBe('·');
    expect(sparkline([])).toBe('');
  });
});
