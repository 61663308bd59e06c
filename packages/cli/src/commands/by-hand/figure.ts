import {
  Act,
  type CellField,
  type Figure,
  type MeasureId,
  type Period,
  type PlanCommand,
} from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../../fault.js';
import { byHand } from './by-hand.js';
import { measureAt } from './measure.js';
import type { Typed, WriteCommand } from '../shape.js';
import { figureAt, orElse, periodAt, wordOption } from '../typed.js';
import { textsOf } from './words.js';

/** What a change of a published figure is. */
export const ACT = {
  flags: '--act <word>',
  says: 'revision (when left out), correction or unexplained',
} as const;
const REMARKS = [
  { flags: '--note <text>', says: 'a footnote to the cell' },
  { flags: '--doubtful <why>', says: 'the reading is doubtful, and why' },
] as const;

interface CellTyped {
  readonly measure: MeasureId;
  readonly period: Period;
}

const cellOf = (typed: Typed): E.Either<CliFault, CellTyped> =>
  pipe(
    E.Do,
    E.bind('measure', () => measureAt(typed)),
    E.bind('period', () => periodAt(typed, 1)),
  );

const figureOf = (typed: Typed): E.Either<CliFault, CellTyped & { readonly figure: Figure }> =>
  pipe(
    cellOf(typed),
    E.bind('figure', () => figureAt(typed, 2)),
  );

/** The act that was typed: a revision where none was. */
export const actOf = (typed: Typed): E.Either<CliFault, Act> =>
  pipe(wordOption(typed, 'act', Act), E.map(orElse<Act>('revision')));

interface Wording {
  readonly field: CellField;
  readonly verb: string;
  readonly first: 'SetTarget' | 'RecordActual';
  readonly again: 'ReviseTarget' | 'ReviseActual';
  readonly away: 'WithdrawTarget' | 'WithdrawActual';
}

const commandsFor = ({ field, verb, first, again, away }: Wording): readonly WriteCommand[] => [
  byHand({
    usage: `${field} ${verb} <measure> <period> <figure>`,
    says: `${verb === 'set' ? 'Set' : 'Record'} the ${field} of a measure for a period, for the first time`,
    options: REMARKS,
    examples: [`${field} ${verb} seen 2021-01 85% --by U1`],
    command: (typed) =>
      pipe(
        figureOf(typed),
        E.map((cell): PlanCommand => ({ type: first, ...cell, ...textsOf(typed, ['note', 'doubtful']) })),
      ),
  }),
  byHand({
    usage: `${field} revise <measure> <period> <figure>`,
    says: `Change a published ${field}: say whether it is a revision or a correction, and why`,
    options: [ACT, ...REMARKS],
    examples: [
      `${field} revise seen 2021-01 86% --act correction --reason "Two visits were counted twice" --by U1`,
    ],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('cell', () => figureOf(typed)),
        E.bind('act', () => actOf(typed)),
        E.map(({ cell, act }): PlanCommand => ({
          type: again,
          ...cell,
          act,
          ...textsOf(typed, ['note', 'doubtful']),
        })),
      ),
  }),
  byHand({
    usage: `${field} withdraw <measure> <period>`,
    says: `Take a published ${field} away, so that the cell is blank`,
    options: [ACT],
    examples: [
      `${field} withdraw seen 2021-01 --act correction --reason "Counted for the wrong month" --by U1`,
    ],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('cell', () => cellOf(typed)),
        E.bind('act', () => actOf(typed)),
        E.map(({ cell, act }): PlanCommand => ({ type: away, ...cell, act })),
      ),
  }),
];

export const figureCommands: readonly WriteCommand[] = [
  ...commandsFor({
    field: 'target',
    verb: 'set',
    first: 'SetTarget',
    again: 'ReviseTarget',
    away: 'WithdrawTarget',
  }),
  ...commandsFor({
    field: 'actual',
    verb: 'record',
    first: 'RecordActual',
    again: 'ReviseActual',
    away: 'WithdrawActual',
  }),
];
