import { withChanges } from '../../values/json.js';
import type { planEvents } from '../events/plan.js';
import type { Evolvers } from './shape.js';

export const evolvePlan: Evolvers<keyof typeof planEvents> = {
  PlanEstablished: (plan, { type: _, ...identity }) =>
    plan.identity === undefined ? { ...plan, identity } : plan,

  PlanRevised: (plan, { changes }) =>
    plan.identity === undefined ? plan : { ...plan, identity: withChanges(plan.identity, changes) },

  EditionPublished: (plan, { type: _, ...edition }, { reportedOn }, version) => ({
    ...plan,
    editions: [...plan.editions, { ...edition, reportedOn, version }],
  }),

  PlanSuperseded: (plan, { type: _, ...supersession }) => ({
    ...plan,
    ended: { how: 'superseded', ...supersession },
  }),

  PlanClosed: (plan, { note }) => ({
    ...plan,
    ended: { how: 'closed', ...(note === undefined ? {} : { note }) },
  }),
};
