import type { PlanId } from '@plan-ledger/domain';
import type { Either } from 'fp-ts/lib/Either.js';

import type { AppendFailure, Written } from '../../event-store.js';
import type { CompactRange } from '../../integrity/merkle/range.js';
import type { KnownPlan } from './known.js';

/** What a writer makes of what is known of a plan. */
export type Prepared<A> =
  | { readonly _tag: 'Answer'; readonly answer: Either<AppendFailure, A> }
  /** What is known may be old, and the answer depends on it. */
  | { readonly _tag: 'Look' }
  /** These follow on the plan's version, and this is its tree after them. */
  | { readonly _tag: 'Write'; readonly events: readonly Written[]; readonly tree: CompactRange };

/** One write of one plan. */
export interface Task<A> {
  readonly plan: PlanId;
  /** Asked anew whenever the plan has moved. `isFresh`: the plan was read just now. */
  readonly prepare: (known: KnownPlan, isFresh: boolean) => Promise<Prepared<A>>;
  /** What to answer when the prepared events are stored. */
  readonly done: (events: readonly Written[]) => A;
}
