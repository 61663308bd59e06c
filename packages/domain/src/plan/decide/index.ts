import * as E from 'fp-ts/lib/Either.js';

import type { PlanCommand, PlanCommandType } from '../commands.js';
import { follower } from '../evolve/index.js';
import type { Saying, Told } from '../recorded.js';
import type { Rejection } from '../rejection.js';
import type { Plan } from '../state.js';
import { decideAnchor } from './anchor.js';
import { decideAction } from './action.js';
import { decideErasure } from './erasure.js';
import { decideEvidence } from './evidence.js';
import { decideFigure } from './figure.js';
import { decideLimits } from './limits.js';
import { decideMeasure } from './measure.js';
import { decideMilestone } from './milestone.js';
import { decideOversight } from './oversight.js';
import { decidePlan } from './plan.js';
import { decideRequirement } from './requirement.js';
import { decideRisk } from './risk.js';
import { decideSaid } from './said.js';
import { decideSection } from './section.js';
import type { Deciders, Decision } from './shape.js';
import { decideStanding } from './standing.js';

const deciders: Deciders<PlanCommandType> = {
  ...decidePlan,
  ...decideSection,
  ...decideAction,
  ...decideMeasure,
  ...decideLimits,
  ...decideFigure,
  ...decideStanding,
  ...decideSaid,
  ...decideMilestone,
  ...decideRequirement,
  ...decideRisk,
  ...decideEvidence,
  ...decideOversight,
  ...decideErasure,
  ...decideAnchor,
};

type AnyDecider = (plan: Plan, command: PlanCommand, saying: Saying) => Decision;

/** What is done to the history, and not to the plan, goes on where nothing else can be changed any more. */
const ALSO_ENDED: readonly PlanCommandType[] = ['RedactText', 'AnchorCheckpoint'];

const refusedOutright = (plan: Plan, command: PlanCommand, saying: Saying): Rejection | undefined => {
  if (plan.identity === undefined) return command.type === 'EstablishPlan' ? undefined : { _tag: 'NoPlan' };
  if (plan.ended !== undefined && !ALSO_ENDED.includes(command.type)) {
    const { how, by } = plan.ended;
    return { _tag: 'PlanEnded', how, ...(by === undefined ? {} : { by }) };
  }
  if (plan.reportedOn !== undefined && saying.reportedOn < plan.reportedOn) {
    return { _tag: 'ReportTooOld', found: saying.reportedOn, newest: plan.reportedOn };
  }
  return undefined;
};

/**
 * What a command does to a plan: the events that happen (none, when it is so already), or the rule that refuses it.
 *
 * @example
 * import { decide, noPlan } from '@plan-ledger/domain';
 * const saying = { actor: 'U1', reportedOn: '2020-06-09' } as never;
 * assert.deepEqual(decide(noPlan, { type: 'ClosePlan' }, saying), { _tag: 'Left', left: { _tag: 'NoPlan' } });
 */
export const decide = (plan: Plan, command: PlanCommand, saying: Saying): Decision => {
  const refusal = refusedOutright(plan, command, saying);
  const decision = (deciders[command.type] as AnyDecider)(plan, command, saying);
  const changesNothing = E.isRight(decision) && decision.right.length === 0;
  return refusal === undefined || (changesNothing && refusal._tag !== 'NoPlan') ? decision : E.left(refusal);
};

/** One of several commands that are decided together, with who says it. */
export interface Step {
  readonly command: PlanCommand;
  readonly saying: Saying;
}

/** Which of several steps was refused, and why. */
export interface RefusedStep {
  readonly step: Step;
  readonly rejection: Rejection;
}

/**
 * Decides several steps one after the other, each on the plan that the ones before it leave. All happen, or none.
 *
 * @example
 * import { decideAll, noPlan } from '@plan-ledger/domain';
 * assert.deepEqual(decideAll(noPlan, []), { _tag: 'Right', right: [] });
 */
export const decideAll = (plan: Plan, steps: readonly Step[]): E.Either<RefusedStep, readonly Told[]> => {
  const told: Told[] = [];
  const next = follower();
  let at = plan;
  for (const step of steps) {
    const decision = decide(at, step.command, step.saying);
    if (E.isLeft(decision)) return E.left({ step, rejection: decision.left });
    for (const event of decision.right) {
      const happened = { ...step.saying, event };
      told.push(happened);
      at = next(at, happened);
    }
  }
  return E.right(told);
};
