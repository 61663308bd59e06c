import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { sameJson } from '../../values/json.js';
import { type Deciders, enters, leaves, live, refuse, revises, unless, worded } from './shape.js';

type MilestoneCommands =
  | 'AddMilestone'
  | 'ReviseMilestone'
  | 'MoveMilestone'
  | 'RescheduleMilestone'
  | 'ReachMilestone'
  | 'ReopenMilestone'
  | 'WithdrawMilestone';

export const decideMilestone: Deciders<MilestoneCommands> = {
  AddMilestone: (plan, { type: _, milestone, ...words }) =>
    enters(
      plan,
      'milestone',
      milestone,
      words,
      () =>
        pipe(
          worded('title', words.title),
          E.flatMap(() => live(plan, 'action', words.action)),
        ),
      { type: 'MilestoneAdded', milestone, ...words },
    ),

  ReviseMilestone: (plan, { milestone, changes }) =>
    pipe(
      worded('title', changes.title),
      E.flatMap(() =>
        revises(plan, 'milestone', milestone, changes, (made) => ({
          type: 'MilestoneRevised',
          milestone,
          changes: made,
        })),
      ),
    ),

  MoveMilestone: (plan, { milestone, action }) =>
    pipe(
      live(plan, 'milestone', milestone),
      E.tap(() => live(plan, 'action', action)),
      E.flatMap((found) => unless(found.action === action, { type: 'MilestoneMoved', milestone, action })),
    ),

  RescheduleMilestone: (plan, { milestone, timescale }) =>
    pipe(
      live(plan, 'milestone', milestone),
      E.flatMap((found) =>
        unless(sameJson(found.timescale ?? null, timescale), {
          type: 'MilestoneRescheduled',
          milestone,
          timescale,
        }),
      ),
    ),

  ReachMilestone: (plan, { type: _, ...reached }, { reportedOn }) =>
    pipe(
      live(plan, 'milestone', reached.milestone),
      E.tap(({ id }) =>
        reached.on !== undefined && reached.on > reportedOn
          ? refuse({ _tag: 'NotYet', milestone: id, found: reached.on, reported: reportedOn })
          : E.right(undefined),
      ),
      E.flatMap((found) =>
        unless(found.reached !== undefined && found.reached.on === reached.on, {
          type: 'MilestoneReached',
          ...reached,
        }),
      ),
    ),

  ReopenMilestone: (plan, { milestone }) =>
    pipe(
      live(plan, 'milestone', milestone),
      E.flatMap((found) => unless(found.reached === undefined, { type: 'MilestoneReopened', milestone })),
    ),

  WithdrawMilestone: (plan, { type: _, ...withdrawal }) =>
    leaves(plan, 'milestone', withdrawal.milestone, withdrawal, {
      type: 'MilestoneWithdrawn',
      ...withdrawal,
    }),
};
