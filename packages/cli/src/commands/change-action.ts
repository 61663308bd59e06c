import {
  ActionId,
  CalendarDay,
  Departure,
  parseTimescale,
  SectionId,
  type Timescale,
} from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../fault.js';
import { byHand } from './by-hand.js';
import { textOf, type Typed, type WriteCommand } from './shape.js';
import { argument, ID, idOption, orElse, textsOf, wordOption } from './typed.js';

const action = (typed: Typed): E.Either<CliFault, ActionId> => argument(typed, 0, ActionId, ID);

const timescaleFrom = (
  printed: string | undefined,
  due: string | undefined,
): E.Either<CliFault, Timescale | null> => {
  if (printed === undefined && due === undefined) return E.right(null);
  const parsed = parseTimescale(printed ?? due ?? '');
  if (due === undefined) return E.right(parsed);
  return CalendarDay.is(due)
    ? E.right({ ...parsed, due })
    : E.left({
        _tag: 'Usage',
        message: `Found --due ${JSON.stringify(due)}; wanted a day that exists, as YYYY-MM-DD`,
      });
};

const timescaleOf = (typed: Typed): E.Either<CliFault, Timescale | null> =>
  timescaleFrom(textOf(typed, 'timescale'), textOf(typed, 'due'));

const ownersOf = (text: string): readonly string[] =>
  text
    .split(';')
    .map((owner) => owner.trim())
    .filter((owner) => owner !== '');

const WHEN = [
  { flags: '--timescale <text>', says: 'when, in the words of the plan' },
  { flags: '--due <day>', says: 'the day on which it is due' },
] as const;

export const actionCommands: readonly WriteCommand[] = [
  byHand({
    usage: 'action add <action>',
    says: 'Add an action to a section',
    options: [
      { flags: '--section <section>', says: 'the section that it belongs to', required: true },
      { flags: '--title <text>', says: 'what will be done', required: true },
      { flags: '--owners <ids>', says: 'who answers for it: roles or opaque ids, with semicolons' },
      { flags: '--impact <text>', says: 'what it is for' },
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
        E.bind('timescale', () => timescaleOf(typed)),
        E.map(({ action: id, section, timescale }) => ({
          type: 'AddAction',
          action: id,
          section,
          title: textOf(typed, 'title') ?? '',
          owners: ownersOf(textOf(typed, 'owners') ?? ''),
          ...textsOf(typed, ['impact']),
          ...(timescale === null ? {} : { timescale }),
        })),
      ),
  }),
  byHand({
    usage: 'action revise <action>',
    says: 'Change the words of an action',
    options: [
      { flags: '--title <text>', says: 'what will be done' },
      { flags: '--impact <text>', says: 'what it is for' },
    ],
    examples: ['action revise weekly-list --title "Weekly list of visits due and overdue" --by U1'],
    command: (typed) =>
      pipe(
        action(typed),
        E.map((id) => ({ type: 'ReviseAction', action: id, changes: textsOf(typed, ['title', 'impact']) })),
      ),
  }),
  byHand({
    usage: 'action owner <action> <owners>',
    says: 'Say who answers for an action: roles or opaque ids, with semicolons',
    examples: ['action owner weekly-list "Team Managers; P7" --by U1'],
    command: (typed) =>
      pipe(
        action(typed),
        E.map((id) => ({ type: 'ChangeActionOwners', action: id, owners: ownersOf(typed.args[1] ?? '') })),
      ),
  }),
  byHand({
    usage: 'action reschedule <action>',
    says: 'Give an action another time; its first due date is kept for ever',
    options: WHEN,
    examples: ['action reschedule weekly-list --due 2021-06-30 --reason "Staff moved" --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('action', () => action(typed)),
        E.bind('timescale', () => timescaleOf(typed)),
        E.map(({ action: id, timescale }) => ({ type: 'RescheduleAction', action: id, timescale })),
      ),
  }),
  byHand({
    usage: 'action status <action> <status>',
    says: 'Say where an action stands: open, in-progress, completed or verified',
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
    options: [
      { flags: '--how <word>', says: 'withdrawn (when left out), completed or merged' },
      { flags: '--into <action>', says: 'what it was merged into' },
      { flags: '--note <text>', says: 'what is said of it' },
    ],
    examples: ['action withdraw weekly-list --note "Replaced by the new report" --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('action', () => action(typed)),
        E.bind('how', () => pipe(wordOption(typed, 'how', Departure), E.map(orElse<Departure>('withdrawn')))),
        E.map(({ action: id, how }) => ({
          type: 'WithdrawAction',
          action: id,
          how,
          ...textsOf(typed, ['into', 'note']),
        })),
      ),
  }),
];
