import { ActionId, Direction, Frequency, MeasureId, SectionId, Unit } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../../fault.js';
import { byHand } from './by-hand.js';
import { leavingOf, leavingOptions } from './leaving.js';
import { textOf, type Typed, type WriteCommand } from '../shape.js';
import {
  argument,
  ID,
  idIfGiven,
  idOption,
  idOrNone,
  orElse,
  periodAt,
  wordOption,
  YesNo,
} from '../typed.js';
import { changedWords, given, textsOf, wordsOf } from './words.js';

/** The measure that is the first argument. */
export const measureAt = (typed: Typed): E.Either<CliFault, MeasureId> => argument(typed, 0, MeasureId, ID);

const ROW = [
  { flags: '--action <action>', says: 'the action whose row prints it' },
  {
    flags: '--narrative <word>',
    says: 'yes where no table counts it and the text alone gives its figures, or no',
  },
] as const;

export const measureCommands: readonly WriteCommand[] = [
  byHand({
    usage: 'measure define <measure>',
    says: 'Define a measure of a section',
    options: [
      { flags: '--section <section>', says: 'the section that it belongs to', required: true },
      { flags: '--title <text>', says: 'what is counted', required: true },
      { flags: '--unit <word>', says: 'percent (when left out) or count' },
      { flags: '--direction <word>', says: 'higher (when left out), lower or neither is better' },
      {
        flags: '--frequency <word>',
        says: 'month (when left out), day, quarter, financial-quarter, year, financial-year',
      },
      { flags: '--note <text>', says: 'a footnote' },
      ...ROW,
    ],
    examples: ['measure define seen --section visits --title "% of children seen" --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('measure', () => measureAt(typed)),
        E.bind('section', () => idOption(typed, 'section', SectionId)),
        E.bind('unit', () => pipe(wordOption(typed, 'unit', Unit), E.map(orElse<Unit>('percent')))),
        E.bind('direction', () =>
          pipe(wordOption(typed, 'direction', Direction), E.map(orElse<Direction>('higher'))),
        ),
        E.bind('frequency', () =>
          pipe(wordOption(typed, 'frequency', Frequency), E.map(orElse<Frequency>('month'))),
        ),
        E.bind('action', () => idIfGiven(typed, 'action', ActionId)),
        E.bind('narrative', () => wordOption(typed, 'narrative', YesNo)),
        E.map(({ action, narrative, ...fields }) => ({
          type: 'DefineMeasure',
          ...fields,
          title: textOf(typed, 'title') ?? '',
          ...wordsOf(typed, ['note']),
          ...given({ action }),
          ...(narrative === 'yes' ? { narrative: true } : {}),
        })),
      ),
  }),
  byHand({
    usage: 'measure revise <measure>',
    says: 'Change the words of a measure, or which way is better',
    options: [
      { flags: '--title <text>', says: 'what is counted' },
      { flags: '--direction <word>', says: 'higher, lower or neither is better' },
      { flags: '--note <text>', says: 'a footnote' },
      ...ROW,
    ],
    examples: ['measure revise seen --title "% of children seen within timescale" --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('measure', () => measureAt(typed)),
        E.bind('direction', () => wordOption(typed, 'direction', Direction)),
        E.bind('action', () => idOrNone(typed, 'action', ActionId)),
        E.bind('narrative', () => wordOption(typed, 'narrative', YesNo)),
        E.map(({ measure, direction, action, narrative }) => ({
          type: 'ReviseMeasure',
          measure,
          changes: {
            ...textsOf(typed, ['title']),
            ...changedWords(typed, ['note']),
            ...given({ direction, action }),
            ...(narrative === undefined ? {} : { narrative: narrative === 'yes' ? true : null }),
          },
        })),
      ),
  }),
  byHand({
    usage: 'measure retire <measure>',
    says: 'Take a measure out of the plan; its history stays',
    options: leavingOptions('measure'),
    examples: ['measure retire seen --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('measure', () => measureAt(typed)),
        E.bind('leaving', () => leavingOf(typed, MeasureId)),
        E.map(({ measure, leaving }) => ({ type: 'RetireMeasure', measure, ...leaving })),
      ),
  }),
  byHand({
    usage: 'measure rebase <measure> <period>',
    says: 'Begin the limits of a run chart anew with a period, because what is counted goes otherwise from there: say why with --reason',
    options: [{ flags: '--withdraw', says: 'they do not begin anew there after all' }],
    examples: [
      'measure rebase seen 2021-04 --reason "Visits by phone are counted from here on" --by U1',
      'measure rebase seen 2021-04 --withdraw --reason "The count was not changed" --by U1',
    ],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('measure', () => measureAt(typed)),
        E.bind('from', () => periodAt(typed, 1)),
        E.map(({ measure, from }) => ({
          type: typed.options['withdraw'] === true ? 'WithdrawRebase' : 'RebaseLimits',
          measure,
          from,
        })),
      ),
  }),
];
