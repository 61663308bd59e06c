import { withChanges } from '../../values/json.js';
import type { milestoneEvents } from '../events/milestone.js';
import { change, enter, type Evolvers, firstDated, goneBy, rescheduled } from './shape.js';

export const evolveMilestone: Evolvers<keyof typeof milestoneEvents> = {
  MilestoneAdded: (plan, { type: _, milestone, ...fields }) =>
    enter(plan, 'milestones', { id: milestone, ...fields, ...firstDated(fields.timescale) }),

  MilestoneRevised: (plan, { milestone, changes }) =>
    change(plan, 'milestones', milestone, (found) => withChanges(found, changes)),

  MilestoneMoved: (plan, { milestone, action }) =>
    change(plan, 'milestones', milestone, (found) => ({ ...found, action })),

  MilestoneRescheduled: (plan, { milestone, timescale }) =>
    change(plan, 'milestones', milestone, (found) => rescheduled(found, timescale)),

  MilestoneReached: (plan, { milestone, on }, { reportedOn }) =>
    change(plan, 'milestones', milestone, (found) => ({
      ...found,
      reached: { ...(on === undefined ? {} : { on }), reportedOn },
    })),

  MilestoneReopened: (plan, { milestone }) =>
    change(plan, 'milestones', milestone, (found) => withChanges(found, { reached: null })),

  MilestoneWithdrawn: (plan, event, _, version) =>
    change(plan, 'milestones', event.milestone, (found) => ({ ...found, gone: goneBy(event, version) })),
};
