import { sectionsOf } from '@plan-ledger/domain';

import { each, html, type SafeHtml } from '../../html/safe-html.js';
import { heading, type PageView } from '../view.js';
import { measureFigures, onPaper } from './measure.js';
import { trendTable } from './trend-table.js';

/** Which measures are shown, and whether with charts. */
export interface TrendsShown {
  readonly only?: readonly string[];
  readonly charts: boolean;
}

/** Trend tables and run charts, section by section. */
export const trends = (view: PageView, { only, charts }: TrendsShown): SafeHtml => {
  const { plan, trends: rows, runCharts, window } = view.dossier;
  const isWanted = ({ measure }: { readonly measure: string }): boolean => only?.includes(measure) ?? true;
  const sections = sectionsOf(plan).filter(({ id }) =>
    rows.some((row) => row.section === id && isWanted(row)),
  );
  if (sections.length === 0) return html`<p class="none">There are no figures in these months.</p>`;
  return html`<p>The last ${window.months} months; ✓ and ✗ say whether an actual meets its target. A measure can meet its target by chance or miss it by chance: the run chart says whether it does so reliably.</p>${charts && onPaper}${each(
    sections,
    (section) => {
      const here = rows.filter((row) => row.section === section.id && isWanted(row));
      const title = [section.number, section.title].filter((part) => part !== undefined).join(' ');
      return html`<section>${heading(view.level + 1, title)}${trendTable(view, here, `trends_${section.id}`, html`Figures<span class="unseen"> of ${section.title}</span>`)}${
        charts &&
        measureFigures(
          view,
          runCharts.filter((chart) => chart.section === section.id && isWanted(chart)),
          section.id,
        )
      }</section>`;
    },
  )}`;
};
