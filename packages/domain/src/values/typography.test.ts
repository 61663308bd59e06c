import { describe, expect, it } from '@jest/globals';

import { sameWording } from './typography.js';

describe('sameWording', () => {
  it.each([
    ['curly and straight single marks', '‘hearts and minds’', "'hearts and minds'"],
    ['curly and straight double marks', '“good”', '"good"'],
    ['kinds of dashes', 'on–going', 'on-going'],
    ['a long dash', 'now — quarterly', 'now - quarterly'],
    ['line breaks and double spaces', ' Weekly  list\nof visits ', 'Weekly list of visits'],
    ['a space that does not break', 'Team\u00a0Manager', 'Team Manager'],
    ['a space before a mark', 'visits , then plans .', 'visits, then plans.'],
  ])('does not mind %s', (_what, a, b) => {
    expect(sameWording(a, b)).toBe(true);
    expect(sameWording(b, a)).toBe(true);
  });

  it.each([
    ['a capital', 'hearts', 'Hearts'],
    ['a letter', 'visit', 'visits'],
    ['a missing space', 'Team Manager', 'TeamManager'],
    ['a full stop', 'Weekly list', 'Weekly list.'],
    ['a mark of quotation', "'good'", 'good'],
    ['a figure', '12%', '13%'],
  ])('minds %s', (_what, a, b) => expect(sameWording(a, b)).toBe(false));
});
