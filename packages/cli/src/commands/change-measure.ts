import { Departure, Direction, Frequency, MeasureId, SectionId, Unit } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../fault.js';
import { byHand } from './by-hand.js';
import { textOf, type Typed, type WriteCommand } from './shape.js';
import { argument, ID, idOption, orElse, textsOf, wordOption } from './typed.js';

/** The measure that is the first argument. */
export const measureAt = (typed: Typed): E.Either<CliFault, MeasureId> => argument(typed, 0, MeasureId, ID);

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
        E.map((fields) => ({
          type: 'DefineMeasure',
          ...fields,
          title: textOf(typed, 'title') ?? '',
          ...textsOf(typed, ['note']),
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
    ],
    examples: ['measure revise seen --title "% of children seen within timescale" --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('measure', () => measureAt(typed)),
        E.bind('direction', () => wordOption(typed, 'direction', Direction)),
        E.map(({ measure, direction }) => ({
          type: 'ReviseMeasure',
          measure,
          changes: {
            ...textsOf(typed, ['title', 'note']),
            ...(direction === undefined ? {} : { direction }),
          },
        })),
      ),
  }),
  byHand({
    usage: 'measure retire <measure>',
    says: 'Take a measure out of the plan; its history stays',
    options: [
      { flags: '--how <word>', says: 'withdrawn (when left out), completed or merged' },
      { flags: '--into <measure>', says: 'what it was merged into' },
      { flags: '--note <text>', says: 'what is said of it' },
    ],
    examples: ['measure retire seen --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('measure', () => measureAt(typed)),
        E.bind('how', () => pipe(wordOption(typed, 'how', Departure), E.map(orElse<Departure>('withdrawn')))),
        E.map(({ measure, how }) => ({
          type: 'RetireMeasure',
          measure,
          how,
          ...textsOf(typed, ['into', 'note']),
        })),
      ),
  }),
];
