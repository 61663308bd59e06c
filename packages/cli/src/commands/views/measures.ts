import { type Baseline, type Entry, firstDayOf, lastDayOf, type Measure } from '@plan-ledger/domain';
import {
  type FigureRow,
  figuresOf,
  type MeasureRow,
  measuresOf,
  runChartsOf,
  type RunPoint,
} from '@plan-ledger/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { Asked } from '../../asked.js';
import { type Column, renderTable, type Table, type Value } from '../../render/index.js';
import { sparkline } from '../../render/sparkline.js';
import { wrapped } from '../../report.js';
import { shortTitle } from './dashboard.js';
import { doubted, LEGEND } from './doubt.js';
import { known } from '../known.js';
import { type ReadCommand, textOf } from '../shape.js';

const columnsFor = (rows: readonly FigureRow[]): readonly Column[] => [
  { key: 'section', title: 'Section', dataOnly: true },
  { key: 'measure', title: 'Measure', flex: 3 },
  { key: 'unit', title: 'Unit', dataOnly: true },
  { key: 'group', title: 'Group', dataOnly: rows.every(({ group }) => group === '') },
  { key: 'baseline', title: 'Baseline', dataOnly: true },
  { key: 'period', title: 'Period', flex: 0 },
  { key: 'period_kind', title: 'Period kind', dataOnly: true },
  { key: 'kind', title: 'Kind', flex: 0 },
  { key: 'printed', title: 'Figure', right: true, flex: 1 },
  { key: 'value', title: 'Value', dataOnly: true },
  { key: 'note', title: 'Note', flex: 2 },
  { key: 'direction', title: 'Better', dataOnly: true },
  { key: 'frequency', title: 'By', dataOnly: true },
  { key: 'doubtful', title: 'Doubtful', dataOnly: rows.every(({ doubtful }) => doubtful === ''), flex: 2 },
  { key: 'action', title: 'Action', dataOnly: true },
  { key: 'section_id', title: 'Section id', dataOnly: true },
  { key: 'measure_id', title: 'Id', flex: 1 },
  { key: 'against', title: 'Against', dataOnly: rows.every(({ against }) => against === '') },
];

const figureTable = (rows: readonly FigureRow[]): Table => ({
  columns: columnsFor(rows),
  rows: rows.map((row) => [
    row.sectionTitle,
    row.title,
    row.unit,
    row.group,
    row.baseline,
    row.period ?? '',
    row.periodKind ?? '',
    row.kind ?? '',
    row.printed,
    row.value,
    row.note,
    row.direction,
    row.frequency,
    row.doubtful,
    row.action,
    row.section,
    row.measure,
    row.against,
  ]),
  none: 'There are no measures',
});

const inWords = (entry: Entry | undefined): string =>
  entry === undefined ? '' : doubted(entry.figure.printed, entry.doubtful !== undefined);

const baselineInWords = (baseline: Baseline): string =>
  baseline.group === undefined ? inWords(baseline) : `${baseline.group} ${inWords(baseline)}`;

const baselinesInWords = (measure: Measure | undefined): string =>
  (measure?.baselines ?? []).map(baselineInWords).join('; ');

/**
 * The target to show where the latest period has none: the next one after it; of a measure about which no figure is known yet, the
 * last one that was set.
 */
const otherTarget = (
  { measure, latestPeriod }: MeasureRow,
  figures: readonly FigureRow[],
): FigureRow | undefined => {
  const targets = figures.filter((row) => row.measure === measure && row.kind === 'target');
  return latestPeriod === null
    ? targets.at(-1)
    : targets.find(({ period }) => period !== null && firstDayOf(period) > lastDayOf(latestPeriod));
};

const targetFor = ({ printed, doubtful, period }: FigureRow): string =>
  `${doubted(printed, doubtful !== '')}${period === null ? '' : ` for ${period}`}`;

interface Line {
  readonly section: string;
  readonly isDoubtful: boolean;
  readonly cells: readonly Value[];
}

/** How many of the latest periods are drawn as bars, and how wide a terminal must be to have room for them. */
const BARS = 12;
const WIDE = 110;

