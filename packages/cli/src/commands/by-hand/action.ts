import { ActionId, type Plan, SectionId, type Timescale } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../../fault.js';
import { byHand } from './by-hand.js';
import { leavingOf, leavingOptions } from './leaving.js';
import { textOf, type Typed, type WriteCommand } from '../shape.js';
import { argument, ID, idOption } from '../typed.js';
import { firstTimescale, newTimescale, printedTime, timescaleOf, WHEN } from './when.js';
import { bySemicolons, changedWords, given, textsOf, wordsOf } from './words.js';

const action = (typed: Typed): E.Either<CliFault, ActionId> => argument(typed, 0, ActionId, ID);

const timescaleNow = ({ actions }: Plan, id: string): Timescale | null =>
  (Object.hasOwn(actions, id) ? actions[id]?.timescale : undefined) ?? null;

const START = { flags: '--start <text>', says: 'when it starts, in the words of the plan' } as const;
const REF = { flags: '--ref <text>', says: 'its number in the plan' } as const;

/** Another time, another start, or both; with a start alone, the time stays as it is. */
const newTimes = (
  typed: Typed,
  plan: Plan,
): E.Either<CliFault, { readonly timescale: Timescale | null; readonly start?: Timescale | null }> => {
  const start = printedTime(typed, 'start');
  if (start === undefined) {
    return pipe(
      newTimescale(typed),
      E.map((timescale) => ({ timescale })),
    );
  }
  return pipe(
    timescaleOf(typed),
    E.map((timescale) => {
      const known = timescaleNow(plan, typed.args[0] ?? '');
      return { timescale: timescale === undefined ? known : timescale, start };
    }),
  );
};

export const actionCommands: readonly WriteCommand[] = [
  byHand({
    usage: 'action add <action>',
    says: 'Add an action to a section',
    options: [
      { flags: '--section <section>', says: 'the section that it belongs to', required: true },
      { flags: '--title <text>', says: 'what will be done', required: true },
      { flags: '--owners <ids>', says: 'who answers for it: roles or opaque ids, with semicolons' },
      { flags: '--impact <text>', says: 'what it is for' },
      REF,
      START,
      ...WHEN,
    ],
    examples: [
      'action add weekly-list --section visits --title "Weekly list of visits due" --due 2021-03-31 --by U1',
    ],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('action', () => action(typed)),
        E.bind('section', () => idOption(typed, 'section', SectionId)),
        E.bind('when', () => firstTimescale(typed)),
        E.map(({ action: id, section, when }) => ({
          type: 'AddAction',
          action: id,
          section,
          title: textOf(typed, 'title') ?? '',
          owners: bySemicolons(textOf(typed, 'owners') ?? ''),
          ...wordsOf(typed, ['impact', 'ref']),
          ...when,
          ...given({ start: printedTime(typed, 'start') ?? undefined }),
        })),
      ),
  }),
  byHand({
    usage: 'action revise <action>',
    says: 'Change the words of an action',
    options: [
      { flags: '--title <text>', says: 'what will be done' },
      { flags: '--impact <text>', says: 'what it is for' },
      REF,
    ],
    examples: ['action revise weekly-list --title "Weekly list of visits due and overdue" --by U1'],
    command: (typed) =>
      pipe(
        action(typed),
        E.map((id) => ({
          type: 'ReviseAction',
          action: id,
          changes: { ...textsOf(typed, ['title']), ...changedWords(typed, ['impact', 'ref']) },
        })),
      ),
  }),
  byHand({
    usage: 'action owner <action> <owners>',
    says: 'Say who answers for an action: roles or opaque ids, with semicolons',
    examples: ['action owner weekly-list "Team Managers; P7" --by U1'],
    command: (typed) =>
      pipe(
        action(typed),
        E.map((id) => ({
          type: 'ChangeActionOwners',
          action: id,
          owners: bySemicolons(typed.args[1] ?? ''),
        })),
      ),
  }),
  byHand({
    usage: 'action reschedule <action>',
    says: 'Give an action another time; its first due date is kept for ever',
    options: [...WHEN, START],
    examples: ['action reschedule weekly-list --due 2021-06-30 --reason "Staff moved" --by U1'],
    command: (typed, plan) =>
      pipe(
        E.Do,
        E.bind('action', () => action(typed)),
        E.bind('times', () => newTimes(typed, plan)),
        E.map(({ action: id, times }) => ({ type: 'RescheduleAction', action: id, ...times })),
      ),
  }),
  byHand({
    usage: 'action status <action> <status>',
    says: 'Say where an action stands: open, in-progress, on-hold, completed or verified',
    examples: ['action status weekly-list completed --by U1'],
    command: (typed) =>
      pipe(
        action(typed),
        E.map((id) => ({ type: 'ChangeActionStatus', action: id, status: typed.args[1] ?? '' })),
      ),
  }),
  byHand({
    usage: 'action move <action> <section>',
    says: 'Put an action into another section',
    examples: ['action move weekly-list planning --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('action', () => action(typed)),
        E.bind('section', () => argument(typed, 1, SectionId, ID)),
        E.map(({ action: id, section }) => ({ type: 'MoveAction', action: id, section })),
      ),
  }),
  byHand({
    usage: 'action withdraw <action>',
    says: 'Take an action out of the plan; its history stays',
    options: leavingOptions('action'),
    examples: ['action withdraw weekly-list --note "Replaced by the new report" --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('action', () => action(typed)),
        E.bind('leaving', () => leavingOf(typed, ActionId)),
        E.map(({ action: id, leaving }) => ({ type: 'WithdrawAction', action: id, ...leaving })),
      ),
  }),
];
