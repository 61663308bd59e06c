import type { PlanId, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import type { ReadFailure } from '../../event-store.js';
import type { Streams } from './streams.js';

type Plans = Promise<E.Either<ReadFailure, readonly PlanId[]>>;

/** Which of the plans in a list are there. */
export interface There {
  readonly of: (list: () => Plans) => Plans;
}

/** Half of what a server takes on one connection: others want to ask as well. */
const AT_ONCE = 50;

/**
 * A plan is put into the list before its first event: one that is listed and not there is one whose first append was not
 * done. What was seen once is there, so that each plan is asked for once, and not whenever the list is read.
 */
export const plansThere = (streams: Pick<Streams, 'versionOf'>): There => {
  let seen = new Set<PlanId>();

  const look = async (plans: readonly PlanId[]): Promise<E.Either<ReadFailure, void>> => {
    for (let from = 0; from < plans.length; from += AT_ONCE) {
      const some = plans.slice(from, from + AT_ONCE);
      const versions = await Promise.all(some.map((plan) => streams.versionOf(plan)));
      for (const [at, version] of versions.entries()) {
        const fault = take(some[at], version);
        if (fault !== undefined) return E.left(fault);
      }
    }
    return E.right(undefined);
  };

  // One that cannot be read is there: reading it says what is wrong with it.
  const take = (
    plan: PlanId | undefined,
    version: E.Either<ReadFailure, Version>,
  ): ReadFailure | undefined => {
    if (E.isLeft(version) && version.left._tag === 'Unavailable') return version.left;
    if (plan !== undefined && (E.isLeft(version) || version.right > 0)) seen.add(plan);
    return undefined;
  };

  return {
    of: async (list) => {
      const listed = await list();
      if (E.isLeft(listed)) return listed;
      // What left the list was of a server that was restored since.
      const still = new Set(listed.right);
      seen = new Set([...seen].filter((plan) => still.has(plan)));
      const looked = await look(listed.right.filter((plan) => !seen.has(plan)));
      return E.isLeft(looked) ? looked : E.right(listed.right.filter((plan) => seen.has(plan)));
    },
  };
};
