import * as t from 'io-ts';

/**
 * The highest that a likelihood or an impact can be; the lowest is 1.
 *
 * @example
 * import { HIGHEST_RATING } from '@plan-ledger/domain';
 * assert.equal(HIGHEST_RATING, 5);
 */
export const HIGHEST_RATING = 5;

/**
 * How likely a risk is and how much it would matter, 1 to 5 each, and the score as printed. A score that is not their product
 * is a misprint, and `doubtful` says so.
 *
 * @example
 * import { RiskLevel } from '@plan-ledger/domain';
 * assert.equal(RiskLevel.is({ likelihood: 4, impact: 5, score: 20 }), true);
 */
export const RiskLevel = t.intersection([
  t.type({ likelihood: t.number, impact: t.number, score: t.number }),
  t.partial({ doubtful: t.string }),
]);
export type RiskLevel = t.TypeOf<typeof RiskLevel>;

const inScale = (rating: number): boolean =>
  Number.isInteger(rating) && rating >= 1 && rating <= HIGHEST_RATING;

/**
 * What is wrong with a level of risk, in words; nothing where it holds.
 *
 * @example
 * import { riskLevelFault } from '@plan-ledger/domain';
 * assert.equal(riskLevelFault({ likelihood: 4, impact: 5, score: 20 }), undefined);
 * assert.equal(
 *   riskLevelFault({ likelihood: 4, impact: 5, score: 26 }),
 *   'Found score 26; wanted 20, which is likelihood 4 times impact 5 (at most 25)',
 * );
 */
export const riskLevelFault = ({ likelihood, impact, score, doubtful }: RiskLevel): string | undefined => {
  const off = Object.entries({ likelihood, impact }).find(([, rating]) => !inScale(rating));
  if (off !== undefined)
    return `Found ${off[0]} ${off[1]}; wanted a whole number from 1 to ${HIGHEST_RATING}`;
  const most = HIGHEST_RATING * HIGHEST_RATING;
  const possible = Number.isInteger(score) && score >= 1 && score <= most;
  return score === likelihood * impact || (possible && doubtful !== undefined)
    ? undefined
    : `Found score ${score}; wanted ${likelihood * impact}, which is likelihood ${likelihood} times impact ${impact} (at most ${most})`;
};
