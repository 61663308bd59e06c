import { distanceInWords, type Figure, type Period, verdictOf } from '@plan-ledger/domain';
import type { RunChart, RunPoint, Signal } from '@plan-ledger/projections';

import { type Content, each, html, type SafeHtml } from '../../html/safe-html.js';
import { explainedOnPage, type Mark, written } from '../../marks.js';
import { scrolling } from '../frame.js';
import { capital, shortPeriod } from '../words.js';

/** One further column of the table, such as where each figure comes from. */
export interface FurtherColumn {
  readonly heading: string;
  readonly cell: (period: Period) => Content;
}

type MissingIn = (period: Period, half: 'target' | 'actual') => 'x' | 'z' | undefined;

/** What the table has besides the points. */
interface TableOptions {
  readonly further?: FurtherColumn;
  readonly missing?: MissingIn;
}

const SIGNALS: Readonly<Record<Signal, string>> = {
  'outside limits': 'outside the limits',
  shift: 'shift',
  trend: 'trend',
  'near limit': 'near a limit',
};

const MEANINGS: Readonly<Record<Signal, string>> = {
  'outside limits': '',
  shift: 'shift: one of at least seven figures in a row on one side of the mean',
  trend: 'trend: one of at least seven figures in a row that rise or that fall',
  'near limit': 'near a limit: one of two in three in the outer third between mean and limit',
};

const numberOf = (value: number | null, printed: string): Figure | undefined =>
  value === null ? undefined : { kind: 'number', printed, value, percent: true };

const againstTarget = (chart: RunChart, { target, targetPrinted, value, printed }: RunPoint): string => {
  const [wanted, found] = [numberOf(target, targetPrinted), numberOf(value, printed)];
  const verdict = verdictOf(chart, wanted, found);
  return `${distanceInWords(chart, wanted, found)}${verdict === undefined ? '' : `: ${verdict}`}`;
};

const notesOn = ({ revisedFrom, doubtful, signals, towards }: RunPoint): string =>
  [
    ...(revisedFrom === null
      ? []
      : [`${written('r')} was ${revisedFrom.printed === '' ? 'blank' : revisedFrom.printed}`]),
    ...(doubtful ? ['doubtful'] : []),
    ...(signals.length === 0
      ? []
      : [`${signals.map((signal) => SIGNALS[signal]).join(', ')}${towards === null ? '' : ` (${towards})`}`]),
  ].join('; ');

/** The marks that the table has. */
const marksIn = (points: readonly RunPoint[], missing: MissingIn): ReadonlySet<Mark> =>
  new Set(
    points.flatMap(({ period, revisedFrom }) => [
      ...(revisedFrom === null ? [] : (['r'] as const)),
      ...(['target', 'actual'] as const).flatMap((half) => missing(period, half) ?? []),
    ]),
  );

/** What the notes mean, only those that there are. */
const meaningsOf = (points: readonly RunPoint[], missing: MissingIn): string =>
  [
    ...explainedOnPage(marksIn(points, missing)),
    ...(points.some(({ doubtful }) => doubtful)
      ? ['doubtful: the document leaves doubt about the figure or its place']
      : []),
    ...(Object.keys(MEANINGS) as Signal[])
      .filter((signal) => MEANINGS[signal] !== '' && points.some(({ signals }) => signals.includes(signal)))
      .map((signal) => MEANINGS[signal]),
  ].join('; ');

/** What the words for signals mean, all of them. */
export const signalsExplained = `${Object.values(MEANINGS)
  .filter((says) => says !== '')
  .join('; ')}.`;

/** The figures of a run chart as a table, as printed, with what is to be said of each. */
export const tableOf = (
  chart: RunChart,
  points: readonly RunPoint[],
  id: string,
  { further, missing = () => undefined }: TableOptions,
): SafeHtml => {
  const meanings = meaningsOf(points, missing);
  const shown = (period: Period, half: 'target' | 'actual', printed: string): string => {
    const mark = missing(period, half);
    return mark === undefined ? printed : written(mark);
  };
  return html`${meanings !== '' && html`<p>${capital(meanings)}.</p>`}${scrolling(
    id,
    html`<table class="ch-table"><thead><tr><th scope="col">Period</th><th scope="col">Target</th><th scope="col">Actual</th><th scope="col">Against target</th><th scope="col">Notes</th>${
      further && html`<th scope="col">${further.heading}</th>`
    }</tr></thead><tbody>${each(
      points,
      (point) =>
        html`<tr><th scope="row">${shortPeriod(point.period)}${point.until !== undefined && ` to ${shortPeriod(point.until)}`}</th><td>${shown(point.period, 'target', point.targetPrinted)}</td><td>${shown(point.period, 'actual', point.printed)}</td><td>${againstTarget(chart, point)}</td><td>${notesOn(point)}</td>${
          further && html`<td>${further.cell(point.period)}</td>`
        }</tr>`,
    )}</tbody></table>`,
  )}`;
};
