import { Act } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { byHand } from './by-hand.js';
import { ACT, actOf } from './figure.js';
import { measureAt } from './measure.js';
import { textOf, type Typed, type WriteCommand } from '../shape.js';
import { figureAt, periodIfGiven, wordOption } from '../typed.js';
import { given, wordsOf } from './words.js';

const ANOTHER = {
  flags: '--act <word>',
  says: 'where another figure stands: revision, correction or unexplained',
} as const;
const PERIOD = { flags: '--period <period>', says: 'the period that it is of' } as const;
const GROUP = {
  flags: '--group <text>',
  says: 'the group that it is of, where it has one of its own',
} as const;
const REMARKS = [
  { flags: '--note <text>', says: 'a footnote' },
  { flags: '--doubtful <why>', says: 'the reading is doubtful, and why' },
] as const;
const AGAINST = { flags: '--against <text>', says: 'who the others are', required: true } as const;

/** What is said of a measure, of which period, and by which act. */
const stands = (typed: Typed) =>
  pipe(
    E.Do,
    E.bind('measure', () => measureAt(typed)),
    E.bind('figure', () => figureAt(typed, 1)),
    E.bind('period', () => periodIfGiven(typed, 'period')),
    E.bind('act', () => wordOption(typed, 'act', Act)),
    E.map(({ measure, figure, period, act }) => ({ measure, figure, ...given({ period, act }) })),
  );

/** Where a measure stood at the start, and where others stand. */
export const standingCommands: readonly WriteCommand[] = [
  byHand({
    usage: 'baseline record <measure> <figure>',
    says: 'Record where a measure stood at the start, or change it with an act',
    options: [GROUP, PERIOD, ANOTHER, ...REMARKS],
    examples: [
      'baseline record seen 48% --period 2020-12 --by U1',
      'baseline record seen 46% --period 2020-12 --act correction --reason "A misprint" --by U1',
    ],
    command: (typed) =>
      pipe(
        stands(typed),
        E.map((standing) => ({
          type: 'RecordBaseline',
          ...standing,
          ...wordsOf(typed, ['group', 'note', 'doubtful']),
        })),
      ),
  }),
  byHand({
    usage: 'baseline withdraw <measure>',
    says: 'Take a baseline away: say whether that is a revision or a correction, and why',
    options: [GROUP, ACT],
    examples: ['baseline withdraw seen --act correction --reason "Counted for another year" --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('measure', () => measureAt(typed)),
        E.bind('act', () => actOf(typed)),
        E.map(({ measure, act }) => ({
          type: 'RecordBaseline',
          measure,
          figure: null,
          act,
          ...wordsOf(typed, ['group']),
        })),
      ),
  }),
  byHand({
    usage: 'benchmark record <measure> <figure>',
    says: 'Record where others stand, or change it with an act',
    options: [AGAINST, PERIOD, ANOTHER, ...REMARKS],
    examples: ['benchmark record seen 91% --against "statistical neighbours" --period 2020-12 --by U1'],
    command: (typed) =>
      pipe(
        stands(typed),
        E.map((standing) => ({
          type: 'RecordBenchmark',
          ...standing,
          against: textOf(typed, 'against') ?? '',
          ...wordsOf(typed, ['note', 'doubtful']),
        })),
      ),
  }),
  byHand({
    usage: 'benchmark withdraw <measure>',
    says: 'Take away where others stand: say whether that is a revision or a correction, and why',
    options: [AGAINST, PERIOD, ACT],
    examples: [
      'benchmark withdraw seen --against "statistical neighbours" --period 2020-12 --act correction --reason "Another age group" --by U1',
    ],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('measure', () => measureAt(typed)),
        E.bind('period', () => periodIfGiven(typed, 'period')),
        E.bind('act', () => actOf(typed)),
        E.map(({ measure, period, act }) => ({
          type: 'RecordBenchmark',
          measure,
          figure: null,
          against: textOf(typed, 'against') ?? '',
          act,
          ...given({ period }),
        })),
      ),
  }),
];
