import type { Limits, RunChart } from '@plan-ledger/projections';

import type { Dossier } from '../dossier/dossier.js';
import type { Sheet } from '../sheets/sheet.js';
import { always, figure, joined, sheetOf, text, whole, yesNo } from './column.js';

/** A run chart with the limits that hold for some of its periods; without any where it has none. */
interface Phase {
  readonly chart: RunChart;
  readonly limits: Limits | undefined;
}

// Adding 0 makes 0 of -0.
const twoDecimals = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * 100) / 100 + 0;

const phasesOf = (chart: RunChart): readonly Phase[] =>
  chart.limits.length === 0
    ? [{ chart, limits: undefined }]
    : chart.limits.map((limits) => ({ chart, limits }));

/** The limits of the run charts, and what they say. */
export const limitsSheet = ({ runCharts }: Dossier): Sheet =>
  sheetOf<Phase>(
    {
      name: 'limits',
      title: 'Run chart limits',
      describes:
        'The limits of each run chart (XmR, after NHS Making Data Count) to two decimals, and what they say.',
      notes: ['Limits are the mean of the baseline plus and minus 2.66 times its mean moving range.'],
    },
    [
      always(text('section', 'Section', 'The heading of its section.', ({ chart }) => chart.sectionTitle)),
      always(text('measure', 'Measure', 'What is counted.', ({ chart }) => chart.title)),
      text(
        'from_period',
        'From',
        'The first period for which the limits hold; empty where there are fewer than two figures.',
        ({ limits }) => limits?.from ?? '',
      ),
      text('to_period', 'To', 'The last period for which they hold.', ({ limits }) => limits?.to ?? ''),
      text(
        'baseline_from',
        'Baseline from',
        'The first period of the baseline.',
        ({ limits }) => limits?.baselineFrom ?? '',
      ),
      text(
        'baseline_to',
        'Baseline to',
        'The last period of the baseline.',
        ({ limits }) => limits?.baselineTo ?? '',
      ),
      whole(
        'points',
        'Figures in the baseline',
        'How many figures the baseline has.',
        ({ limits }) => limits?.points ?? null,
      ),
      yesNo(
        'trial',
        'Trial limits',
        'Whether the baseline has fewer than 12 figures.',
        ({ limits }) => limits?.trial ?? null,
      ),
      figure('mean', 'Mean', 'The mean of the baseline.', ({ limits }) => twoDecimals(limits?.mean)),
      figure(
        'mean_moving_range',
        'Mean moving range',
        'The mean of the differences between each figure of the baseline and the next.',
        ({ limits }) => twoDecimals(limits?.meanMovingRange),
      ),
      figure('lower', 'Lower limit', 'The mean less 2.66 times the mean moving range.', ({ limits }) =>
        twoDecimals(limits?.lower),
      ),
      figure('upper', 'Upper limit', 'The mean plus 2.66 times the mean moving range.', ({ limits }) =>
        twoDecimals(limits?.upper),
      ),
      always(text('unit', 'Unit', 'percent (a value of 61 is 61%) or count.', ({ chart }) => chart.unit)),
      always(
        text(
          'direction',
          'Better',
          'Which way is better: higher, lower or neither.',
          ({ chart }) => chart.direction,
        ),
      ),
      always(
        text(
          'variation',
          'Variation',
          'What the points of the whole chart say: improving, worsening, rising, falling, ordinary variation, or too few figures.',
          ({ chart }) => chart.variation,
        ),
      ),
      text(
        'assurance',
        'Assurance',
        'What the limits say of the target: consistently met, hit and miss, consistently missed, or no current target, and then the cautions name the last one; empty where that cannot be told.',
        ({ chart }) => chart.assurance ?? '',
      ),
      whole(
        'rebased_version',
        'Rebased version',
        'The event that began these limits, where somebody decided that.',
        ({ limits }) => limits?.rebased?.version ?? null,
      ),
      text(
        'rebase_reason',
        'Reason for the rebase',
        'Why they begin here, where somebody decided that.',
        ({ limits }) => limits?.rebased?.reason ?? '',
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
      text('notes', 'Notes', 'What to bear in mind.', ({ chart }) => joined(chart.cautions)),
    ],
    runCharts.flatMap(phasesOf),
  );
