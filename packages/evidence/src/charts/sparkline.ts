import { line } from 'd3-shape';

import { attributes, html, type SafeHtml } from '../html/safe-html.js';
import { rounded } from './geometry.js';
import { lastPlace } from './run-chart/figures.js';
import { drawable, valueScale } from './value-scale.js';

const HEIGHT = 20;
const STEP = 4;
const MOST = 60;

/**
 * A line as small as a word, for a row of a table: gaps break it, a dot marks its last value. Hidden from assistive technology,
 * as the words are beside it. Values in any unit, oldest first; of more than 60 the last 60 are drawn.
 *
 * @example
 * import { sparkline } from '@plan-ledger/evidence';
 * assert.match(String(sparkline([1, null, 3, 2])), /^<svg class="ch-spark"/);
 */
export const sparkline = (values: readonly (number | null)[]): SafeHtml => {
  const shown = values.slice(-MOST).map(drawable);
  const { y } = valueScale(shown, HEIGHT, 3);
  const x = (at: number): number => rounded(at * STEP + STEP);
  const path = line<number | null>(
    (_, at) => x(at),
    (value) => y(value ?? 0),
  )
    .defined((value) => value !== null)
    .digits(1)(shown);
  const at = lastPlace(shown, (value) => value !== null);
  const width = x(shown.length);
  const size = attributes({ width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}` });
  return html`<svg class="ch-spark"${size} aria-hidden="true" focusable="false"><path class="ch-line" d="${path ?? ''}" fill="none" stroke="currentColor"/>${
    at >= 0 && html`<circle class="ch-last" cx="${x(at)}" cy="${y(shown[at] ?? 0)}" r="2.5"/>`
  }</svg>`;
};
