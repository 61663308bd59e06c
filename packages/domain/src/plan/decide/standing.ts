import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { Figure } from '../../values/figure.js';
import type { MeasureId } from '../../values/ids.js';
import { sameJson } from '../../values/json.js';
import type { Period } from '../../values/period.js';
import type { Act, PlanEventOf } from '../events/index.js';
import type { Saying } from '../recorded.js';
import type { Entry } from '../measures.js';
import { reasoned } from './reasoned.js';
import { type Decision, type Deciders, happens, live, nothing, refuse, unless, worded } from './shape.js';

interface Stands {
  readonly measure: MeasureId;
  readonly period?: Period;
  readonly figure: Figure | null;
  readonly act?: Act;
  readonly doubtful?: string;
  readonly note?: string;
}

/** A baseline or benchmark is recorded, and afterwards only changed or taken away by an act. */
const standing = (
  of: 'baseline' | 'benchmark',
  entry: (Entry & { readonly period?: Period }) | undefined,
  { measure, period, figure, act, doubtful, note }: Stands,
  saying: Saying,
  event: PlanEventOf<'BaselineRecorded' | 'BenchmarkRecorded'>,
): Decision => {
  if (entry === undefined) {
    if (figure === null) return nothing;
    return act === undefined ? happens(event) : refuse({ _tag: 'NoBaseline', measure, of });
  }
  if (figure !== null && entry.figure.printed === figure.printed && entry.period === period) {
    const asIs = sameJson(entry.figure, figure) && entry.doubtful === doubtful && entry.note === note;
    // The same figure with another remark is no change of the figure.
    const { act: _act, ...remarked } = event;
    return unless(asIs, remarked);
  }
  const printed = figure?.printed ?? 'none';
  return act === undefined
    ? refuse({ _tag: 'BaselineStands', measure, found: `${of} ${entry.figure.printed}`, wanted: printed })
    : pipe(
        reasoned(of, { measure, act, ...(period === undefined ? {} : { period }) }, saying),
        E.flatMap(() => happens(event)),
      );
};

export const decideStanding: Deciders<'RecordBaseline' | 'RecordBenchmark'> = {
  RecordBaseline: (plan, { type: _, ...said }, saying) =>
    pipe(
      live(plan, 'measure', said.measure),
      E.flatMap(({ baselines = [] }) =>
        standing(
          'baseline',
          baselines.find(({ group }) => group === said.group),
          said,
          saying,
          { type: 'BaselineRecorded', ...said },
        ),
      ),
    ),

  RecordBenchmark: (plan, { type: _, ...said }, saying) =>
    pipe(
      worded('against', said.against),
      E.flatMap(() => live(plan, 'measure', said.measure)),
      E.flatMap(({ benchmarks = [] }) =>
        standing(
          'benchmark',
          benchmarks.find(({ against, period }) => against === said.against && period === said.period),
          said,
          saying,
          { type: 'BenchmarkRecorded', ...said },
        ),
      ),
    ),
};
