import { EvidenceId, SectionId } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../../fault.js';
import { byHand } from './by-hand.js';
import { leavingOf, leavingOptions } from './leaving.js';
import { textOf, type Typed, type WriteCommand } from '../shape.js';
import { argument, ID, idOption, usage } from '../typed.js';
import { firstTimescale, timescaleOf, WHEN } from './when.js';
import { given, textsOf, wordsOf } from './words.js';

const evidence = (typed: Typed): E.Either<CliFault, EvidenceId> => argument(typed, 0, EvidenceId, ID);

const sha256Of = (typed: Typed): E.Either<CliFault, string | undefined> => {
  const text = textOf(typed, 'sha256');
  return text === undefined || /^[0-9a-f]{64}$/iu.test(text)
    ? E.right(text?.toLowerCase())
    : E.left(
        usage(
          `Found --sha256 ${JSON.stringify(text)}; wanted 64 hexadecimal digits, as sha256sum prints them`,
        ),
      );
};

export const evidenceCommands: readonly WriteCommand[] = [
  byHand({
    usage: 'evidence expect <evidence>',
    says: 'Say what will show that the work of a section had its effect',
    options: [
      { flags: '--section <section>', says: 'the section whose work it is about', required: true },
      { flags: '--title <text>', says: 'what it is', required: true },
      ...WHEN,
    ],
    examples: [
      'evidence expect staff-survey --section visits --title "Staff survey" --timescale "March 2021" --by U1',
    ],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('evidence', () => evidence(typed)),
        E.bind('section', () => idOption(typed, 'section', SectionId)),
        E.bind('when', () => firstTimescale(typed)),
        E.map(({ evidence: id, section, when }) => ({
          type: 'ExpectEvidence',
          evidence: id,
          section,
          title: textOf(typed, 'title') ?? '',
          ...when,
        })),
      ),
  }),
  byHand({
    usage: 'evidence revise <evidence>',
    says: 'Change what evidence is expected, or by when',
    options: [{ flags: '--title <text>', says: 'what it is' }, ...WHEN],
    examples: ['evidence revise staff-survey --timescale "June 2021" --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('evidence', () => evidence(typed)),
        E.bind('timescale', () => timescaleOf(typed)),
        E.map(({ evidence: id, timescale }) => ({
          type: 'ReviseEvidence',
          evidence: id,
          changes: { ...textsOf(typed, ['title']), ...given({ timescale }) },
        })),
      ),
  }),
  byHand({
    usage: 'evidence move <evidence> <section>',
    says: 'Put evidence into another section',
    examples: ['evidence move staff-survey planning --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('evidence', () => evidence(typed)),
        E.bind('section', () => argument(typed, 1, SectionId, ID)),
        E.map((ids) => ({ type: 'MoveEvidence', ...ids })),
      ),
  }),
  byHand({
    usage: 'evidence attach <evidence> <document>',
    says: 'Name a document, by its title, that shows what was expected',
    options: [
      { flags: '--sha256 <digits>', says: 'the SHA-256 of its file: 64 hexadecimal digits' },
      { flags: '--at <text>', says: 'the place in that document' },
      { flags: '--note <text>', says: 'what is said of it' },
    ],
    examples: ['evidence attach staff-survey "Staff survey, summer 2021" --at "page 4" --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('evidence', () => evidence(typed)),
        E.bind('sha256', () => sha256Of(typed)),
        E.map(({ evidence: id, sha256 }) => {
          const { at, ...said } = wordsOf(typed, ['at', 'note']);
          const document = typed.args[1] ?? '';
          return {
            type: 'AttachEvidence',
            evidence: id,
            document,
            ...given({ sha256, place: at }),
            ...said,
          };
        }),
      ),
  }),
  byHand({
    usage: 'evidence withdraw <evidence>',
    says: 'Say that evidence is no longer expected; its history stays',
    options: leavingOptions('evidence'),
    examples: ['evidence withdraw staff-survey --note "No survey this year" --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('evidence', () => evidence(typed)),
        E.bind('leaving', () => leavingOf(typed, EvidenceId)),
        E.map(({ evidence: id, leaving }) => ({ type: 'WithdrawEvidence', evidence: id, ...leaving })),
      ),
  }),
];
