import { periodInWords } from '@plan-ledger/domain';
import { assuranceInWords, type Limits, type RunChart, type RunPoint } from '@plan-ledger/projections';

import type { Asked } from '../../asked.js';
import { renderTable, type Table } from '../../render/index.js';
import { sparkline } from '../../render/sparkline.js';
import { type Report, wrapped } from '../../report.js';
import { holdsFor, latestOf, rounded, twoDecimals } from './limits-table.js';

const revisedInWords = ({ revisedFrom }: RunPoint): string =>
  revisedFrom === null ? '' : revisedFrom.printed === '' ? 'blank' : revisedFrom.printed;

const pointsTable = ({ points, limits }: RunChart): Table => ({
  columns: [
    { key: 'period', title: 'Period', flex: 0 },
    { key: 'actual', title: 'Actual', right: true },
    { key: 'value', title: 'Value', dataOnly: true },
    { key: 'target', title: 'Target', right: true },
    { key: 'target_value', title: 'Target value', dataOnly: true },
    { key: 'mean', title: 'Mean', dataOnly: true },
    { key: 'lower', title: 'Lower limit', dataOnly: true },
    { key: 'upper', title: 'Upper limit', dataOnly: true },
    { key: 'signals', title: 'Signals', flex: 2 },
    { key: 'towards', title: 'Towards' },
    {
      key: 'first_published',
      title: 'First published',
      dataOnly: points.every((p) => p.revisedFrom === null),
    },
    { key: 'doubtful', title: 'Doubtful', dataOnly: points.every(({ doubtful }) => !doubtful) },
  ],
  rows: points.map((point) => {
    const held = limits.find(holdsFor(point.period));
    return [
      point.period,
      point.printed,
      point.value,
      point.targetPrinted,
      point.target,
      held === undefined ? null : rounded(held.mean),
      held === undefined ? null : rounded(held.lower),
      held === undefined ? null : rounded(held.upper),
      point.signals.join('; '),
      point.towards ?? '',
      revisedInWords(point),
      point.doubtful,
    ];
  }),
  none: 'There are no figures for this',
});

const spanInWords = (limits: Limits): string =>
  `${periodInWords(limits.from)} to ${periodInWords(limits.to)}`;

const limitsInWords = (limits: Limits): string => {
  const { mean, meanMovingRange, lower, upper, points, trial, baselineFrom, baselineTo, rebased } = limits;
  const baseline = `${points} figures of ${periodInWords(baselineFrom)} to ${periodInWords(baselineTo)}`;
  const numbers = `mean ${twoDecimals(mean)}, mean moving range ${twoDecimals(meanMovingRange)}, limits ${twoDecimals(lower)} to ${twoDecimals(upper)}`;
  const why = rebased === null ? '' : `; begun anew by version ${rebased.version}: ${rebased.reason}`;
  return `${spanInWords(limits)}: ${numbers}; ${trial ? 'trial limits from' : 'baseline'} ${baseline}${why}`;
};

const verdict = (chart: RunChart): string => {
  const latest = latestOf(chart);
  const figure = latest === undefined ? 'No figure' : `${latest.printed} for ${periodInWords(latest.period)}`;
  const target = chart.assurance === null ? '' : `; ${assuranceInWords(chart.assurance)}`;
  return `${figure}: ${chart.variation}${target}`;
};

const sentences = (caption: string, key: string, says: readonly string[]): readonly Table[] =>
  says.length === 0
    ? []
    : [{ caption, columns: [{ key, title: caption }], rows: says.map((sentence) => [sentence]) }];

/** For people: the sentences of one measure in lists below its points. */
const shown =
  (chart: RunChart, points: Table) =>
  (width: number, colour: boolean): string => {
    const list = (heading: string, says: readonly string[]): readonly string[] =>
      says.length === 0
        ? []
        : [[heading, ...says.flatMap((sentence) => wrapped(`  - ${sentence}`, width))].join('\n')];
    return [
      [
        ...wrapped(`${chart.title} (${chart.measure})`, width),
        ...wrapped(sparkline(chart.points.map(({ value }) => value)), width),
      ].join('\n'),
      renderTable(points, { format: 'text', width, colour }).trimEnd(),
      ...list('Limits', chart.limits.map(limitsInWords)),
      ...list(
        'Signals',
        chart.signals.map(({ says }) => says),
      ),
      ...list('Bear in mind', chart.cautions),
    ].join('\n\n');
  };

/** One measure: its points with their signals, and each signal in a sentence. */
export const pointsReport = (asked: Asked, chart: RunChart, says: string): Report => {
  const points = pointsTable(chart);
  return {
    kind: 'limits-of-measure',
    asked,
    says: [says, verdict(chart)],
    tables: [
      points,
      ...sentences('Limits', 'limits', chart.limits.map(limitsInWords)),
      ...sentences(
        'Signals',
        'signals',
        chart.signals.map(({ says: sentence }) => sentence),
      ),
      ...sentences('Bear in mind', 'cautions', chart.cautions),
    ],
    shown: shown(chart, points),
    data: chart,
  };
};
