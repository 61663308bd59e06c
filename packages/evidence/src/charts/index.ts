import type { CalendarDay, Period } from '@plan-ledger/domain';
import type { RiskGrid, RunChart } from '@plan-ledger/projections';
import { type Content, html, type SafeHtml } from '../html/safe-html.js';
export interface Slippage {
  readonly title: string;
  readonly first: CalendarDay | null;
  readonly moves: readonly (CalendarDay | null)[];
  readonly now: CalendarDay | null;
  readonly isDone: boolean;
}
interface O {
  readonly idPrefix: string;
  readonly headingLevel: number;
  readonly csvHref: string;
}
export const runChartFigure = (
  chart: RunChart,
  _o: O & {
    readonly window: { readonly from: Period; readonly to: Period };
    readonly more: { readonly title: string; readonly of: (p: Period) => Content };
  },
): SafeHtml => html`<figure>${chart.title}</figure>`;
export const slippageFigure = (rows: readonly Slippage[], _on: CalendarDay, _o: O): SafeHtml =>
  html`<figure>${rows.length} moved</figure>`;
export const riskGridFigure = (_g: RiskGrid, _o: O): SafeHtml => html`<figure>grid</figure>`;
export const chartStyles = '';
