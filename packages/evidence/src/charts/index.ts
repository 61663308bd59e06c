export type { FigureOptions } from './frame.js';
export { runChartFigure, type RunChartOptions } from './run-chart/figure.js';
export { sparkline } from './sparkline.js';
export { chartStyles } from './styles.js';
