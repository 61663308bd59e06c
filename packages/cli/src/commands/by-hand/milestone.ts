import { ActionId, type CalendarDay, MilestoneId, type Plan } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../../fault.js';
import { byHand } from './by-hand.js';
import { leavingOf, leavingOptions } from './leaving.js';
import { textOf, type Typed, type WriteCommand } from '../shape.js';
import { argument, dayIfGiven, ID, idOption } from '../typed.js';
import { firstTimescale, newTimescale, WHEN } from './when.js';
import { given, listsOf, textsOf } from './words.js';

const milestone = (typed: Typed): E.Either<CliFault, MilestoneId> => argument(typed, 0, MilestoneId, ID);

/** Its own owners; none where the action's answer for it. */
const ownersOf = (typed: Typed): { readonly owners?: readonly string[] } => {
  const { owners = [] } = listsOf(typed, ['owners']);
  return owners.length === 0 ? {} : { owners };
};

const reachedOn = ({ milestones }: Plan, id: MilestoneId): CalendarDay | undefined =>
  Object.hasOwn(milestones, id) ? milestones[id]?.reached?.on : undefined;

export const milestoneCommands: readonly WriteCommand[] = [
  byHand({
    usage: 'milestone add <milestone>',
    says: 'Add a milestone to an action: a dated step of it',
    options: [
      { flags: '--action <action>', says: 'the action that it is a step of', required: true },
      { flags: '--title <text>', says: 'what will have been done', required: true },
      { flags: '--owners <ids>', says: "who answers for it, with semicolons (the action's)" },
      ...WHEN,
    ],
    examples: [
      'milestone add list-tried --action weekly-list --title "List tried in two teams" --due 2021-02-28 --by U1',
    ],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('milestone', () => milestone(typed)),
        E.bind('action', () => idOption(typed, 'action', ActionId)),
        E.bind('when', () => firstTimescale(typed)),
        E.map(({ milestone: id, action, when }) => ({
          type: 'AddMilestone',
          milestone: id,
          action,
          title: textOf(typed, 'title') ?? '',
          ...ownersOf(typed),
          ...when,
        })),
      ),
  }),
  byHand({
    usage: 'milestone revise <milestone>',
    says: 'Change the words of a milestone, or who answers for it',
    options: [
      { flags: '--title <text>', says: 'what will have been done' },
      { flags: '--owners <ids>', says: "who answers for it, with semicolons; empty: the action's" },
    ],
    examples: ['milestone revise list-tried --title "List tried in three teams" --by U1'],
    command: (typed) =>
      pipe(
        milestone(typed),
        E.map((id) => ({
          type: 'ReviseMilestone',
          milestone: id,
          changes: {
            ...textsOf(typed, ['title']),
            ...(textOf(typed, 'owners') === undefined ? {} : { owners: ownersOf(typed).owners ?? null }),
          },
        })),
      ),
  }),
  byHand({
    usage: 'milestone move <milestone> <action>',
    says: 'Make a milestone a step of another action',
    examples: ['milestone move list-tried new-report --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('milestone', () => milestone(typed)),
        E.bind('action', () => argument(typed, 1, ActionId, ID)),
        E.map((ids) => ({ type: 'MoveMilestone', ...ids })),
      ),
  }),
  byHand({
    usage: 'milestone reschedule <milestone>',
    says: 'Give a milestone another time; its first due date is kept for ever',
    options: WHEN,
    examples: ['milestone reschedule list-tried --due 2021-03-31 --reason "Staff moved" --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('milestone', () => milestone(typed)),
        E.bind('timescale', () => newTimescale(typed)),
        E.map((fields) => ({ type: 'RescheduleMilestone', ...fields })),
      ),
  }),
  byHand({
    usage: 'milestone reach <milestone>',
    says: 'Say that a milestone is reached',
    options: [{ flags: '--on <day>', says: 'the day on which it was reached, where it is known' }],
    examples: ['milestone reach list-tried --on 2021-02-26 --by U1'],
    command: (typed, plan) =>
      pipe(
        E.Do,
        E.bind('milestone', () => milestone(typed)),
        E.bind('on', () => dayIfGiven(typed, 'on')),
        E.map(({ milestone: id, on }) => ({
          type: 'ReachMilestone',
          milestone: id,
          // A day that is known stays when it is said again without one.
          ...given({ on: on ?? reachedOn(plan, id) }),
        })),
      ),
  }),
  byHand({
    usage: 'milestone reopen <milestone>',
    says: 'Say that a milestone was not reached after all',
    examples: ['milestone reopen list-tried --reason "One team never had it" --by U1'],
    command: (typed) =>
      pipe(
        milestone(typed),
        E.map((id) => ({ type: 'ReopenMilestone', milestone: id })),
      ),
  }),
  byHand({
    usage: 'milestone withdraw <milestone>',
    says: 'Take a milestone out of the plan; its history stays',
    options: leavingOptions('milestone'),
    examples: ['milestone withdraw list-tried --note "The list came from elsewhere" --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('milestone', () => milestone(typed)),
        E.bind('leaving', () => leavingOf(typed, MilestoneId)),
        E.map(({ milestone: id, leaving }) => ({ type: 'WithdrawMilestone', milestone: id, ...leaving })),
      ),
  }),
];
