import type { PlanEvent, PlanEventType } from '../events/index.js';
import type { Told, Version } from '../recorded.js';
import { noPlan, type Plan } from '../state.js';
import { evolveAction } from './action.js';
import { evolveAnchor } from './anchor.js';
import { evolveErasure } from './erasure.js';
import { evolveEvidence } from './evidence.js';
import { evolveLimits } from './limits.js';
import { evolveFigure, evolveMeasure } from './measure.js';
import { evolveMilestone } from './milestone.js';
import { evolveOversight } from './oversight.js';
import { evolvePlan } from './plan.js';
import { evolveRequirement } from './requirement.js';
import { evolveRisk } from './risk.js';
import { evolveSection } from './section.js';
import { type Evolvers, type Mine, nothingIsMine } from './shape.js';

const evolvers: Evolvers<PlanEventType> = {
  ...evolvePlan,
  ...evolveSection,
  ...evolveAction,
  ...evolveMeasure,
  ...evolveLimits,
  ...evolveFigure,
  ...evolveMilestone,
  ...evolveRequirement,
  ...evolveRisk,
  ...evolveEvidence,
  ...evolveOversight,
  ...evolveErasure,
  ...evolveAnchor,
};

type AnyEvolver = (plan: Plan, event: PlanEvent, told: Told, version: Version, mine: Mine) => Plan;

const after = (plan: Plan, told: Told, mine: Mine): Plan => {
  const version = plan.version + 1;
  const changed = (evolvers[told.event.type] as AnyEvolver)(plan, told.event, told, version, mine);
  return { ...changed, version, reportedOn: told.reportedOn };
};

/**
 * The plan after one more event. Total: it never throws and never refuses; an event that does not fit changes nothing
 * but the version.
 *
 * @example
 * import { evolve, noPlan } from '@plan-ledger/domain';
 * const told = { actor: 'U1', reportedOn: '2020-06-09', event: { type: 'PlanClosed' } } as const;
 * assert.equal(evolve(noPlan, told as never).version, 1);
 */
export const evolve = (plan: Plan, told: Told): Plan => after(plan, told, nothingIsMine);

/**
 * A step of a fold that keeps no plan but the last: it may change in place what it made itself, so that the folding of a
 * long history is linear. The plan that goes in is not to be looked at again.
 */
export const follower = (): ((plan: Plan, told: Told) => Plan) => {
  const mine = new WeakSet();
  return (plan, told) => after(plan, told, mine);
};

/**
 * The plan after some events, from no plan or from a plan that is already there.
 *
 * @example
 * import { fold, noPlan } from '@plan-ledger/domain';
 * assert.equal(fold([]), noPlan);
 */
export const fold = (events: Iterable<Told>, from: Plan = noPlan): Plan => {
  const next = follower();
  let plan = from;
  for (const told of events) plan = next(plan, told);
  return plan;
};
