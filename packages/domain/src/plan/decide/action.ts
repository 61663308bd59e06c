import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { effective, own, sameJson } from '../../values/json.js';
import { ACTION_STATUSES, statusIn } from '../../values/scheme.js';
import { type Deciders, happens, leaves, live, nothing, refuse, unless, worded } from './shape.js';

type ActionCommands =
  | 'AddAction'
  | 'ReviseAction'
  | 'ChangeActionOwners'
  | 'RescheduleAction'
  | 'ChangeActionStatus'
  | 'MoveAction'
  | 'WithdrawAction';

export const decideAction: Deciders<ActionCommands> = {
  AddAction: (plan, { type: _, ...fields }) => {
    const found = own(plan.actions, fields.action);
    if (found !== undefined) {
      const { id, status: _status, timesMoved: _moved, firstDue: _first, ...before } = found;
      return sameJson({ action: id, ...before }, fields)
        ? nothing
        : refuse({ _tag: 'IdTaken', kind: 'action', id, title: found.title });
    }
    return pipe(
      worded('title', fields.title),
      E.flatMap(() => live(plan, 'section', fields.section)),
      E.flatMap(() => happens({ type: 'ActionAdded', ...fields })),
    );
  },

  ReviseAction: (plan, { action, changes }) =>
    pipe(
      live(plan, 'action', action),
      E.tap(() => worded('title', changes.title)),
      E.flatMap((found) => {
        const made = effective(found, changes);
        return unless(Object.keys(made).length === 0, { type: 'ActionRevised', action, changes: made });
      }),
    ),

  ChangeActionOwners: (plan, { action, owners }) =>
    pipe(
      live(plan, 'action', action),
      E.flatMap((found) =>
        unless(sameJson(found.owners, owners), { type: 'ActionOwnersChanged', action, owners }),
      ),
    ),

  RescheduleAction: (plan, { action, timescale }) =>
    pipe(
      live(plan, 'action', action),
      E.flatMap((found) =>
        unless(sameJson(found.timescale ?? null, timescale), {
          type: 'ActionRescheduled',
          action,
          timescale,
        }),
      ),
    ),

  ChangeActionStatus: (plan, { action, status }) =>
    pipe(
      live(plan, 'action', action),
      E.flatMap((found) =>
        statusIn(ACTION_STATUSES, status) === undefined
          ? refuse({
              _tag: 'NotInScheme',
              subject: `action ${action}`,
              found: status,
              scheme: ACTION_STATUSES.id,
              wanted: ACTION_STATUSES.statuses.map(({ code }) => code),
            })
          : unless(found.status === status, { type: 'ActionStatusChanged', action, status }),
      ),
    ),

  MoveAction: (plan, { action, section }) =>
    pipe(
      live(plan, 'action', action),
      E.tap(() => live(plan, 'section', section)),
      E.flatMap((found) => unless(found.section === section, { type: 'ActionMoved', action, section })),
    ),

  WithdrawAction: (plan, { type: _, ...withdrawal }) =>
    leaves(plan, 'action', withdrawal.action, withdrawal, { type: 'ActionWithdrawn', ...withdrawal }),
};
