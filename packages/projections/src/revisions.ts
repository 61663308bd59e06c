import {
  type Act,
  type CellField,
  type Measure,
  own,
  type Period,
  type PlanEvent,
  type PlanEventOf,
  type Verdict,
  verdictOf,
} from '@plan-ledger/domain';

import { fieldChanges } from './audit/index.js';
import type { FieldChange } from './audit/row.js';
import type { Happening, Projection } from './projection.js';
import { isStanding } from './changes.js';

/** A target, an actual, a baseline or a benchmark that was changed after it was published. */
export interface Revision {
  readonly version: number;
  readonly measure: string;
  /** Empty for a baseline or a benchmark of no stated period. */
  readonly period: Period | '';
  readonly field: CellField | 'baseline' | 'benchmark';
  /** The group of a baseline, or whose benchmark it is. */
  readonly of?: string;
  readonly before: string;
  readonly after: string;
  readonly act: Act | null;
  readonly reason: string;
  /** The document, or whoever made the change, said that it is a change. */
  readonly marked: boolean;
  readonly doubtful: boolean;
  /** Whether met became not met, or the other way round; `null` where one of the two cannot be told. */
  readonly conclusionChanges: boolean | null;
}

const FIELDS: Partial<Record<PlanEvent['type'], CellField>> = {
  TargetSet: 'target',
  TargetRevised: 'target',
  TargetWithdrawn: 'target',
  ActualRecorded: 'actual',
  ActualRevised: 'actual',
  ActualWithdrawn: 'actual',
};

const verdictIn = (measure: Measure | undefined, period: string): Verdict => {
  const cell = measure?.cells[period];
  return measure && verdictOf(measure, cell?.target?.figure, cell?.actual?.figure);
};

type Standing = PlanEventOf<'BaselineRecorded' | 'BenchmarkRecorded'>;

const isOfStanding = (event: PlanEvent): event is Standing =>
  event.type === 'BaselineRecorded' || event.type === 'BenchmarkRecorded';

/** A baseline or a benchmark that took the place of another, or was taken away. */
const standingIn = (
  { recorded }: Happening,
  event: Standing,
  changes: readonly FieldChange[],
): Revision | undefined => {
  const change = changes.find(({ field }) => isStanding(field));
  if (event.act === undefined || change === undefined) return undefined;
  const of = event.type === 'BaselineRecorded' ? event.group : event.against;
  return {
    version: recorded.version,
    measure: event.measure,
    period: event.period ?? '',
    field: event.type === 'BaselineRecorded' ? 'baseline' : 'benchmark',
    ...(of === undefined ? {} : { of }),
    before: change.before,
    after: change.after,
    act: event.act,
    reason: recorded.reason ?? '',
    marked: !change.unmarked,
    doubtful: change.doubtful,
    conclusionChanges: null,
  };
};

const revisionIn = (
  { recorded, before, after }: Happening,
  field: CellField,
  [change]: readonly FieldChange[],
): Revision | undefined => {
  if (change === undefined) return undefined;
  const published = change.before !== '' || change.act !== undefined;
  if (!published) return undefined;
  const { subject: measure } = change;
  const period = change.period as Period;
  const was = verdictIn(own(before.measures, measure), period);
  const is = verdictIn(own(after.measures, measure), period);
  const explained = recorded.reason !== undefined && change.before === '';
  return {
    version: recorded.version,
    measure,
    period,
    field,
    before: change.before,
    after: change.after,
    act: explained ? null : (change.act ?? null),
    reason: recorded.reason ?? '',
    marked: explained || !change.unmarked,
    doubtful: change.doubtful,
    conclusionChanges: was === undefined || is === undefined ? null : was !== is,
  };
};

/**
 * The figures that one event changed after they were published: one, or none. `known` are the changes of the event, where they
 * were worked out already.
 *
 * @example
 * import { revisionsIn } from '@plan-ledger/projections';
 * const happening = { recorded: { event: { type: 'PlanClosed' } } } as never;
 * assert.deepEqual(revisionsIn(happening), []);
 */
export const revisionsIn = (happening: Happening, known?: readonly FieldChange[]): readonly Revision[] => {
  const { recorded, before, after } = happening;
  const { event } = recorded;
  const changes = (): readonly FieldChange[] => known ?? fieldChanges(recorded, before, after);
  const field = FIELDS[event.type];
  const revision =
    field !== undefined
      ? revisionIn(happening, field, changes())
      : isOfStanding(event)
        ? standingIn(happening, event, changes())
        : undefined;
  return revision === undefined ? [] : [revision];
};

/**
 * The register of targets, actuals, baselines and benchmarks that were changed after publication, also from blank and to
 * blank, in the order of the changes.
 *
 * @example
 * import { revisionsView } from '@plan-ledger/projections';
 * assert.deepEqual(revisionsView.initial, []);
 */
export const revisionsView: Projection<readonly Revision[]> = {
  name: 'revisions',
  schema: 2,
  initial: [],
  evolve: (register, happening) => {
    const revisions = revisionsIn(happening);
    return revisions.length === 0 ? register : [...register, ...revisions];
  },
};
