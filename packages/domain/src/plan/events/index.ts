import type * as t from 'io-ts';

import { actionEvents } from './action.js';
import { anchorEvents } from './anchor.js';
import { erasureEvents } from './erasure.js';
import { evidenceEvents } from './evidence.js';
import { figureEvents, limitEvents, measureEvents } from './measure.js';
import { milestoneEvents } from './milestone.js';
import { oversightEvents } from './oversight.js';
import { planEvents } from './plan.js';
import { requirementEvents } from './requirement.js';
import { riskEvents } from './risk.js';
import { sectionEvents } from './section.js';

/**
 * Every event of a plan: its stored name and its codec. To add one, add it to its subject's file, to `evolve`, to the
 * schemas of the codec with a kept sample, and to the audit: the compiler and the tests ask for each.
 *
 * @example
 * import { planEventCodecs } from '@plan-ledger/domain';
 * assert.equal(planEventCodecs.ActionMoved.is({ type: 'ActionMoved', action: 'a', section: 's' }), true);
 */
export const planEventCodecs = {
  ...planEvents,
  ...sectionEvents,
  ...actionEvents,
  ...measureEvents,
  ...limitEvents,
  ...figureEvents,
  ...milestoneEvents,
  ...requirementEvents,
  ...riskEvents,
  ...evidenceEvents,
  ...oversightEvents,
  ...erasureEvents,
  ...anchorEvents,
};

/** The stored name of an event. */
export type PlanEventType = keyof typeof planEventCodecs;

/** The event that has this stored name. */
export type PlanEventOf<Type extends PlanEventType> = t.TypeOf<(typeof planEventCodecs)[Type]>;

/** Anything that can happen to a plan, as natural JSON. */
export type PlanEvent = { [Type in PlanEventType]: PlanEventOf<Type> }[PlanEventType];

export type { ActionChanges } from './action.js';
export { Act, CellField, type MeasureChanges } from './measure.js';
export { type Days, Departure, Page } from './fields.js';
export type { EvidenceChanges } from './evidence.js';
export type { MilestoneChanges } from './milestone.js';
export type { OversightChanges } from './oversight.js';
export { type Continuation, type PlanChanges, PlanKind } from './plan.js';
export { LinkSide, type RecommendationChanges, RecommendationKind } from './requirement.js';
export { type RiskChanges, RiskKind, RiskSide } from './risk.js';
export { Dimension, QuotedField, type SectionChanges } from './section.js';
