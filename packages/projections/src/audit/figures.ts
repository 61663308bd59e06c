import {
  type Act,
  type CellField,
  firstDayOf,
  lastDayOf,
  own,
  type Period,
  type Plan,
  remarkOn,
} from '@plan-ledger/domain';

import { changed, type Describers, type FieldChange } from './row.js';

type FigureEvents =
  | 'TargetSet'
  | 'TargetRevised'
  | 'TargetWithdrawn'
  | 'ActualRecorded'
  | 'ActualRevised'
  | 'ActualWithdrawn'
  | 'CellAnnotated'
  | 'BaselineRecorded'
  | 'BenchmarkRecorded';

interface CellEvent {
  readonly measure: string;
  readonly period: Period;
  readonly act?: Act;
}

/**
 * Whether an edition published this cell before: it covers the measure, and its window the period. A cell that was
 * published blank counts.
 */
export const wasPublished = (plan: Plan, measure: string, period: Period): boolean => {
  const [first, last] = [firstDayOf(period), lastDayOf(period)];
  return plan.editions.some(
    ({ measures = [], window }) =>
      window !== undefined &&
      first >= firstDayOf(window.from) &&
      last <= lastDayOf(window.to) &&
      measures.some((id) => id === measure),
  );
};

const figureChange = (
  event: CellEvent,
  field: CellField,
  before: Plan,
  after: Plan,
): readonly FieldChange[] => {
  const { measure, period, act } = event;
  const was = own(before.measures, measure)?.cells[period];
  const is = own(after.measures, measure)?.cells[period];
  const filledBlank = was?.[field] === undefined && wasPublished(before, measure, period);
  const shown = act ?? (filledBlank ? 'unexplained' : undefined);
  return [
    {
      kind: 'measure',
      subject: measure,
      field,
      period,
      before: was?.[field]?.figure.printed ?? '',
      after: is?.[field]?.figure.printed ?? '',
      ...(shown === undefined ? {} : { act: shown }),
      unmarked: shown === 'unexplained',
      doubtful: remarkOn(was, field).doubtful !== undefined || remarkOn(is, field).doubtful !== undefined,
    },
  ];
};

const target = (event: CellEvent, before: Plan, after: Plan) => figureChange(event, 'target', before, after);
const actual = (event: CellEvent, before: Plan, after: Plan) => figureChange(event, 'actual', before, after);

interface StandingEvent {
  readonly measure: string;
  readonly figure: { readonly printed: string } | null;
  readonly period?: Period;
  readonly act?: Act;
  readonly doubtful?: string;
  readonly note?: string;
}

interface Stood {
  readonly figure: { readonly printed: string };
  readonly period?: Period;
  readonly doubtful?: string;
  readonly note?: string;
}

const standing = (
  { measure, figure, act, doubtful }: Omit<StandingEvent, 'period'>,
  field: string,
  was: Stood | undefined,
): FieldChange => ({
  kind: 'measure',
  subject: measure,
  field,
  before: was?.figure.printed ?? '',
  after: figure?.printed ?? '',
  ...(act === undefined ? {} : { act }),
  unmarked: act === 'unexplained',
  doubtful: was?.doubtful !== undefined || doubtful !== undefined,
});

/** What is remarked on a figure that stood there and still stands, as of a cell. */
const remarks = (event: StandingEvent, field: string, was: Stood | undefined): readonly FieldChange[] =>
  was === undefined || event.figure === null
    ? []
    : (['doubtful', 'note'] as const).map((remark) =>
        changed('measure', event.measure, `${field} ${remark}`, was[remark] ?? '', event[remark] ?? ''),
      );

const differing = (changes: readonly FieldChange[]): readonly FieldChange[] =>
  changes.filter(({ before, after }) => before !== after);

/** A measure has one baseline for each group: when it was is a field of it. */
const baseline = (event: StandingEvent, field: string, was: Stood | undefined): readonly FieldChange[] => {
  const period = event.figure === null ? '' : (event.period ?? '');
  return differing([
    standing(event, field, was),
    changed('measure', event.measure, `period of ${field}`, was?.period ?? '', period),
    ...remarks(event, field, was),
  ]);
};

/** There is a benchmark for each body and period. */
const benchmark = (event: StandingEvent, field: string, was: Stood | undefined): readonly FieldChange[] =>
  differing([standing(event, field, was), ...remarks(event, field, was)]).map((change) => ({
    ...change,
    ...(event.period === undefined ? {} : { period: event.period }),
  }));

export const describeFigures: Describers<FigureEvents> = {
  TargetSet: target,
  TargetRevised: target,
  TargetWithdrawn: target,
  ActualRecorded: actual,
  ActualRevised: actual,
  ActualWithdrawn: actual,

  BaselineRecorded: (event, before) =>
    baseline(
      event,
      event.group === undefined ? 'baseline' : `baseline of ${event.group}`,
      own(before.measures, event.measure)?.baselines?.find(({ group }) => group === event.group),
    ),
  BenchmarkRecorded: (event, before) =>
    benchmark(
      event,
      `benchmark of ${event.against}`,
      own(before.measures, event.measure)?.benchmarks?.find(
        ({ against, period }) => against === event.against && period === event.period,
      ),
    ),

  CellAnnotated: ({ measure, period, field }, before, after) => {
    const was = remarkOn(own(before.measures, measure)?.cells[period], field);
    const is = remarkOn(own(after.measures, measure)?.cells[period], field);
    return (['doubtful', 'note'] as const)
      .map((remark) => ({
        kind: 'measure' as const,
        subject: measure,
        field: `${field} ${remark}`,
        period,
        before: was[remark] ?? '',
        after: is[remark] ?? '',
        unmarked: false,
        doubtful: false,
      }))
      .filter((change) => change.before !== change.after);
  },
};
