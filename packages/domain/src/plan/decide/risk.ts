import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { sameJson } from '../../values/json.js';
import { type RiskLevel, riskLevelFault } from '../../values/risk-level.js';
import type { Rejection } from '../rejection.js';
import { type Deciders, enters, leaves, live, refuse, revises, unless, worded } from './shape.js';

type RiskCommands = 'RaiseRisk' | 'ReviseRisk' | 'ReassessRisk' | 'CloseRisk';

const holds = (risk: string, level: RiskLevel | null | undefined): E.Either<Rejection, void> => {
  const fault = level === undefined || level === null ? undefined : riskLevelFault(level);
  return fault === undefined ? E.right(undefined) : refuse({ _tag: 'WrongLevel', risk, fault });
};

export const decideRisk: Deciders<RiskCommands> = {
  RaiseRisk: (plan, { type: _, risk, ...words }) =>
    enters(
      plan,
      'risk',
      risk,
      words,
      () =>
        pipe(
          worded('title', words.title),
          E.flatMap(() => holds(risk, words.inherent)),
          E.flatMap(() => holds(risk, words.residual)),
        ),
      { type: 'RiskRaised', risk, ...words },
    ),

  ReviseRisk: (plan, { risk, changes }) =>
    pipe(
      worded('title', changes.title),
      E.flatMap(() =>
        revises(plan, 'risk', risk, changes, (made) => ({ type: 'RiskRevised', risk, changes: made })),
      ),
    ),

  ReassessRisk: (plan, { type: _, ...reassessment }) =>
    pipe(
      live(plan, 'risk', reassessment.risk),
      E.tap(() => holds(reassessment.risk, reassessment.level)),
      E.flatMap((found) =>
        unless(sameJson(found[reassessment.side] ?? null, reassessment.level), {
          type: 'RiskReassessed',
          ...reassessment,
        }),
      ),
    ),

  CloseRisk: (plan, { type: _, ...closing }) =>
    leaves(plan, 'risk', closing.risk, closing, { type: 'RiskClosed', ...closing }),
};
