import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { Rejection } from '../rejection.js';
import type { Plan } from '../state.js';
import { type Deciders, enters, leaves, live, revises, worded } from './shape.js';

type OversightCommands = 'ArrangeOversight' | 'ReviseOversight' | 'EndOversight';

const allLive = (plan: Plan, sections: readonly string[] = []): E.Either<Rejection, unknown> =>
  sections.reduce<E.Either<Rejection, unknown>>(
    (so, section) =>
      pipe(
        so,
        E.flatMap(() => live(plan, 'section', section)),
      ),
    E.right(undefined),
  );

export const decideOversight: Deciders<OversightCommands> = {
  ArrangeOversight: (plan, { type: _, oversight, ...words }) =>
    enters(
      plan,
      'oversight',
      oversight,
      words,
      () =>
        pipe(
          worded('body', words.body),
          E.flatMap(() => allLive(plan, words.sections)),
        ),
      { type: 'OversightArranged', oversight, ...words },
    ),

  ReviseOversight: (plan, { oversight, changes }) =>
    pipe(
      worded('body', changes.body),
      E.flatMap(() => allLive(plan, changes.sections)),
      E.flatMap(() =>
        revises(plan, 'oversight', oversight, changes, (made) => ({
          type: 'OversightRevised',
          oversight,
          changes: made,
        })),
      ),
    ),

  EndOversight: (plan, { type: _, ...ending }) =>
    leaves(plan, 'oversight', ending.oversight, ending, { type: 'OversightEnded', ...ending }),
};
