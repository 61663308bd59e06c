import { PlanId, PlanKind } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { reviewedIsThere } from '../../elsewhere.js';
import type { CliFault } from '../../fault.js';
import { byHand } from './by-hand.js';
import { continuationsOf } from './continuation.js';
import { textOf, type Typed, type WriteCommand } from '../shape.js';
import { argument, dayIfGiven, dayOrNone, ID, idIfGiven, usage, wordOption } from '../typed.js';
import { byCommas, changedWords, given, textsOf, wordsOf } from './words.js';

const statusesOf = (
  typed: Typed,
): E.Either<CliFault, readonly { readonly code: string; readonly label: string }[]> => {
  const words = byCommas(textOf(typed, 'statuses') ?? 'On target, At risk, Compromised, Completed');
  return words.length === 0
    ? E.left(usage('Found no --statuses; wanted words with commas between them'))
    : E.right(words.map((label) => ({ code: label.toLowerCase().replace(/[^a-z0-9]+/gu, '-'), label })));
};

const BEGAN = {
  flags: '--began <day>',
  says: 'the day on which it began: nothing of it was due before',
} as const;

export const planCommands: readonly WriteCommand[] = [
  byHand({
    usage: 'plan establish <plan>',
    says: 'Begin a plan by hand, or a review of another plan',
    begins: true,
    options: [
      { flags: '--title <text>', says: 'what it is called', required: true },
      { flags: '--authority <text>', says: 'whose plan it is', required: true },
      { flags: '--aim <text>', says: 'what it is for' },
      BEGAN,
      { flags: '--kind <word>', says: 'plan (when left out), or review: an outside view of another plan' },
      { flags: '--reviews <plan>', says: 'the plan that a review reviews' },
      {
        flags: '--statuses <words>',
        says: 'its statuses, with commas (On target, At risk, Compromised, Completed)',
      },
    ],
    examples: [
      'plan establish my-plan --title "Improvement Plan" --authority "My Council" --by U1',
      'plan establish my-review --kind review --reviews my-plan --title "Adviser review" --authority "The Department" --statuses "Red, Amber, Green" --by U1',
    ],
    needs: (typed, session) =>
      pipe(
        TE.Do,
        TE.bind('plan', () => TE.fromEither(argument(typed, 0, PlanId, ID))),
        TE.bind('reviews', () => TE.fromEither(idIfGiven(typed, 'reviews', PlanId))),
        TE.flatMap(({ plan, reviews }) => reviewedIsThere(session, plan, reviews)),
      ),
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('plan', () => argument(typed, 0, PlanId, ID)),
        E.bind('statuses', () => statusesOf(typed)),
        E.bind('began', () => dayIfGiven(typed, 'began')),
        E.bind('kind', () => wordOption(typed, 'kind', PlanKind)),
        E.bind('reviews', () => idIfGiven(typed, 'reviews', PlanId)),
        E.map(({ plan, statuses, ...words }) => ({
          type: 'EstablishPlan',
          plan,
          title: textOf(typed, 'title') ?? '',
          authority: textOf(typed, 'authority') ?? '',
          schemes: [{ id: `${plan}-status`, title: 'Status', statuses }],
          ...wordsOf(typed, ['aim']),
          ...given(words),
        })),
      ),
  }),
  byHand({
    usage: 'plan revise',
    says: 'Change the title, the authority, the aim or the first day of a plan',
    options: [
      { flags: '--title <text>', says: 'what it is called' },
      { flags: '--authority <text>', says: 'whose plan it is' },
      { flags: '--aim <text>', says: 'what it is for' },
      BEGAN,
    ],
    examples: ['plan revise --aim "Children are safer, sooner" --by U1'],
    command: (typed) =>
      pipe(
        dayOrNone(typed, 'began'),
        E.map((began) => ({
          type: 'RevisePlan',
          changes: {
            ...textsOf(typed, ['title', 'authority']),
            ...changedWords(typed, ['aim']),
            ...given({ began }),
          },
        })),
      ),
  }),
  byHand({
    usage: 'plan supersede <by>',
    says: 'Say that another plan took the place of this one: nothing more can be written to it',
    options: [
      {
        flags: '--continues <ids>',
        says: 'what goes on there, and under which id, with commas: measure:seen=seen-in-time,section:visits=visits',
      },
      { flags: '--note <text>', says: 'how it gave way' },
    ],
    examples: ['plan supersede next-plan --continues measure:seen=seen-in-time --plan my-plan --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('by', () => argument(typed, 0, PlanId, ID)),
        E.bind('continues', () => continuationsOf(textOf(typed, 'continues') ?? '')),
        E.map(({ by, continues }) => ({
          type: 'SupersedePlan',
          by,
          ...wordsOf(typed, ['note']),
          ...given({ continues: continues.length === 0 ? undefined : continues }),
        })),
      ),
  }),
  byHand({
    usage: 'plan close',
    says: 'End a plan: nothing more can be written to it',
    options: [{ flags: '--note <text>', says: 'how it ended' }],
    examples: ['plan close --note "Judged good" --by U1'],
    command: (typed) => E.right({ type: 'ClosePlan', ...wordsOf(typed, ['note']) }),
  }),
];
