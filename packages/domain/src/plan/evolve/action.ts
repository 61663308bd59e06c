import { withChanges } from '../../values/json.js';
import type { actionEvents } from '../events/action.js';
import { FIRST_ACTION_STATUS } from '../state.js';
import { change, enter, type Evolvers, firstDated, goneBy, put, rescheduled } from './shape.js';

export const evolveAction: Evolvers<keyof typeof actionEvents> = {
  ActionAdded: (plan, { type: _, action, ...fields }) =>
    enter(plan, 'actions', {
      id: action,
      ...fields,
      status: FIRST_ACTION_STATUS,
      ...firstDated(fields.timescale),
    }),

  ActionRevised: (plan, { action, changes }) =>
    change(plan, 'actions', action, (found) => withChanges(found, changes)),

  ActionOwnersChanged: (plan, { action, owners }) =>
    change(plan, 'actions', action, (found) => ({ ...found, owners })),

  ActionRescheduled: (plan, { action, timescale, start }) =>
    change(plan, 'actions', action, (found) => withChanges(rescheduled(found, timescale), { start })),

  ActionStatusChanged: (plan, { action, status }) =>
    change(plan, 'actions', action, (found) => ({ ...found, status })),

  ActionMoved: (plan, { action, section }) =>
    change(plan, 'actions', action, (found) => ({ ...found, section })),

  /** Its milestones leave with it. */
  ActionWithdrawn: (plan, event, _, version) => {
    const { into, ...gone } = goneBy(event, version);
    const left = change(plan, 'actions', event.action, (found) => ({
      ...found,
      gone: { ...gone, ...(into === undefined ? {} : { into }) },
    }));
    return Object.values(plan.milestones)
      .filter((milestone) => milestone.action === event.action && milestone.gone === undefined)
      .reduce((after, milestone) => put(after, 'milestones', { ...milestone, gone }), left);
  },
};