const LINE_COLUMNS: readonly Column[] = [
  { key: 'measure', title: 'Measure', flex: 1 },
  { key: 'run', title: 'Run', flex: 0 },
  { key: 'period', title: 'Latest', flex: 0 },
  { key: 'latest', title: 'Actual', right: true, flex: 1 },
  { key: 'target', title: 'Target', right: true, flex: 2 },
  { key: 'distance', title: 'Distance to target', flex: 2 },
  { key: 'baseline', title: 'Baseline', flex: 2 },
];

type Runs = ReadonlyMap<string, readonly RunPoint[]>;

/** The latest actuals as bars, which say nothing that the figures do not. */
const runOf = (runs: Runs, { measure, latestPeriod }: MeasureRow): string =>
  sparkline(
    (runs.get(measure) ?? [])
      .filter(({ period }) => latestPeriod !== null && period <= latestPeriod)
      .slice(-BARS)
      .map(({ value }) => value),
  );

const lineOf = (asked: Asked, figures: readonly FigureRow[], runs: Runs, row: MeasureRow): Line => {
  const measure = asked.plan.measures[row.measure];
  const { actual, target } = (row.latestPeriod !== null && measure?.cells[row.latestPeriod]) || {};
  const other = target === undefined ? otherTarget(row, figures) : undefined;
  const shown = [actual, target, ...(measure?.baselines ?? [])];
  return {
    section: row.section,
    isDoubtful: shown.some((entry) => entry?.doubtful !== undefined) || (other?.doubtful ?? '') !== '',
    cells: [
      `${row.title} (${row.measure})`,
      runOf(runs, row),
      row.latestPeriod ?? '',
      inWords(actual),
      other === undefined ? inWords(target) : targetFor(other),
      row.distance,
      baselinesInWords(measure),
    ],
  };
};

const TARGET = LINE_COLUMNS.findIndex(({ key }) => key === 'target');

/** Targets stand to the right as numbers do, unless one of them says its period. */
const asText =
  (lines: readonly Line[]) =>
  (column: Column): Column =>
    column.key === 'target' && lines.some(({ cells }) => String(cells[TARGET]).includes(' for '))
      ? { ...column, right: false }
      : column;

/** The lines of one section, without the columns in which nothing stands. */
const sectionTable = (asked: Asked, section: string, lines: readonly Line[], width: number): Table => {
  const kept = LINE_COLUMNS.flatMap(({ key }, at) =>
    lines.some(({ cells }) => cells[at] !== '') && (key !== 'run' || width >= WIDE) ? [at] : [],
  );
  return {
    caption: shortTitle(asked, section),
    columns: kept.flatMap((at) => LINE_COLUMNS[at] ?? []).map(asText(lines)),
    rows: lines.map(({ cells }) => kept.map((at) => cells[at] ?? null)),
  };
};

/** A line a measure, section by section. */
const summary =
  (asked: Asked, lines: readonly Line[]) =>
  (width: number, colour: boolean): string => {
    const legend = lines.some(({ isDoubtful }) => isDoubtful) ? [wrapped(LEGEND, width).join('\n')] : [];
    const sections = [...new Set(lines.map(({ section }) => section))].map((section) => {
      const within = lines.filter((line) => line.section === section);
      const table = sectionTable(asked, section, within, width);
      return renderTable(table, { format: 'text', width, colour }).trimEnd();
    });
    return [...legend, ...sections].join('\n\n');
  };

export const measures: ReadCommand = {
  mode: 'read',
  usage: 'measures',
  says: 'The measures: for people their latest figure, target and baseline, in csv and json each figure',
  options: [{ flags: '--section <id>', says: 'the measures of one section' }],
  examples: ['measures', 'measures --format csv'],
  run: (asked, typed) => {
    const section = textOf(typed, 'section');
    return pipe(
      known(asked.plan.sections, 'section', section),
      TE.map(() => {
        const isMeant = (row: FigureRow | MeasureRow): boolean =>
          section === undefined || row.section === section;
        const figures = figuresOf(asked.plan).filter(isMeant);
        const runs = new Map(runChartsOf(asked.plan, []).map((chart) => [chart.measure, chart.points]));
        const lines = measuresOf(asked.plan)
          .filter(isMeant)
          .map((row) => lineOf(asked, figures, runs, row));
        return {
          kind: 'measures',
          asked,
          tables: [figureTable(figures)],
          ...(lines.length > 0 ? { shown: summary(asked, lines) } : {}),
          data: figures,
          next: ['plan-ledger trends --measure ID'],
        };
      }),
    );
  },
};
