import * as t from 'io-ts';

import { isSlug } from './ids.js';

export interface MilestoneIdBrand {
  readonly MilestoneId: unique symbol;
}
export interface RecommendationIdBrand {
  readonly RecommendationId: unique symbol;
}
export interface RiskIdBrand {
  readonly RiskId: unique symbol;
}
export interface EvidenceIdBrand {
  readonly EvidenceId: unique symbol;
}
export interface OversightIdBrand {
  readonly OversightId: unique symbol;
}

/**
 * The id of a milestone, of the same form as a plan's id; unique within its plan and never reused.
 *
 * @example
 * import { MilestoneId } from '@plan-ledger/domain';
 * assert.equal(MilestoneId.is('needs-analysis'), true);
 */
export const MilestoneId = t.brand(
  t.string,
  (s): s is t.Branded<string, MilestoneIdBrand> => isSlug(s),
  'MilestoneId',
);
export type MilestoneId = t.TypeOf<typeof MilestoneId>;

/**
 * The id of a recommendation or finding, of the same form as a plan's id; unique within its plan and never reused.
 *
 * @example
 * import { RecommendationId } from '@plan-ledger/domain';
 * assert.equal(RecommendationId.is('rec-12'), true);
 */
export const RecommendationId = t.brand(
  t.string,
  (s): s is t.Branded<string, RecommendationIdBrand> => isSlug(s),
  'RecommendationId',
);
export type RecommendationId = t.TypeOf<typeof RecommendationId>;

/**
 * The id of a risk, of the same form as a plan's id; unique within its plan and never reused.
 *
 * @example
 * import { RiskId } from '@plan-ledger/domain';
 * assert.equal(RiskId.is('workforce-not-engaged'), true);
 */
export const RiskId = t.brand(t.string, (s): s is t.Branded<string, RiskIdBrand> => isSlug(s), 'RiskId');
export type RiskId = t.TypeOf<typeof RiskId>;

/**
 * The id of a piece of evidence, of the same form as a plan's id; unique within its plan and never reused.
 *
 * @example
 * import { EvidenceId } from '@plan-ledger/domain';
 * assert.equal(EvidenceId.is('staff-survey'), true);
 */
export const EvidenceId = t.brand(
  t.string,
  (s): s is t.Branded<string, EvidenceIdBrand> => isSlug(s),
  'EvidenceId',
);
export type EvidenceId = t.TypeOf<typeof EvidenceId>;

/**
 * The id of an arrangement of oversight, of the same form as a plan's id; unique within its plan and never reused.
 *
 * @example
 * import { OversightId } from '@plan-ledger/domain';
 * assert.equal(OversightId.is('improvement-board'), true);
 */
export const OversightId = t.brand(
  t.string,
  (s): s is t.Branded<string, OversightIdBrand> => isSlug(s),
  'OversightId',
);
export type OversightId = t.TypeOf<typeof OversightId>;
