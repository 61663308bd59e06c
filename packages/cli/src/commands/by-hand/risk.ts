import { RiskId, RiskKind, RiskSide } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../../fault.js';
import { byHand } from './by-hand.js';
import { leavingOf, leavingOptions } from './leaving.js';
import { levelAt, LEVEL_FORM, levelIfGiven } from './risk-level.js';
import { textOf, type Typed, type WriteCommand } from '../shape.js';
import { argument, ID, orElse, wordOption } from '../typed.js';
import { changedWords, given, listsOf, textsOf, wordsOf } from './words.js';

const risk = (typed: Typed): E.Either<CliFault, RiskId> => argument(typed, 0, RiskId, ID);

const WORDS = [
  { flags: '--ref <text>', says: 'its number in the register' },
  { flags: '--owners <ids>', says: 'who answers for it: roles or opaque ids, with semicolons' },
  { flags: '--controls <texts>', says: 'what is done about it, with semicolons' },
  { flags: '--consequence <text>', says: 'what would follow' },
] as const;

export const riskCommands: readonly WriteCommand[] = [
  byHand({
    usage: 'risk raise <risk>',
    says: 'Put a risk, or an opportunity, into the register',
    options: [
      { flags: '--title <text>', says: 'what could happen', required: true },
      { flags: '--kind <word>', says: 'risk (when left out) or opportunity' },
      ...WORDS,
      { flags: '--inherent <level>', says: `before anything is done: ${LEVEL_FORM}` },
      { flags: '--residual <level>', says: 'with its controls in place' },
    ],
    examples: [
      'risk raise staff-leave --title "Social workers leave" --controls "Exit talks; Retention offer" --inherent 4x5 --residual 3x5 --by U1',
    ],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('risk', () => risk(typed)),
        E.bind('kind', () => pipe(wordOption(typed, 'kind', RiskKind), E.map(orElse<RiskKind>('risk')))),
        E.bind('inherent', () => levelIfGiven(typed, 'inherent')),
        E.bind('residual', () => levelIfGiven(typed, 'residual')),
        E.map(({ risk: id, kind, inherent, residual }) => ({
          type: 'RaiseRisk',
          risk: id,
          kind,
          title: textOf(typed, 'title') ?? '',
          owners: [],
          controls: [],
          ...listsOf(typed, ['owners', 'controls']),
          ...wordsOf(typed, ['ref', 'consequence']),
          ...given({ inherent, residual }),
        })),
      ),
  }),
  byHand({
    usage: 'risk revise <risk>',
    says: 'Change the words of a risk, who answers for it, or what is done about it',
    options: [
      { flags: '--title <text>', says: 'what could happen' },
      { flags: '--kind <word>', says: 'risk or opportunity' },
      ...WORDS,
    ],
    examples: ['risk revise staff-leave --controls "Exit talks; Retention offer; Smaller teams" --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('risk', () => risk(typed)),
        E.bind('kind', () => wordOption(typed, 'kind', RiskKind)),
        E.map(({ risk: id, kind }) => ({
          type: 'ReviseRisk',
          risk: id,
          changes: {
            ...textsOf(typed, ['title']),
            ...listsOf(typed, ['owners', 'controls']),
            ...changedWords(typed, ['ref', 'consequence']),
            ...given({ kind }),
          },
        })),
      ),
  }),
  byHand({
    usage: 'risk reassess <risk> <side> <level>',
    says: `Give a risk another level, inherent or residual: ${LEVEL_FORM}, or none`,
    examples: ['risk reassess staff-leave residual 2x5 --reason "Vacancies are filled" --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('risk', () => risk(typed)),
        E.bind('side', () => argument(typed, 1, RiskSide, 'inherent or residual')),
        E.bind('level', () => levelAt(typed, 2)),
        E.map((fields) => ({ type: 'ReassessRisk', ...fields })),
      ),
  }),
  byHand({
    usage: 'risk close <risk>',
    says: 'Take a risk out of the register; its history stays',
    options: leavingOptions('risk'),
    examples: ['risk close staff-leave --how completed --note "No vacancy for a year" --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('risk', () => risk(typed)),
        E.bind('leaving', () => leavingOf(typed, RiskId)),
        E.map(({ risk: id, leaving }) => ({ type: 'CloseRisk', risk: id, ...leaving })),
      ),
  }),
];
