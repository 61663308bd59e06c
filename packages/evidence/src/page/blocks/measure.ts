import { dayInWords, own, type Period } from '@plan-ledger/domain';
import type { RunChart } from '@plan-ledger/projections';

import { runChartFigure } from '../../charts/index.js';
import { type Content, html, type SafeHtml } from '../../html/safe-html.js';
import type { PageView } from '../view.js';

/** Where a figure was read: the event, the day, and the place in the document. */
const readIn =
  (view: PageView, measure: string) =>
  (period: Period): Content => {
    const { originOf } = view.dossier;
    const [actual, target] = [
      originOf('measure', measure, 'actual', period),
      originOf('measure', measure, 'target', period),
    ];
    const told = [actual, target].filter((origin) => origin !== undefined);
    const events = [...new Map(told.map((origin) => [origin.version, origin])).values()];
    return events.map(
      ({ version, reportedOn, document, place }, at) =>
        html`${at > 0 && html`<br>`}v${version}, ${dayInWords(reportedOn)}${document === '' ? '' : `: ${document}`}${place === '' ? '' : `, ${place}`}`,
    );
  };

/** A measure in full: its run chart, the verdicts, and under it each figure with where it was read. */
export const measureFigure = (view: PageView, chart: RunChart, headingLevel: number): SafeHtml => {
  const { window, plan } = view.dossier;
  const note = own(plan.measures, chart.measure)?.note;
  const figure = runChartFigure(chart, {
    id: `measure-${chart.measure}`,
    window,
    headingLevel,
    csvHref: 'tables/trends.csv',
    further: { heading: 'Where it was read', cell: readIn(view, chart.measure) },
  });
  return html`<div class="measure">${figure}${note !== undefined && html`<p class="remark">The plan notes: ${note}</p>`}</div>`;
};
