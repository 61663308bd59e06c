import * as E from 'fp-ts/lib/Either.js';

import { compare } from '../edition/compare/index.js';
import type { Edition } from '../edition/edition.js';
import { decideAll } from '../plan/decide/index.js';
import { fold } from '../plan/evolve/index.js';
import type { Told } from '../plan/recorded.js';
import { explainRejection } from '../plan/rejection.js';
import { noPlan, type Plan } from '../plan/state.js';
import type { ActorId } from '../values/ids.js';

export const U1 = 'U1' as ActorId;

/** What an edition tells a plan, in order. Throws the words of the refusal where a step is refused. */
export const told = (plan: Plan, edition: Edition): readonly Told[] => {
  const all = decideAll(plan, compare(plan, edition, U1).steps);
  if (E.isLeft(all)) throw new Error(explainRejection(all.left.rejection));
  return all.right;
};

/** The plan after an edition. */
export const submitted = (edition: Edition, plan: Plan = noPlan): Plan => fold(told(plan, edition), plan);
