import { HIGHEST_RATING, type Plan, type RiskSide } from '@plan-ledger/domain';

import { type RiskRow, risksOf } from './risks.js';

/** One square of the grid, with the open risks that stand in it. */
export interface RiskCell {
  readonly likelihood: number;
  readonly impact: number;
  readonly score: number;
  readonly risks: readonly RiskRow[];
}

/** The open risks of a plan by likelihood and impact. */
export interface RiskGrid {
  readonly side: RiskSide;
  /** The highest likelihood first, and in it the lowest impact first. */
  readonly cells: readonly RiskCell[];
  /** Those that were not assessed on this side. */
  readonly unplaced: readonly RiskRow[];
}

const RISING = Array.from({ length: HIGHEST_RATING }, (_, at) => at + 1);
const FALLING = [...RISING].reverse();

/**
 * The grid of likelihood by impact, before the controls or with them.
 *
 * @example
 * import { riskGridOf } from '@plan-ledger/projections';
 * import { noPlan } from '@plan-ledger/domain';
 * const { cells } = riskGridOf(noPlan, 'residual');
 * assert.deepEqual([cells.length, cells[0]?.likelihood, cells[0]?.impact], [25, 5, 1]);
 */
export const riskGridOf = (plan: Plan, side: RiskSide): RiskGrid => {
  const open = risksOf(plan).filter(({ status }) => status === 'open');
  return {
    side,
    cells: FALLING.flatMap((likelihood) =>
      RISING.map((impact) => ({
        likelihood,
        impact,
        score: likelihood * impact,
        risks: open.filter(
          ({ [side]: level }) => level?.likelihood === likelihood && level.impact === impact,
        ),
      })),
    ),
    unplaced: open.filter((row) => row[side] === null),
  };
};
