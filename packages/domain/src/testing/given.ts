import * as E from 'fp-ts/lib/Either.js';

import type { PlanCommand } from '../plan/commands.js';
import { decide } from '../plan/decide/index.js';
import type { PlanEvent } from '../plan/events/index.js';
import { evolve, fold } from '../plan/evolve/index.js';
import type { Saying, Told } from '../plan/recorded.js';
import type { Rejection } from '../plan/rejection.js';
import { noPlan, type Plan } from '../plan/state.js';
import { sameJson } from '../values/json.js';

const SAYING = { actor: 'U1', reportedOn: '2020-06-09' } as Saying;

const demand = (holds: boolean, wanted: string, found: unknown): void => {
  if (!holds) throw new Error(`Wanted ${wanted}; found ${JSON.stringify(found, null, 2)}`);
};

/** What came of a command, to be looked at. */
export interface Outcome {
  /** The command gave exactly these events. */
  readonly then: (...events: readonly PlanEvent[]) => Outcome;
  /** The command gave nothing: it was so already. */
  readonly thenNothing: () => Outcome;
  /** The command was refused by the rule of this tag, with at least these fields. */
  readonly thenRefused: (tag: Rejection['_tag'], fields?: Readonly<Record<string, unknown>>) => Outcome;
  /** The plan after the events holds. */
  readonly thenPlan: (holds: (plan: Plan) => boolean) => Outcome;
}

const outcomeOf = (plan: Plan, command: PlanCommand, saying: Saying): Outcome => {
  const decision = decide(plan, command, saying);
  const found = E.isLeft(decision) ? decision.left : decision.right;
  const after = E.isLeft(decision)
    ? plan
    : decision.right.reduce((state, event) => evolve(state, { ...saying, event }), plan);
  const outcome: Outcome = {
    then: (...events) => {
      demand(sameJson(found, events), `the events ${JSON.stringify(events, null, 2)}`, found);
      return outcome;
    },
    thenNothing: () => outcome.then(),
    thenRefused: (_tag, fields = {}) => {
      const wanted = { ...(E.isLeft(decision) ? decision.left : {}), _tag, ...fields };
      demand(E.isLeft(decision) && sameJson(found, wanted), `a refusal ${JSON.stringify(wanted)}`, found);
      return outcome;
    },
    thenPlan: (holds) => {
      demand(holds(after), 'a plan that holds', after);
      return outcome;
    },
  };
  return outcome;
};

/**
 * Given some events, when a command comes, then what happens. Throws an `Error` that shows both sides when it is otherwise;
 * works in any test runner.
 *
 * @example
 * import { given } from '@plan-ledger/domain/testing';
 * given().when({ type: 'ClosePlan' }).thenRefused('NoPlan');
 */
export const given = (...events: readonly (PlanEvent | Told)[]) => {
  const plan = fold(
    events.map((event): Told => ('event' in event ? event : { ...SAYING, event })),
    noPlan,
  );
  return {
    when: (command: PlanCommand, saying: Partial<Saying> = {}): Outcome =>
      outcomeOf(plan, command, { ...SAYING, ...saying }),
  };
};
