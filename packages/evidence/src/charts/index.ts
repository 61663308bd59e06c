export type { FigureOptions } from './frame.js';
export { riskGridFigure, type RiskGridOptions } from './risk-grid.js';
export type { Drawing } from './run-chart/drawn.js';
export { runChartFigure, type RunChartOptions } from './run-chart/figure.js';
export { type FurtherColumn, signalsExplained } from './run-chart/table.js';
export { slippageFigure, type SlippageOptions } from './slippage/figure.js';
export type { SlippageRow } from './slippage/words.js';
export { smallMultiples, type SmallMultiplesOptions } from './small-multiples.js';
export { sparkline } from './sparkline.js';
export { statusMark } from './status-mark.js';
export {
  statusTimelineFigure,
  type StatusOnDay,
  type StatusTimelineOptions,
  type StatusTimelineRow,
} from './status-timeline.js';
export { chartStyles } from './styles.js';
