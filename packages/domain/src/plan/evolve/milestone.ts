import { withChanges } from '../../values/json.js';
import type { milestoneEvents } from '../events/milestone.js';
import { change, enter, type Evolvers, firstDated, goneBy, rescheduled } from './shape.js';

export const evolveMilestone: Evolvers<keyof typeof milestoneEvents> = {
  MilestoneAdded: (plan, { type: _, milestone, ...fields }, _told, _version, mine) =>
    enter(plan, mine, 'milestones', { id: milestone, ...fields, ...firstDated(fields.timescale) }),

  MilestoneRevised: (plan, { milestone, changes }, _told, _version, mine) =>
    change(plan, mine, 'milestones', milestone, (found) => withChanges(found, changes)),

  MilestoneMoved: (plan, { milestone, action }, _told, _version, mine) =>
    change(plan, mine, 'milestones', milestone, (found) => ({ ...found, action })),

  MilestoneRescheduled: (plan, { milestone, timescale }, _told, _version, mine) =>
    change(plan, mine, 'milestones', milestone, (found) => rescheduled(found, timescale)),

  MilestoneReached: (plan, { milestone, on }, { reportedOn }, _version, mine) =>
    change(plan, mine, 'milestones', milestone, (found) => ({
      ...found,
      reached: { ...(on === undefined ? {} : { on }), reportedOn },
    })),

  MilestoneReopened: (plan, { milestone }, _told, _version, mine) =>
    change(plan, mine, 'milestones', milestone, (found) => withChanges(found, { reached: null })),

  MilestoneWithdrawn: (plan, event, _told, version, mine) =>
    change(plan, mine, 'milestones', event.milestone, (found) => ({
      ...found,
      gone: goneBy(event, version),
    })),
};
