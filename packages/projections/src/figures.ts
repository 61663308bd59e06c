import {
  type CellField,
  type Entry,
  firstDayOf,
  type Frequency,
  frequencyOf,
  lastDayOf,
  type Measure,
  type Period,
  type Plan,
  sectionsOf,
  valueOf,
} from '@plan-ledger/domain';

/** What a figure of a measure is. */
export type FigureKind = CellField | 'baseline' | 'benchmark';

/** One figure of a measure; a measure without any has one row in which `kind` is `null`. */
export interface FigureRow {
  readonly section: string;
  readonly sectionTitle: string;
  readonly measure: string;
  readonly title: string;
  readonly unit: Measure['unit'];
  readonly direction: Measure['direction'];
  readonly frequency: Measure['frequency'];
  /** The action whose row prints the measure; empty where none does. */
  readonly action: string;
  readonly kind: FigureKind | null;
  /** Whose baseline it is; empty for all. */
  readonly group: string;
  /** With whom a benchmark compares. */
  readonly against: string;
  /** As printed: of a baseline itself; of a target or actual the baseline for all, where there is one. */
  readonly baseline: string;
  readonly period: Period | null;
  readonly periodKind: Frequency | null;
  readonly printed: string;
  /** The one number that the text gives in the measure's unit. */
  readonly value: number | null;
  /** What is said of the figure; where there is none, what is said of the measure. */
  readonly note: string;
  readonly doubtful: string;
}

const inTime = (a: Period, b: Period): number =>
  firstDayOf(a).localeCompare(firstDayOf(b)) || lastDayOf(a).localeCompare(lastDayOf(b));

const FIELDS: readonly CellField[] = ['target', 'actual'];

const figuresOfMeasure = (measure: Measure, sectionTitle: string): readonly FigureRow[] => {
  const { baselines = [], benchmarks = [], cells } = measure;
  const forAll = baselines.find(({ group }) => group === undefined);
  const blank: FigureRow = {
    section: measure.section,
    sectionTitle,
    measure: measure.id,
    title: measure.title,
    unit: measure.unit,
    direction: measure.direction,
    frequency: measure.frequency,
    action: measure.action ?? '',
    kind: null,
    group: '',
    against: '',
    baseline: '',
    period: null,
    periodKind: null,
    printed: '',
    value: null,
    note: measure.note ?? '',
    doubtful: '',
  };
  const row = (kind: FigureKind, entry: Entry, period: Period | undefined): FigureRow => ({
    ...blank,
    kind,
    period: period ?? null,
    periodKind: period === undefined ? null : frequencyOf(period),
    printed: entry.figure.printed,
    value: valueOf(entry.figure, measure.unit) ?? null,
    note: entry.note ?? '',
    doubtful: entry.doubtful ?? '',
  });
  const baseline = forAll?.figure.printed ?? '';
  const rows = [
    ...baselines.map((entry) => ({
      ...row('baseline', entry, entry.period),
      group: entry.group ?? '',
      baseline: entry.figure.printed,
    })),
    ...benchmarks.map((entry) => ({ ...row('benchmark', entry, entry.period), against: entry.against })),
    ...(Object.keys(cells) as Period[]).sort(inTime).flatMap((period) =>
      FIELDS.flatMap((field) => {
        const entry = cells[period]?.[field];
        return entry === undefined ? [] : [{ ...row(field, entry, period), baseline }];
      }),
    ),
  ];
  return rows.length === 0 ? [blank] : rows;
};

/**
 * Every figure of the measures that are in the plan, in the order of its sections: baselines and benchmarks first, then
 * target and actual period by period.
 *
 * @example
 * import { figuresOf } from '@plan-ledger/projections';
 * import { noPlan } from '@plan-ledger/domain';
 * assert.deepEqual(figuresOf(noPlan), []);
 */
export const figuresOf = (plan: Plan): readonly FigureRow[] =>
  sectionsOf(plan).flatMap((section) =>
    Object.values(plan.measures)
      .filter((measure) => measure.section === section.id && measure.gone === undefined)
      .flatMap((measure) => figuresOfMeasure(measure, section.title)),
  );
