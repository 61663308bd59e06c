import type { Period } from '@plan-ledger/domain';
import type { RunChart } from '@plan-ledger/projections';

import { html, type SafeHtml } from '../../html/safe-html.js';
import { framed, type FigureOptions, idOf } from '../frame.js';
import { axesOf } from './axes.js';
import { descriptionOf } from './description.js';
import { type Drawing, type Drawn, drawnOf, HEIGHT } from './drawn.js';
import { endLabelsOf } from './end-labels.js';
import { figuresIn } from './figures.js';
import { linesOf } from './lines.js';
import { marksInWords } from './marks-in-words.js';
import { marksOf } from './marks.js';
import { headlineOf, subtitleOf } from './message.js';
import { plotWordsOf } from './plot-words.js';
import { type FurtherColumn, tableOf } from './table.js';
import { verdictsOf } from './verdicts.js';

/** How a run chart stands on its page. */
export interface RunChartOptions extends FigureOptions {
  /** The periods to draw; the limits come from all. Left out: all periods, of more than 120 the last 120. */
  readonly window?: Drawing;
  /** One more column of its table. */
  readonly further?: FurtherColumn;
  /** The mark that stands in its table for a figure that is missing: not available, not applicable. Left out: what is printed. */
  readonly missing?: (period: Period, half: 'target' | 'actual') => 'x' | 'z' | undefined;
}

const drawing = (drawn: Drawn, id: string): SafeHtml => {
  const { chart } = drawn;
  return html`<svg class="ch-svg" width="100%" height="${HEIGHT}" overflow="visible" role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${headlineOf(chart)}: ${chart.title}</title><desc id="${id}-d">${descriptionOf(drawn)}</desc>${axesOf(drawn)}${linesOf(drawn)}${marksOf(drawn)}${plotWordsOf(drawn)}${endLabelsOf(drawn)}</svg>`;
};

const hasLimitBeyond = ({ limits, scale }: Drawn): boolean =>
  limits.some(({ lower, upper }) => lower < scale.lowest || upper > scale.highest);

/**
 * A run chart with its limits (XmR, after NHS Making Data Count): headline, drawing, the two verdicts in a sentence, cautions,
 * and a table. Text keeps its size at every width of the page. Values are in the unit of the measure; what is no finite
 * number is drawn as a gap; a measure without any figure has its targets in the table alone, and no drawing.
 *
 * @example
 * import { runChartFigure } from '@plan-ledger/evidence';
 * const chart = {
 *   measure: 'seen', title: 'Children seen', section: 's', sectionTitle: 'S', unit: 'percent', direction: 'higher',
 *   frequency: 'month', points: [], limits: [], signals: [], variation: 'too few figures', assurance: null, cautions: [],
 * } as const;
 * assert.match(String(runChartFigure(chart, { id: 'seen' })), /<h4 class="ch-headline">No figures to draw<\/h4>/);
 */
export const runChartFigure = (chart: RunChart, options: RunChartOptions): SafeHtml => {
  const drawn = drawnOf(chart, options.window);
  const id = idOf(options.id);
  const { leftOut, points } = drawn;
  const marks = marksInWords(drawn);
  return framed(options, {
    kind: 'run',
    headline: headlineOf(chart),
    subtitle: subtitleOf(chart, points),
    drawing: figuresIn(chart.points).length > 0 && points.length > 0 && drawing(drawn, id),
    says: marks === '' ? [verdictsOf(chart)] : [verdictsOf(chart), marks],
    cautions: [
      ...chart.cautions.map((caution) => (caution.endsWith('.') ? caution : `${caution}.`)),
      ...(hasLimitBeyond(drawn) ? ['A limit that no figure can reach is not drawn.'] : []),
      ...(leftOut > 0
        ? [`The last ${points.length} periods are drawn; ${leftOut} before them are not.`]
        : []),
    ],
    table: tableOf(chart, points, id, options),
  });
};
