import { firstDayOf, lastDayOf, type Plan } from '@plan-ledger/domain';
import type { RunChart, RunPoint } from '@plan-ledger/projections';

import type { Dossier } from '../dossier/dossier.js';
import type { Sheet } from '../sheets/sheet.js';
import { always, day, figure, joined, sheetOf, text, yesNo } from './column.js';
import { codesOf, shorthandOf, type TrendCell } from './shorthand.js';

interface Row {
  readonly chart: RunChart;
  readonly point: RunPoint;
}

const cellOf = ({ chart, point }: Row): TrendCell => ({
  measure: chart.measure,
  period: point.period,
  revised: point.revisedFrom === null ? [] : [{ field: 'actual' }],
});

const notesOf = (plan: Plan, row: Row): string => {
  const { revisedFrom } = row.point;
  const was =
    revisedFrom === null
      ? []
      : [`first published as ${revisedFrom.printed === '' ? 'blank' : revisedFrom.printed}`];
  return joined([...codesOf(plan, cellOf(row)), ...was]);
};

/** The points of the run charts, and why some of them are more than ordinary variation. */
export const chartPointsSheet = ({ plan, runCharts }: Dossier): Sheet => {
  const rows = runCharts.flatMap((chart) => chart.points.map((point): Row => ({ chart, point })));
  return sheetOf<Row>(
    {
      name: 'run-chart-points',
      title: 'Run chart points',
      describes: 'Each point of the run charts, over all periods, with the signals in it.',
      notes: shorthandOf(plan, rows.map(cellOf)),
    },
    [
      always(text('section', 'Section', 'The heading of its section.', ({ chart }) => chart.sectionTitle)),
      always(text('measure', 'Measure', 'What is counted.', ({ chart }) => chart.title)),
      always(
        text(
          'period',
          'Period',
          'The code of the period: 2020-05 is May 2020, 2020/21-Q1 is April to June 2020.',
          ({ point }) => point.period,
        ),
      ),
      always(
        day('period_start', 'Period start', 'The first day of the period.', ({ point }) =>
          firstDayOf(point.period),
        ),
      ),
      always(
        day(
          'period_end',
          'Period end',
          'The last day of the period, or of a long gap that is shown once.',
          ({ point }) => lastDayOf(point.until ?? point.period),
        ),
      ),
      text(
        'target',
        'Target',
        'As printed; empty where the cell is blank.',
        ({ point }) => point.targetPrinted,
      ),
      figure(
        'target_value',
        'Target value',
        'The one number that the text of the target gives, if it gives one.',
        ({ point }) => point.target,
      ),
      text('actual', 'Actual', 'As printed; empty where the cell is blank.', ({ point }) => point.printed),
      figure(
        'actual_value',
        'Actual value',
        'The one number that the text of the actual gives; empty where there is a gap.',
        ({ point }) => point.value,
      ),
      figure(
        'first_published_value',
        'First published value',
        'The number that stood here first, where the actual was changed since.',
        ({ point }) => point.revisedFrom?.value ?? null,
      ),
      always(text('unit', 'Unit', 'percent (a value of 61 is 61%) or count.', ({ chart }) => chart.unit)),
      text(
        'signals',
        'Signals',
        'Why the point is more than ordinary variation: outside limits, shift, trend, near limit; empty where it is not.',
        ({ point }) => joined(point.signals),
      ),
      text(
        'towards',
        'Towards',
        'Which way the signals point: better or worse by the direction of the measure; higher or lower where it has none.',
        ({ point }) => point.towards ?? '',
      ),
      always(
        yesNo(
          'doubtful',
          'Doubtful',
          'Whether the transcription of a figure is uncertain.',
          ({ point }) => point.doubtful,
        ),
      ),
      always(text('section_id', 'Section id', 'The id of its section.', ({ chart }) => chart.section)),
      always(
        text(
          'measure_id',
          'Measure id',
          'The id of the measure, the same in every table.',
          ({ chart }) => chart.measure,
        ),
      ),
      text('notes', 'Notes', 'The shorthand of each figure that has one, and what stood there first.', (r) =>
        notesOf(plan, r),
      ),
    ],
    rows,
  );
};
