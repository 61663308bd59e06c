import { withChanges } from '../../values/json.js';
import type { actionEvents } from '../events/action.js';
import { FIRST_ACTION_STATUS } from '../state.js';
import { change, enter, type Evolvers, firstDated, goneBy, put, rescheduled } from './shape.js';

export const evolveAction: Evolvers<keyof typeof actionEvents> = {
  ActionAdded: (plan, { type: _, action, ...fields }, _told, _version, mine) =>
    enter(plan, mine, 'actions', {
      id: action,
      ...fields,
      status: FIRST_ACTION_STATUS,
      ...firstDated(fields.timescale),
    }),

  ActionRevised: (plan, { action, changes }, _told, _version, mine) =>
    change(plan, mine, 'actions', action, (found) => withChanges(found, changes)),

  ActionOwnersChanged: (plan, { action, owners }, _told, _version, mine) =>
    change(plan, mine, 'actions', action, (found) => ({ ...found, owners })),

  ActionRescheduled: (plan, { action, timescale, start }, _told, _version, mine) =>
    change(plan, mine, 'actions', action, (found) => withChanges(rescheduled(found, timescale), { start })),

  ActionStatusChanged: (plan, { action, status }, _told, _version, mine) =>
    change(plan, mine, 'actions', action, (found) => ({ ...found, status })),

  ActionMoved: (plan, { action, section }, _told, _version, mine) =>
    change(plan, mine, 'actions', action, (found) => ({ ...found, section })),

  /** Its milestones leave with it: they were not reached by that. */
  ActionWithdrawn: (plan, event, _told, version, mine) => {
    const left = change(plan, mine, 'actions', event.action, (found) => ({
      ...found,
      gone: goneBy(event, version),
    }));
    const gone = { how: 'withdrawn', note: 'Left with its action', version } as const;
    return Object.values(plan.milestones)
      .filter((milestone) => milestone.action === event.action && milestone.gone === undefined)
      .reduce((after, milestone) => put(after, mine, 'milestones', { ...milestone, gone }), left);
  },
};
