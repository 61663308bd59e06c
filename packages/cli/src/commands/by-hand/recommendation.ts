import { LinkSide, RecommendationId, RecommendationKind, SectionId } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../../fault.js';
import { byHand } from './by-hand.js';
import { leavingOf, leavingOptions } from './leaving.js';
import { textOf, type Typed, type WriteCommand } from '../shape.js';
import { argument, ID, orElse, wordOption } from '../typed.js';
import { changedWords, given, textsOf, wordsOf } from './words.js';

const recommendation = (typed: Typed): E.Either<CliFault, RecommendationId> =>
  argument(typed, 0, RecommendationId, ID);

const SIDE = {
  flags: '--side <word>',
  says: "who says so: the section's own page (page, when left out), or the list of recommendations (list)",
} as const;

interface LinkTyped {
  readonly recommendation: RecommendationId;
  readonly section: SectionId;
  readonly side: LinkSide;
}

const linkOf = (typed: Typed): E.Either<CliFault, LinkTyped> =>
  pipe(
    E.Do,
    E.bind('recommendation', () => recommendation(typed)),
    E.bind('section', () => argument(typed, 1, SectionId, ID)),
    E.bind('side', () => pipe(wordOption(typed, 'side', LinkSide), E.map(orElse<LinkSide>('page')))),
  );

export const recommendationCommands: readonly WriteCommand[] = [
  byHand({
    usage: 'recommendation receive <recommendation>',
    says: 'Take in what an inspection asked for, or what it found',
    options: [
      { flags: '--title <text>', says: 'a recommendation as printed, a finding in short', required: true },
      { flags: '--kind <word>', says: 'recommendation (when left out) or finding' },
      { flags: '--number <text>', says: 'its number in the report' },
      { flags: '--from <text>', says: 'the inspection' },
    ],
    examples: [
      'recommendation receive rec-2 --title "See children within timescale" --number 2 --from "Inspection, March 2020" --by U1',
    ],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('recommendation', () => recommendation(typed)),
        E.bind('kind', () =>
          pipe(
            wordOption(typed, 'kind', RecommendationKind),
            E.map(orElse<RecommendationKind>('recommendation')),
          ),
        ),
        E.map(({ recommendation: id, kind }) => ({
          type: 'ReceiveRecommendation',
          recommendation: id,
          kind,
          title: textOf(typed, 'title') ?? '',
          ...wordsOf(typed, ['number', 'from']),
        })),
      ),
  }),
  byHand({
    usage: 'recommendation revise <recommendation>',
    says: 'Change the words of a recommendation',
    options: [
      { flags: '--title <text>', says: 'a recommendation as printed, a finding in short' },
      { flags: '--kind <word>', says: 'recommendation or finding' },
      { flags: '--number <text>', says: 'its number in the report' },
      { flags: '--from <text>', says: 'the inspection' },
    ],
    examples: ['recommendation revise rec-2 --number 2a --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('recommendation', () => recommendation(typed)),
        E.bind('kind', () => wordOption(typed, 'kind', RecommendationKind)),
        E.map(({ recommendation: id, kind }) => ({
          type: 'ReviseRecommendation',
          recommendation: id,
          changes: {
            ...textsOf(typed, ['title']),
            ...changedWords(typed, ['number', 'from']),
            ...given({ kind }),
          },
        })),
      ),
  }),
  byHand({
    usage: 'recommendation link <recommendation> <section>',
    says: 'Say that a section answers a recommendation',
    options: [SIDE, { flags: '--printed <text>', says: 'how that side words it' }],
    examples: [
      'recommendation link rec-2 visits --by U1',
      'recommendation link rec-2 visits --side list --by U1',
    ],
    command: (typed) =>
      pipe(
        linkOf(typed),
        E.map((link) => ({ type: 'LinkRecommendation', ...link, ...wordsOf(typed, ['printed']) })),
      ),
  }),
  byHand({
    usage: 'recommendation unlink <recommendation> <section>',
    says: 'Say that a section no longer answers a recommendation',
    options: [SIDE],
    examples: ['recommendation unlink rec-2 visits --by U1'],
    command: (typed) =>
      pipe(
        linkOf(typed),
        E.map((link) => ({ type: 'UnlinkRecommendation', ...link })),
      ),
  }),
  byHand({
    usage: 'recommendation close <recommendation>',
    says: 'Close a recommendation; its history stays',
    options: leavingOptions('recommendation'),
    examples: ['recommendation close rec-2 --how completed --note "Met at the monitoring visit" --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('recommendation', () => recommendation(typed)),
        E.bind('leaving', () => leavingOf(typed, RecommendationId)),
        E.map(({ recommendation: id, leaving }) => ({
          type: 'CloseRecommendation',
          recommendation: id,
          ...leaving,
        })),
      ),
  }),
];
