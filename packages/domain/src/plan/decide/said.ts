import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { sameJson } from '../../values/json.js';
import { frequencyOf } from '../../values/period.js';
import { statusAmong } from '../../values/scheme.js';
import type { PlanCommandOf } from '../commands.js';
import type { Rejection } from '../rejection.js';
import type { Measure } from '../measures.js';
import type { Plan } from '../state.js';
import { type Deciders, live, refuse, unless } from './shape.js';

type SaidCommands = 'AssessStatus' | 'QuoteFigure';

/** A status must be in a scheme of the plan, and its clauses in its definition. A blank one has none. */
const known = (
  plan: Plan,
  { section, dimension, status, clauses = [] }: PlanCommandOf<'AssessStatus'>,
): E.Either<Rejection, void> => {
  const schemes = plan.identity?.schemes ?? [];
  const found = status === null ? { clauses: [] } : statusAmong(schemes, status);
  if (found === undefined) {
    return refuse({
      _tag: 'NotInScheme',
      subject: `section ${section}, ${dimension}`,
      found: status ?? '',
      scheme: schemes.map(({ id }) => id).join(', '),
      wanted: schemes.flatMap(({ statuses }) => statuses.map(({ code }) => code)),
    });
  }
  const wanted = (found.clauses ?? []).map(({ code }) => code);
  const stray = clauses.find((clause) => !wanted.includes(clause));
  return stray === undefined
    ? E.right(undefined)
    : refuse({ _tag: 'UnknownClause', section, status: status ?? 'blank', found: stray, wanted });
};

const countedIn = (measure: Measure, period: Measure['frequency']): boolean => measure.frequency === period;

export const decideSaid: Deciders<SaidCommands> = {
  AssessStatus: (plan, { type: _, ...assessment }) =>
    pipe(
      live(plan, 'section', assessment.section),
      E.tap(() => known(plan, { type: 'AssessStatus', ...assessment })),
      E.flatMap(({ assessed }) => {
        const { section: _id, dimension, page, ...said } = assessment;
        const { reportedOn: _on, ...before } = assessed[page][dimension] ?? { status: undefined };
        return unless(sameJson(before, said), { type: 'StatusAssessed', ...assessment });
      }),
    ),

  QuoteFigure: (plan, { type: _, ...quote }) => {
    const event = { type: 'FigureQuoted', ...quote } as const;
    const already = plan.quoted.some(
      ({ version: _version, ...before }) =>
        before.measure === quote.measure && before.period === quote.period && sameJson(before, quote),
    );
    const { measure, period } = quote;
    return pipe(
      live(plan, 'section', quote.section),
      E.flatMap(() =>
        quote.plan === undefined || quote.plan === plan.identity?.plan
          ? pipe(
              live(plan, 'measure', measure),
              E.flatMap((found) =>
                countedIn(found, frequencyOf(period))
                  ? E.right(undefined)
                  : refuse({ _tag: 'WrongPeriod', measure, found: period, wanted: found.frequency }),
              ),
            )
          : E.right(undefined),
      ),
      E.flatMap(() => unless(already, event)),
    );
  },
};
