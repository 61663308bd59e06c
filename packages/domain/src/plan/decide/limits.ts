import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { MeasureId } from '../../values/ids.js';
import { frequencyOf, type Period } from '../../values/period.js';
import type { PlanEvent } from '../events/index.js';
import type { Saying } from '../recorded.js';
import type { Rejection } from '../rejection.js';
import type { Plan } from '../state.js';
import { type Decision, type Deciders, happens, live, nothing, refuse } from './shape.js';

interface Asked {
  readonly measure: MeasureId;
  readonly from: Period;
}

/** Whether the limits begin anew with the period already. */
const begins = (plan: Plan, { measure, from }: Asked): E.Either<Rejection, boolean> =>
  pipe(
    live(plan, 'measure', measure),
    E.flatMap(({ frequency, rebases = [] }) =>
      frequencyOf(from) === frequency
        ? E.right(rebases.some((known) => known.from === from))
        : refuse({ _tag: 'WrongPeriod', measure, found: from, wanted: frequency }),
    ),
  );

/** Limits that are moved without a word would move the goalposts: each rebase says why. */
const decided = (plan: Plan, wanted: boolean, event: Asked & PlanEvent, { reason = '' }: Saying): Decision =>
  pipe(
    begins(plan, event),
    E.flatMap((is) => {
      if (is === wanted) return nothing;
      const { measure, from } = event;
      return reason.trim() === '' ? refuse({ _tag: 'NoReasonToRebase', measure, from }) : happens(event);
    }),
  );

export const decideLimits: Deciders<'RebaseLimits' | 'WithdrawRebase'> = {
  RebaseLimits: (plan, { type: _, ...asked }, saying) =>
    decided(plan, true, { type: 'LimitsRebased', ...asked }, saying),
  WithdrawRebase: (plan, { type: _, ...asked }, saying) =>
    decided(plan, false, { type: 'RebaseWithdrawn', ...asked }, saying),
};
