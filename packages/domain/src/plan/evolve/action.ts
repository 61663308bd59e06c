import { own, withChanges } from '../../values/json.js';
import type { actionEvents } from '../events/action.js';
import { FIRST_ACTION_STATUS } from '../state.js';
import { change, type Evolvers, goneBy, put } from './shape.js';

export const evolveAction: Evolvers<keyof typeof actionEvents> = {
  ActionAdded: (plan, { type: _, action, ...fields }) => {
    if (own(plan.actions, action) !== undefined) return plan;
    const due = fields.timescale?.due;
    return put(plan, 'actions', {
      id: action,
      ...fields,
      status: FIRST_ACTION_STATUS,
      timesMoved: 0,
      ...(due === undefined ? {} : { firstDue: due }),
    });
  },

  ActionRevised: (plan, { action, changes }) =>
    change(plan, 'actions', action, (found) => withChanges(found, changes)),

  ActionOwnersChanged: (plan, { action, owners }) =>
    change(plan, 'actions', action, (found) => ({ ...found, owners })),

  ActionRescheduled: (plan, { action, timescale }) =>
    change(plan, 'actions', action, (found) => {
      const before = found.timescale?.due;
      const after = timescale?.due;
      return withChanges(found, {
        timescale,
        firstDue: found.firstDue ?? after,
        timesMoved: found.timesMoved + (before !== undefined && before !== after ? 1 : 0),
      });
    }),

  ActionStatusChanged: (plan, { action, status }) =>
    change(plan, 'actions', action, (found) => ({ ...found, status })),

  ActionMoved: (plan, { action, section }) =>
    change(plan, 'actions', action, (found) => ({ ...found, section })),

  ActionWithdrawn: (plan, event, _, version) =>
    change(plan, 'actions', event.action, (found) => ({ ...found, gone: goneBy(event, version) })),
};
