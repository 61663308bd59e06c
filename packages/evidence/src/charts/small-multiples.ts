import { assuranceInWords, type RunChart } from '@plan-ledger/projections';

import { each, html, type SafeHtml } from '../html/safe-html.js';
import { type FigureOptions, framed, idOf } from './frame.js';
import { across } from './geometry.js';
import { type Drawing, drawnOf } from './run-chart/drawn.js';
import { lastPlace } from './run-chart/figures.js';
import { linesOf } from './run-chart/lines.js';
import { capital, countedInWords, countInWords, inFigures, shortPeriod } from './words.js';

/** How a grid of small run charts stands on its page. */
export interface SmallMultiplesOptions extends FigureOptions {
  /** The periods to draw. Left out: all. */
  readonly window?: Drawing;
  /** Where the full figure of a chart is. Left out: `#chart-MEASURE`. */
  readonly hrefOf?: (chart: RunChart) => string;
}

const SIZE = { height: 44, inset: 4, withLimits: false };

const tiny = (chart: RunChart, window: Drawing | undefined): SafeHtml => {
  const drawn = drawnOf(chart, window, SIZE);
  const { points, scale, x } = drawn;
  const at = lastPlace(points, ({ value }) => value !== null);
  const point = points[at];
  const value = point?.value ?? null;
  const target = points.at(-1)?.target ?? null;
  const { unit, variation, assurance } = chart;
  const wanted = target === null ? '' : ` ${inFigures(target, unit)}`;
  return html`<svg class="ch-small" width="100%" height="${SIZE.height}" aria-hidden="true" focusable="false">${linesOf(drawn, ['mean', 'target', 'line'])}${
    value !== null && html`<circle class="ch-p" cx="${across(x(at))}" cy="${scale.y(value)}" r="3"/>`
  }</svg><p class="ch-verdict">${
    value !== null &&
    point !== undefined &&
    html`<strong>${inFigures(value, unit)}</strong> in ${shortPeriod(point.period)}. `
  }${capital(variation)}${assurance === null ? wanted !== '' && `; target${wanted}` : `; ${assuranceInWords(assurance, wanted)}`}</p>`;
};

const headlineOf = (charts: readonly RunChart[]): string => {
  const variations = [...new Set(charts.map(({ variation }) => variation))];
  const said = variations.map((variation) => {
    const count = charts.filter((chart) => chart.variation === variation).length;
    return { count, text: `${countInWords(count)} ${variation}` };
  });
  const text = said.sort((a, b) => b.count - a.count).map((one) => one.text);
  return charts.length === 0
    ? 'No measures to draw'
    : charts.length === 1
      ? `One measure: ${variations.join('')}`
      : `Of ${countedInWords(charts.length, 'measure')}: ${text.join(', ')}`;
};

/**
 * Run charts in small, side by side: line, mean (solid), target (dashed), the last value and the verdicts in words, each a link to
 * its full figure. The drawings are hidden from assistive technology, as the words are beside them.
 *
 * @example
 * import { smallMultiples } from '@plan-ledger/evidence';
 * assert.match(String(smallMultiples([], { id: 'all' })), /No measures to draw/);
 */
export const smallMultiples = (charts: readonly RunChart[], options: SmallMultiplesOptions): SafeHtml => {
  const hrefOf = options.hrefOf ?? (({ measure }: RunChart) => `#${idOf(`chart-${measure}`)}`);
  return framed(options, {
    kind: 'multiples',
    headline: headlineOf(charts),
    subtitle:
      'Each measure with its mean (solid) and its target (dashed); scales differ, so compare shapes, not heights',
    drawing:
      charts.length > 0 &&
      html`<ul class="ch-grid">${each(
        charts,
        (chart) => html`<li><a href="${hrefOf(chart)}">${chart.title}</a>${tiny(chart, options.window)}</li>`,
      )}</ul>`,
    says: [],
  });
};
