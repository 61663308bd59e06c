import type { Period } from '@plan-ledger/domain';
import type { Limits, RunChart, RunPoint } from '@plan-ledger/projections';

import type { Column, Table, Value } from '../../render/index.js';
import { sparkline } from '../../render/sparkline.js';

/** Rounded to two decimals, as a number. */
export const rounded = (value: number): number => Math.round(value * 100) / 100 + 0;

/** The same as a person reads it. */
export const twoDecimals = (value: number): string => rounded(value).toFixed(2);

/** The latest figure, if there is one. */
export const latestOf = ({ points }: RunChart): RunPoint | undefined =>
  points.filter(({ value }) => value !== null).at(-1);

/** Whether limits hold for a period. */
export const holdsFor =
  (period: Period) =>
  ({ from, to }: Limits): boolean =>
    from <= period && period <= to;

interface Row {
  readonly chart: RunChart;
  readonly limits: Limits | undefined;
  /** The latest figure of the measure, in the row whose limits hold for it. */
  readonly latest: RunPoint | undefined;
}

/** A row for each set of limits, and one without limits where the latest figure has none, or where there is no figure. */
const rowsOf = (chart: RunChart): readonly Row[] => {
  const latest = latestOf(chart);
  const rows = chart.limits.map((limits): Row => ({
    chart,
    limits,
    latest: latest !== undefined && holdsFor(latest.period)(limits) ? latest : undefined,
  }));
  return rows.some((row) => row.latest !== undefined)
    ? rows
    : [...rows, { chart, limits: undefined, latest }];
};

const COLUMNS: readonly Column[] = [
  { key: 'section', title: 'Section', dataOnly: true },
  { key: 'measure', title: 'Measure', flex: 3 },
  { key: 'from', title: 'From', flex: 0 },
  { key: 'to', title: 'To', flex: 0 },
  { key: 'mean', title: 'Mean', right: true, flex: 0 },
  { key: 'mean_moving_range', title: 'Mean moving range', right: true },
  { key: 'lower', title: 'Lower limit', right: true },
  { key: 'upper', title: 'Upper limit', right: true },
  { key: 'points', title: 'Figures in baseline', right: true },
  { key: 'trial', title: 'Trial limits' },
  { key: 'baseline_from', title: 'Baseline from', flex: 0 },
  { key: 'baseline_to', title: 'Baseline to', flex: 0 },
  { key: 'latest_period', title: 'Latest', flex: 0 },
  { key: 'latest', title: 'Actual', right: true },
  { key: 'latest_value', title: 'Value', dataOnly: true },
  { key: 'variation', title: 'Variation' },
  { key: 'assurance', title: 'Target' },
  { key: 'cautions', title: 'Bear in mind', flex: 3 },
  { key: 'unit', title: 'Unit', dataOnly: true },
  { key: 'direction', title: 'Better', dataOnly: true },
  { key: 'rebased_by', title: 'Rebased by version', dataOnly: true },
  { key: 'rebase_reason', title: 'Why they begin anew' },
  { key: 'section_id', title: 'Section id', dataOnly: true },
  { key: 'measure_id', title: 'Id' },
];

const numberOf = (value: number | undefined): Value => (value === undefined ? null : rounded(value));

const cellsOf = ({ chart, limits, latest }: Row, isLast: boolean): readonly Value[] => [
  chart.sectionTitle,
  chart.title,
  limits?.from ?? '',
  limits?.to ?? '',
  numberOf(limits?.mean),
  numberOf(limits?.meanMovingRange),
  numberOf(limits?.lower),
  numberOf(limits?.upper),
  limits?.points ?? null,
  limits?.trial ?? null,
  limits?.baselineFrom ?? '',
  limits?.baselineTo ?? '',
  latest?.period ?? '',
  latest?.printed ?? '',
  latest?.value ?? null,
  isLast ? chart.variation : '',
  isLast ? (chart.assurance ?? '') : '',
  isLast ? chart.cautions.join('; ') : '',
  chart.unit,
  chart.direction,
  limits?.rebased?.version ?? null,
  limits?.rebased?.reason ?? '',
  chart.section,
  chart.measure,
];

/** A row for each measure and phase; the verdicts and what to bear in mind stand in the row of the latest figure. */
export const limitsTable = (charts: readonly RunChart[]): Table => ({
  columns: COLUMNS,
  rows: charts.flatMap((chart) => {
    const rows = rowsOf(chart);
    const last = rows.find(({ latest }) => latest !== undefined) ?? rows.at(-1);
    return rows.map((row) => cellsOf(row, row === last));
  }),
  none: 'There are no measures',
});

/** How many periods a row of bars has room for. */
const BARS = 16;

/** For people: what is said of the latest figure of each measure, a line a measure. */
export const summaryTable = (charts: readonly RunChart[]): Table => ({
  columns: [
    { key: 'measure', title: 'Measure', flex: 2 },
    { key: 'run', title: 'Run', flex: 0 },
    { key: 'latest', title: 'Latest' },
    { key: 'mean', title: 'Mean', right: true, flex: 0 },
    { key: 'limits', title: 'Limits' },
    { key: 'variation', title: 'Variation' },
    { key: 'assurance', title: 'Target' },
  ],
  rows: charts.map((chart) => {
    const latest = latestOf(chart);
    const limits = latest && chart.limits.find(holdsFor(latest.period));
    const upToLatest = chart.points.filter(({ period }) => latest !== undefined && period <= latest.period);
    return [
      `${chart.title} (${chart.measure})`,
      sparkline(upToLatest.slice(-BARS).map(({ value }) => value)),
      latest === undefined ? '' : `${latest.printed} for ${latest.period}`,
      limits === undefined ? '' : twoDecimals(limits.mean),
      limits === undefined
        ? ''
        : `${twoDecimals(limits.lower)} to ${twoDecimals(limits.upper)}${limits.trial ? ' (trial)' : ''}`,
      chart.variation,
      chart.assurance ?? '',
    ];
  }),
  none: 'There are no measures',
});
