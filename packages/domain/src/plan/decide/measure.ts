import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { Rejection } from '../rejection.js';
import type { Plan } from '../state.js';
import { type Deciders, enters, leaves, live, revises, unless, worded } from './shape.js';

type MeasureCommands = 'DefineMeasure' | 'ReviseMeasure' | 'MoveMeasure' | 'RetireMeasure';

/** A measure may name the action whose row prints it. */
const ofAction = (plan: Plan, action: string | null | undefined): E.Either<Rejection, unknown> =>
  action === undefined || action === null ? E.right(undefined) : live(plan, 'action', action);

export const decideMeasure: Deciders<MeasureCommands> = {
  DefineMeasure: (plan, { type: _, measure, ...words }) =>
    enters(
      plan,
      'measure',
      measure,
      words,
      () =>
        pipe(
          worded('title', words.title),
          E.flatMap(() => live(plan, 'section', words.section)),
          E.flatMap(() => ofAction(plan, words.action)),
        ),
      { type: 'MeasureDefined', measure, ...words },
    ),

  ReviseMeasure: (plan, { measure, changes }) =>
    pipe(
      live(plan, 'measure', measure),
      E.flatMap(() => worded('title', changes.title)),
      E.flatMap(() => ofAction(plan, changes.action)),
      E.flatMap(() =>
        revises(plan, 'measure', measure, changes, (made) => ({
          type: 'MeasureRevised',
          measure,
          changes: made,
        })),
      ),
    ),

  MoveMeasure: (plan, { measure, section }) =>
    pipe(
      live(plan, 'measure', measure),
      E.tap(() => live(plan, 'section', section)),
      E.flatMap((found) => unless(found.section === section, { type: 'MeasureMoved', measure, section })),
    ),

  RetireMeasure: (plan, { type: _, ...retirement }) =>
    leaves(plan, 'measure', retirement.measure, retirement, { type: 'MeasureRetired', ...retirement }),
};
