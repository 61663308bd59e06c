import type { RiskCell, RiskGrid, RiskRow } from '@plan-ledger/projections';

import { each, html, type SafeHtml } from '../html/safe-html.js';
import { type FigureOptions, framed, idOf, scrolling } from './frame.js';
import { capital, countedInWords, countInWords } from './words.js';

/** How a grid of risks stands on its page. */
export interface RiskGridOptions extends FigureOptions {
  /** Where a risk is told in full. Left out: no links. */
  readonly hrefOf?: (risk: RiskRow) => string;
}

const HIGH = 15;

// Borders grow with the shade: the bands are there without colour, and on paper.
const bandOf = (score: number): number => [5, 10, HIGH].filter((from) => score >= from).length + 1;

const SIDES = {
  inherent: 'before the controls',
  residual: 'with the controls in place',
} as const;

const headlineOf = ({ cells, unplaced }: RiskGrid): string => {
  const open = cells.flatMap(({ risks }) => risks).length;
  if (open + unplaced.length === 0) return 'No open risks';
  const high = cells.filter(({ score }) => score >= HIGH).flatMap(({ risks }) => risks).length;
  return `${capital(countInWords(high))} of ${countedInWords(open, 'open risk')} ${high <= 1 ? 'scores' : 'score'} ${HIGH} or more`;
};

const named = (risk: RiskRow, { hrefOf }: RiskGridOptions): SafeHtml =>
  hrefOf === undefined ? html`<span>${risk.name}</span>` : html`<a href="${hrefOf(risk)}">${risk.name}</a>`;

const square = ({ score, risks }: RiskCell, options: RiskGridOptions): SafeHtml =>
  html`<td class="ch-band-${bandOf(score)}"><span class="ch-score">${score}</span>${each(
    risks,
    (risk) => html` ${named(risk, options)}`,
  )}</td>`;

const gridOf = ({ cells }: RiskGrid, options: RiskGridOptions): SafeHtml => {
  const likelihoods = [...new Set(cells.map(({ likelihood }) => likelihood))];
  const impacts = [...new Set(cells.map(({ impact }) => impact))];
  return html`<table class="ch-risks"><thead><tr><th scope="col"><span class="ch-hidden">Likelihood by impact</span></th>${each(
    impacts,
    (impact) => html`<th scope="col">Impact ${impact}</th>`,
  )}</tr></thead><tbody>${each(
    likelihoods,
    (likelihood) =>
      html`<tr><th scope="row">Likeli&shy;hood ${likelihood}</th>${each(
        cells.filter((cell) => cell.likelihood === likelihood),
        (cell) => square(cell, options),
      )}</tr>`,
  )}</tbody></table>`;
};

const tableOf = ({ cells, unplaced, side }: RiskGrid, id: string, options: RiskGridOptions): SafeHtml => {
  const risks = [...cells.flatMap((cell) => cell.risks), ...unplaced].sort(
    (a, b) => (b[side]?.score ?? 0) - (a[side]?.score ?? 0),
  );
  return scrolling(
    id,
    html`<table class="ch-table"><thead><tr><th scope="col">Risk</th><th scope="col">Title</th><th scope="col">Likelihood</th><th scope="col">Impact</th><th scope="col">Score</th><th scope="col">Notes</th></tr></thead><tbody>${each(
      risks,
      (risk) =>
        html`<tr><th scope="row">${named(risk, options)}</th><td>${risk.title}</td><td>${risk[side]?.likelihood}</td><td>${risk[side]?.impact}</td><td>${risk[side]?.score}</td><td>${risk[side] === null ? 'not assessed' : risk.doubtful}</td></tr>`,
    )}</tbody></table>`,
  );
};

/**
 * Open risks by likelihood and impact, their names in the squares, with each square's score (1 to 25). Bands differ by the weight
 * of their border as well as by shade. A grid of words is a table, so it is drawn as one.
 *
 * @example
 * import { riskGridFigure } from '@plan-ledger/evidence';
 * import { riskGridOf } from '@plan-ledger/projections';
 * import { noPlan } from '@plan-ledger/domain';
 * assert.match(String(riskGridFigure(riskGridOf(noPlan, 'residual'), { id: 'risks' })), /No open risks/);
 */
export const riskGridFigure = (grid: RiskGrid, options: RiskGridOptions): SafeHtml => {
  const unplaced = grid.unplaced.length;
  return framed(options, {
    kind: 'risk',
    headline: headlineOf(grid),
    subtitle: `Open risks by likelihood and impact, 1 to 5 each, ${SIDES[grid.side]}`,
    drawing: gridOf(grid, options),
    says: [
      'The number in a square is likelihood times impact. Borders and shades grow at scores of 5, 10 and 15; these bands are of this page, not of the plan.',
      ...(unplaced === 0
        ? []
        : [`Not in the grid, as not assessed on this side: ${countInWords(unplaced)}, last in the table.`]),
    ],
    table: tableOf(grid, idOf(options.id), options),
  });
};
