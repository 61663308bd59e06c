import { dayInWords, own, type Period, periodInWords } from '@plan-ledger/domain';
import type { RunChart } from '@plan-ledger/projections';

import { runChartFigure, signalsExplained } from '../../charts/index.js';
import { type Content, each, html, type SafeHtml } from '../../html/safe-html.js';
import { markOfMissing } from '../../marks.js';
import { tableOf } from '../parts/table.js';
import { heading, type PageView } from '../view.js';

/** Where figures were read: the events, the days, and the places in the documents. */
const readIn =
  ({ dossier: { originOf } }: PageView, measure: string) =>
  (...periods: readonly Period[]): Content => {
    const told = periods.flatMap((period) =>
      (['actual', 'target'] as const).flatMap((half) => originOf('measure', measure, half, period) ?? []),
    );
    const events = [...new Map(told.map((origin) => [origin.version, origin])).values()];
    return events.map(
      ({ version, reportedOn, document, place }, at) =>
        html`${at > 0 && html`<br>`}v${version}, ${dayInWords(reportedOn)}${document === '' ? '' : `: ${document}`}${place === '' ? '' : `, ${place}`}`,
    );
  };

const noteOf = ({ dossier: { plan } }: PageView, { measure }: RunChart): string | undefined =>
  own(plan.measures, measure)?.note;

/** A measure in full: its run chart, the verdicts, and under it each figure with where it was read. */
const measureFigure = (view: PageView, chart: RunChart): SafeHtml => {
  const { window, plan } = view.dossier;
  const note = noteOf(view, chart);
  const figure = runChartFigure(chart, {
    id: `measure-${chart.measure}`,
    window,
    headingLevel: view.level + 2,
    csvHref: 'tables/trends.csv',
    further: { heading: 'Where it was read', cell: readIn(view, chart.measure) },
    missing: (period, half) =>
      markOfMissing(own(plan.measures, chart.measure)?.cells[period]?.[half]?.figure),
  });
  return html`<div class="measure">${figure}${note !== undefined && html`<p class="remark">The plan notes: ${note}</p>`}</div>`;
};

const hasNothingPrinted = ({ points }: RunChart): boolean =>
  points.every(({ printed, revisedFrom }) => printed === '' && revisedFrom === null);

const targetsIn = ({ points }: RunChart): readonly string[] =>
  points.flatMap(({ period, targetPrinted }) =>
    targetPrinted === '' ? [] : [`${targetPrinted} in ${periodInWords(period)}`],
  );

/** Measures of which no figure is printed: what is known of them in a row each, a chart of nothing says nothing. */
const withoutFigures = (view: PageView, charts: readonly RunChart[], id: string): Content =>
  charts.length > 0 &&
  html`${heading(view.level + 2, `Measures without a figure (${charts.length})`)}${tableOf({
    id,
    caption: 'No actual has been recorded of them: their targets, and what the plan notes',
    columns: [
      { title: 'Measure' },
      { title: 'Targets' },
      { title: 'The plan notes' },
      { title: 'Where it was read', onScreen: true },
    ],
    rows: charts.map((chart) => ({
      id: `measure-${chart.measure}`,
      cells: [
        chart.title,
        targetsIn(chart).join('; ') || html`<span class="none">none</span>`,
        noteOf(view, chart),
        readIn(view, chart.measure)(...chart.points.map(({ period }) => period)),
      ],
    })),
    none: '',
  })}`;

/** The measures of a section in full, one below the other; side by side on paper. Those without any figure come last, in a table. */
export const measureFigures = (view: PageView, charts: readonly RunChart[], section: string): Content => {
  const drawn = charts.filter((chart) => !hasNothingPrinted(chart));
  return [
    drawn.length > 0 && html`<div class="charts">${each(drawn, (chart) => measureFigure(view, chart))}</div>`,
    withoutFigures(view, charts.filter(hasNothingPrinted), `without_${section}`),
  ];
};

/** What a printed page says once, or leaves to the page itself. */
export const onPaper = html`<p class="on-paper">On paper these tables leave out where each figure was read; the page itself, index.html, says so in the column “Where it was read”, and so does tables/trends.csv. In their notes, ${signalsExplained}</p>`;
