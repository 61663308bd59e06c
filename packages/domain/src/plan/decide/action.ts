import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { sameJson } from '../../values/json.js';
import { ACTION_STATUSES, statusIn } from '../../values/scheme.js';
import { type Deciders, enters, leaves, live, refuse, revises, unless, worded } from './shape.js';

type ActionCommands =
  | 'AddAction'
  | 'ReviseAction'
  | 'ChangeActionOwners'
  | 'RescheduleAction'
  | 'ChangeActionStatus'
  | 'MoveAction'
  | 'WithdrawAction';

export const decideAction: Deciders<ActionCommands> = {
  AddAction: (plan, { type: _, action, ...words }) =>
    enters(
      plan,
      'action',
      action,
      words,
      () =>
        pipe(
          worded('title', words.title),
          E.flatMap(() => live(plan, 'section', words.section)),
        ),
      { type: 'ActionAdded', action, ...words },
    ),

  ReviseAction: (plan, { action, changes }) =>
    pipe(
      live(plan, 'action', action),
      E.flatMap(() => worded('title', changes.title)),
      E.flatMap(() =>
        revises(plan, 'action', action, changes, (made) => ({
          type: 'ActionRevised',
          action,
          changes: made,
        })),
      ),
    ),

  ChangeActionOwners: (plan, { action, owners }) =>
    pipe(
      live(plan, 'action', action),
      E.flatMap((found) =>
        unless(sameJson(found.owners, owners), { type: 'ActionOwnersChanged', action, owners }),
      ),
    ),

  RescheduleAction: (plan, { action, timescale, start }) =>
    pipe(
      live(plan, 'action', action),
      E.flatMap((found) =>
        unless(
          sameJson(found.timescale ?? null, timescale) &&
            (start === undefined || sameJson(found.start ?? null, start)),
          { type: 'ActionRescheduled', action, timescale, ...(start === undefined ? {} : { start }) },
        ),
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
