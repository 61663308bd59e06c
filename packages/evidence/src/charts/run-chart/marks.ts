import type { RunChart, RunPoint } from '@plan-ledger/projections';
import { symbol, symbolTriangle } from 'd3-shape';

import { each, html, type SafeHtml } from '../../html/safe-html.js';
import { across } from '../geometry.js';
import { drawable } from '../value-scale.js';
import type { Drawn } from './drawn.js';

/** What a point is marked as: a ring round what is better, a triangle that points the way of what is not. */
export type Mark = 'plain' | 'better' | 'up' | 'down';

/** How the signals of a point are marked, by the direction of its measure. */
export const markOf = ({ signals, towards }: RunPoint, { direction }: RunChart): Mark => {
  if (signals.length === 0) return 'plain';
  switch (towards) {
    case 'better':
      return 'better';
    case 'worse':
      return direction === 'lower' ? 'up' : 'down';
    case 'higher':
      return 'up';
    case 'lower':
      return 'down';
    case null:
      return 'plain';
  }
};

const UP = symbol(symbolTriangle, 70).digits(0)() ?? '';
const DOWN = UP.replace(/-?\d+(?=[LZ])/gu, (y) => String(-Number(y)));
const CROSS = 'M-3-3 3 3M-3 3 3-3';

const crossAt = (x: string, y: number): SafeHtml =>
  html`<svg x="${x}" y="${y}" class="ch-x"><path d="${CROSS}"/></svg>`;

const point = (mark: Mark, x: string, y: number, name: string): SafeHtml => {
  switch (mark) {
    case 'plain':
      return html`<circle class="ch-p${name}" cx="${x}" cy="${y}" r="3"/>`;
    case 'better':
      return html`<circle class="ch-ring" cx="${x}" cy="${y}" r="5.5"/><circle class="ch-p${name}" cx="${x}" cy="${y}" r="3"/>`;
    case 'up':
    case 'down':
      return html`<svg x="${x}" y="${y}"><path class="ch-tri${name}" d="${mark === 'up' ? UP : DOWN}"/></svg>`;
  }
};

/** Every figure as a mark, hollow where it was revised, with a cross where it was before and a question mark where it is doubtful. */
export const marksOf = ({ chart, points, scale, x }: Drawn): SafeHtml =>
  each(points, (one, at) => {
    const { value, revisedFrom, doubtful } = one;
    const place = across(x(at));
    const was = drawable(revisedFrom?.value ?? null);
    if (value === null) return was !== null && crossAt(place, scale.y(was));
    const y = scale.y(value);
    return html`${was !== null && crossAt(place, scale.y(was))}${point(
      markOf(one, chart),
      place,
      y,
      revisedFrom === null ? '' : ' ch-hollow',
    )}${doubtful && html`<text class="ch-q" x="${place}" y="${y - 9}">?</text>`}`;
  });
