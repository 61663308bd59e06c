import type { RunPoint } from '@plan-ledger/projections';

import { each, html, type SafeHtml } from '../../html/safe-html.js';
import { across, LETTER, NARROW, WIDE } from '../geometry.js';
import { inFigures, shortPeriod } from '../words.js';
import { type Drawn, HEIGHT } from './drawn.js';

interface Named {
  readonly at: number;
  readonly text: string;
  /** Left out where the page is narrow. */
  readonly wideOnly: boolean;
}

const isApart = (one: Named, other: Named, width: number, periods: number): boolean =>
  (Math.abs(one.at - other.at) / periods) * width >= ((one.text.length + other.text.length) / 2) * LETTER + 6;

/** The first and the last period, the beginnings of years, then those of half-years: as many as there is room for. */
const namedPeriods = (points: readonly RunPoint[]): readonly Named[] => {
  const count = points.length;
  const candidates = (starts: RegExp, wideOnly: boolean): readonly Named[] =>
    points.flatMap(({ period }, at) =>
      starts.test(period) ? [{ at, text: shortPeriod(period), wideOnly }] : [],
    );
  const ends = [count - 1, 0].flatMap((at) => {
    const point = points[at];
    return point === undefined ? [] : [{ at, text: shortPeriod(point.period), wideOnly: false }];
  });
  const januaries = /^\d{4}-(?:01$|Q1$|01-01$)/u;
  return [
    ...ends,
    ...candidates(januaries, false),
    ...candidates(januaries, true),
    ...candidates(/^\d{4}-07$/u, true),
  ].reduce<readonly Named[]>(
    (kept, one) =>
      kept.every((other) => isApart(one, other, one.wideOnly ? WIDE : NARROW, count)) ? [...kept, one] : kept,
    [],
  );
};

/** Few periods, named under the plot, and round values beside it. */
export const axesOf = ({ chart, points, scale, x }: Drawn): SafeHtml => {
  const periods = namedPeriods(points);
  return html`<g class="ch-ticks">${each(scale.ticks, (tick) => {
    const y = scale.y(tick);
    return html`<text x="0" y="${y}" dx="-6" dy=".35em">${inFigures(tick, chart.unit)}</text>`;
  })}</g><g class="ch-periods">${each(periods, ({ at, text, wideOnly }) => {
    const place = across(x(at));
    return html`<line x1="${place}" x2="${place}" y1="${HEIGHT}" y2="${HEIGHT + 5}"/><text class="${wideOnly ? 'ch-mid ch-wide' : 'ch-mid'}" x="${place}" y="${HEIGHT + 19}">${text}</text>`;
  })}</g>`;
};
