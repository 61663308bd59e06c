import {
  type Cell,
  type CellField,
  groupedBy,
  type Measure,
  type Period,
  periodsFrom,
  type Plan,
  remarkOn,
  valueOf,
  type Verdict,
  verdictOf,
} from '@plan-ledger/domain';

import { measuresInOrder, type MeasuresMeant } from './measures-in-order.js';
import type { Revision } from './revisions.js';

/** One cell of the trend tables: a measure and a period, as printed and as numbers. */
export interface TrendRow {
  readonly section: string;
  readonly sectionTitle: string;
  readonly measure: string;
  readonly title: string;
  readonly period: Period;
  readonly target: string;
  readonly targetValue: number | null;
  readonly actual: string;
  readonly actualValue: number | null;
  readonly unit: Measure['unit'];
  readonly verdict: NonNullable<Verdict> | null;
  readonly notes: string;
  readonly doubtful: boolean;
  /** What stood in the cell before, oldest first. */
  readonly revised: readonly Revision[];
}

/** Which cells to show. Left out: the window of the latest edition, or all periods that have a cell. */
export interface TrendQuestion extends MeasuresMeant {
  readonly from?: Period;
  readonly to?: Period;
  /** Every period that any edition covered or anybody recorded. */
  readonly all?: boolean;
}

const REASONS = {
  'not-available': 'not available',
  'not-applicable': 'not applicable',
  'to-be-set': 'to be set',
  elsewhere: 'given elsewhere',
} as const;

const notesOn = (cell: Cell | undefined, field: CellField): readonly string[] => {
  const { doubtful, note } = remarkOn(cell, field);
  const figure = cell?.[field]?.figure;
  return [
    ...(figure?.kind === 'missing' ? [`${field} ${figure.printed}: ${REASONS[figure.reason]}`] : []),
    ...(figure?.kind === 'unread' ? [`${field} could not be read as a figure`] : []),
    ...(doubtful === undefined ? [] : [`${field} doubtful: ${doubtful}`]),
    ...(note === undefined ? [] : [note]),
  ];
};

const inWords = ({ field, before, after, act }: Revision): string =>
  `${field} was ${before === '' ? 'blank' : before}${after === '' ? ', now blank' : ''} (${act ?? 'explained'})`;

type Window = NonNullable<Plan['editions'][number]['window']>;

/** The periods of windows: of each worked out once, since an edition has one window for many measures. */
const periodsKept = (): ((window: Window) => readonly Period[]) => {
  const known = new Map<string, readonly Period[]>();
  return ({ from, to }) => {
    const key = `${from} ${to}`;
    const periods = known.get(key) ?? periodsFrom(from, to);
    known.set(key, periods);
    return periods;
  };
};

const periodsOf = (
  plan: Plan,
  measure: Measure,
  question: TrendQuestion,
  periodsIn: (window: Window) => readonly Period[],
): readonly Period[] => {
  const recorded = Object.keys(measure.cells).sort() as Period[];
  const windows = plan.editions
    .filter(({ measures = [], window }) => window !== undefined && measures.includes(measure.id))
    .flatMap(({ window }) => (window === undefined ? [] : [window]));
  const latest = windows.at(-1);
  const within = (period: Period): boolean =>
    (question.from === undefined || period >= question.from) &&
    (question.to === undefined || period <= question.to);
  const ranged = question.from !== undefined || question.to !== undefined || question.all === true;
  if (!ranged && latest !== undefined) return periodsIn(latest);
  const covered = windows.flatMap(periodsIn);
  return [...new Set([...covered, ...recorded])].sort().filter(within);
};

/**
 * The trend tables as the plan says them: every measure that is in the plan, in the order of the document, for every period.
 * `revisions` is the register at the same version.
 *
 * @example
 * import { trendsOf } from '@plan-ledger/projections';
 * import { noPlan } from '@plan-ledger/domain';
 * assert.deepEqual(trendsOf(noPlan, []), []);
 */
export const trendsOf = (
  plan: Plan,
  revisions: readonly Revision[],
  question: TrendQuestion = {},
): readonly TrendRow[] => {
  const byCell = groupedBy(
    // A baseline or a benchmark is in no cell.
    revisions.filter(({ field }) => field === 'target' || field === 'actual'),
    ({ measure, period }) => `${measure} ${period}`,
  );
  const rowOf = (section: Plan['sections'][string], measure: Measure, period: Period): TrendRow => {
    const cell = measure.cells[period];
    const { target, actual } = cell ?? {};
    const revised = byCell.get(`${measure.id} ${period}`) ?? [];
    return {
      section: section.id,
      sectionTitle: section.title,
      measure: measure.id,
      title: measure.title,
      period,
      target: target?.figure.printed ?? '',
      targetValue: (target && valueOf(target.figure, measure.unit)) ?? null,
      actual: actual?.figure.printed ?? '',
      actualValue: (actual && valueOf(actual.figure, measure.unit)) ?? null,
      unit: measure.unit,
      verdict: verdictOf(measure, target?.figure, actual?.figure) ?? null,
      notes: [...notesOn(cell, 'target'), ...notesOn(cell, 'actual'), ...revised.map(inWords)].join('; '),
      doubtful:
        remarkOn(cell, 'target').doubtful !== undefined || remarkOn(cell, 'actual').doubtful !== undefined,
      revised,
    };
  };

  const periodsIn = periodsKept();
  return measuresInOrder(plan, question).flatMap(({ section, measure }) =>
    periodsOf(plan, measure, question, periodsIn).map((period) => rowOf(section, measure, period)),
  );
};
