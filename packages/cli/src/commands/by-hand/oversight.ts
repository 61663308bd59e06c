import { OversightId, parseTimescale, SectionId } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../../fault.js';
import { byHand } from './by-hand.js';
import { leavingOf, leavingOptions } from './leaving.js';
import { textOf, type Typed, type WriteCommand } from '../shape.js';
import { argument, ID, usage } from '../typed.js';
import { byCommas, changedWords, given, textsOf, wordsOf } from './words.js';

const oversight = (typed: Typed): E.Either<CliFault, OversightId> => argument(typed, 0, OversightId, ID);

const sectionsOf = (typed: Typed): E.Either<CliFault, readonly SectionId[] | undefined> => {
  const text = textOf(typed, 'sections');
  if (text === undefined) return E.right(undefined);
  return pipe(
    byCommas(text),
    E.traverseArray((word) =>
      SectionId.is(word)
        ? E.right(word)
        : E.left(usage(`Found ${JSON.stringify(word)} in --sections; wanted ids with commas between them`)),
    ),
  );
};

const recursIn = (cadence: string | null | undefined) => parseTimescale(cadence ?? '').recurs;

const WORDS = [
  { flags: '--cadence <text>', says: 'how often, in the words of the plan' },
  { flags: '--sections <ids>', says: 'what it watches over, with commas; empty is the whole plan' },
  { flags: '--role <text>', says: 'what it is there for' },
] as const;

export const oversightCommands: readonly WriteCommand[] = [
  byHand({
    usage: 'oversight arrange <oversight>',
    says: 'Say who watches over the plan, how often, and over which sections',
    options: [{ flags: '--body <text>', says: 'the body', required: true }, ...WORDS],
    examples: [
      'oversight arrange board --body "Improvement Board" --cadence Monthly --sections visits,planning --by U1',
    ],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('oversight', () => oversight(typed)),
        E.bind('sections', () => sectionsOf(typed)),
        E.map(({ oversight: id, sections = [] }) => {
          const words = wordsOf(typed, ['cadence', 'role']);
          return {
            type: 'ArrangeOversight',
            oversight: id,
            body: textOf(typed, 'body') ?? '',
            sections,
            ...words,
            ...given({ recurs: recursIn(words.cadence) }),
          };
        }),
      ),
  }),
  byHand({
    usage: 'oversight revise <oversight>',
    says: 'Change who watches over the plan, how often, or over which sections',
    options: [{ flags: '--body <text>', says: 'the body' }, ...WORDS],
    examples: ['oversight revise board --cadence "Every two months" --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('oversight', () => oversight(typed)),
        E.bind('sections', () => sectionsOf(typed)),
        E.map(({ oversight: id, sections }) => {
          const words = changedWords(typed, ['cadence', 'role']);
          return {
            type: 'ReviseOversight',
            oversight: id,
            changes: {
              ...textsOf(typed, ['body']),
              ...words,
              ...(words.cadence === undefined ? {} : { recurs: recursIn(words.cadence) ?? null }),
              ...given({ sections }),
            },
          };
        }),
      ),
  }),
  byHand({
    usage: 'oversight end <oversight>',
    says: 'Say that a body watches over the plan no more; its history stays',
    options: leavingOptions('oversight'),
    examples: ['oversight end board --note "The board was dissolved" --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('oversight', () => oversight(typed)),
        E.bind('leaving', () => leavingOf(typed, OversightId)),
        E.map(({ oversight: id, leaving }) => ({ type: 'EndOversight', oversight: id, ...leaving })),
      ),
  }),
];
