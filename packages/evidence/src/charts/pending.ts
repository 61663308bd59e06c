import type { CalendarDay } from '@plan-ledger/domain';
import type { RiskGrid } from '@plan-ledger/projections';
import { html, type SafeHtml } from '../html/safe-html.js';
import type { FigureOptions } from './frame.js';
export interface Slippage {
  readonly title: string;
  readonly first: CalendarDay | null;
  readonly moves: readonly (CalendarDay | null)[];
  readonly now: CalendarDay | null;
  readonly isDone: boolean;
}
export const slippageFigure = (rows: readonly Slippage[], _on: CalendarDay, _o: FigureOptions): SafeHtml =>
  html`<figure>${rows.length} moved</figure>`;
export const riskGridFigure = (_g: RiskGrid, _o: FigureOptions): SafeHtml => html`<figure>grid</figure>`;
