import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { HIGHEST_RATING, RiskLevel, riskLevelFault } from './risk-level.js';

const rating = fc.integer({ min: 1, max: HIGHEST_RATING });
const fourTimesFive = 'wanted 20, which is likelihood 4 times impact 5 (at most 25)';

describe('a level of risk', () => {
  it('holds when its score is likelihood times impact', () => {
    fc.assert(
      fc.property(rating, rating, (likelihood, impact) => {
        expect(riskLevelFault({ likelihood, impact, score: likelihood * impact })).toBeUndefined();
      }),
    );
  });

  it.each([0, 6, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'has a likelihood and an impact from 1 to 5, not %p',
    (off) => {
      const wanted = 'wanted a whole number from 1 to 5';
      expect(riskLevelFault({ likelihood: off, impact: 4, score: 4 * off })).toBe(
        `Found likelihood ${off}; ${wanted}`,
      );
      expect(riskLevelFault({ likelihood: 4, impact: off, score: 4 * off })).toBe(
        `Found impact ${off}; ${wanted}`,
      );
      expect(riskLevelFault({ likelihood: off, impact: 4, score: 4 * off, doubtful: 'Smudged' })).toBe(
        `Found likelihood ${off}; ${wanted}`,
      );
    },
  );

  it('tells of the likelihood first when both are off', () => {
    expect(riskLevelFault({ likelihood: 7, impact: 6, score: 42 })).toMatch(/^Found likelihood 7; /u);
  });

  it('may have another score where that is said to be a misprint', () => {
    expect(riskLevelFault({ likelihood: 4, impact: 5, score: 16 })).toBe(`Found score 16; ${fourTimesFive}`);
    expect(
      riskLevelFault({ likelihood: 4, impact: 5, score: 16, doubtful: 'The product is 20' }),
    ).toBeUndefined();
  });

  it.each([26, 0, -20, 12.5])('has no score of %p, misprinted or not', (score) => {
    const told = `Found score ${score}; ${fourTimesFive}`;
    expect(riskLevelFault({ likelihood: 4, impact: 5, score })).toBe(told);
    expect(riskLevelFault({ likelihood: 4, impact: 5, score, doubtful: 'As printed' })).toBe(told);
  });
});

describe('RiskLevel', () => {
  it('needs its three numbers', () => {
    expect(RiskLevel.is({ likelihood: 4, impact: 5, score: 20 })).toBe(true);
    expect(RiskLevel.is({ likelihood: 4, impact: 5, score: 16, doubtful: 'Misprint' })).toBe(true);
    expect(RiskLevel.is({ likelihood: 4, impact: 5 })).toBe(false);
    expect(RiskLevel.is({ likelihood: '4', impact: 5, score: 20 })).toBe(false);
    expect(RiskLevel.is({ likelihood: 4, impact: 5, score: 16, doubtful: true })).toBe(false);
  });
});
