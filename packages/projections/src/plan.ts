import { noPlan, type Plan } from '@plan-ledger/domain';

import type { Projection } from './projection.js';

/**
 * What the plan says: the state from which dashboard, trends, actions, measures and exceptions are read.
 *
 * @example
 * import { planView } from '@plan-ledger/projections';
 * assert.equal(planView.initial.version, 0);
 */
export const planView: Projection<Plan> = {
  name: 'plan',
  schema: 4,
  initial: noPlan,
  evolve: (_, { after }) => after,
};
