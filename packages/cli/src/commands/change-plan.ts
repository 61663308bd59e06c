import { PlanId } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../fault.js';
import { byHand } from './by-hand.js';
import { textOf, type Typed, type WriteCommand } from './shape.js';
import { argument, ID, textsOf } from './typed.js';

const statusesOf = (
  typed: Typed,
): E.Either<CliFault, readonly { readonly code: string; readonly label: string }[]> => {
  const words = (textOf(typed, 'statuses') ?? 'On target, At risk, Compromised, Completed')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return words.length === 0
    ? E.left({ _tag: 'Usage', message: 'Found no --statuses; wanted words with commas between them' })
    : E.right(words.map((label) => ({ code: label.toLowerCase().replace(/[^a-z0-9]+/gu, '-'), label })));
};

export const planCommands: readonly WriteCommand[] = [
  byHand({
    usage: 'plan establish <plan>',
    says: 'Begin a plan by hand',
    begins: true,
    options: [
      { flags: '--title <text>', says: 'what it is called', required: true },
      { flags: '--authority <text>', says: 'whose plan it is', required: true },
      { flags: '--aim <text>', says: 'what it is for' },
      {
        flags: '--statuses <words>',
        says: 'its statuses, with commas (On target, At risk, Compromised, Completed)',
      },
    ],
    examples: ['plan establish my-plan --title "Improvement Plan" --authority "My Council" --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('plan', () => argument(typed, 0, PlanId, ID)),
        E.bind('statuses', () => statusesOf(typed)),
        E.map(({ plan, statuses }) => ({
          type: 'EstablishPlan',
          plan,
          title: textOf(typed, 'title') ?? '',
          authority: textOf(typed, 'authority') ?? '',
          schemes: [{ id: `${plan}-status`, title: 'Status', statuses }],
          ...textsOf(typed, ['aim']),
        })),
      ),
  }),
  byHand({
    usage: 'plan revise',
    says: 'Change the title, the authority or the aim of a plan',
    options: [
      { flags: '--title <text>', says: 'what it is called' },
      { flags: '--authority <text>', says: 'whose plan it is' },
      { flags: '--aim <text>', says: 'what it is for' },
    ],
    examples: ['plan revise --aim "Children are safer, sooner" --by U1'],
    command: (typed) =>
      E.right({ type: 'RevisePlan', changes: textsOf(typed, ['title', 'authority', 'aim']) }),
  }),
  byHand({
    usage: 'plan close',
    says: 'End a plan: nothing more can be written to it',
    options: [{ flags: '--note <text>', says: 'how it ended' }],
    examples: ['plan close --note "Judged good" --by U1'],
    command: (typed) => E.right({ type: 'ClosePlan', ...textsOf(typed, ['note']) }),
  }),
];
