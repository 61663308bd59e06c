import type { RunPoint } from '@plan-ledger/projections';
import { line } from 'd3-shape';

import { WIDTH } from '../geometry.js';
import { attributes, each, html, type SafeHtml } from '../../html/safe-html.js';
import { drawable } from '../value-scale.js';
import { type Drawn, HEIGHT } from './drawn.js';

/** The figures; a gap breaks the line, and so does what begins new limits. */
const figuresOf = ({ points, limits, scale, x }: Drawn): string => {
  const begins = new Set(limits.slice(1).map(({ first }) => first));
  const drawn = points.flatMap((point, at): readonly (readonly [number, RunPoint] | null)[] =>
    begins.has(at) ? [null, [at, point]] : [[at, point]],
  );
  return (
    line<readonly [number, RunPoint] | null>(
      (one) => x(one?.[0] ?? 0),
      (one) => scale.y(one?.[1].value ?? 0),
    )
      .defined((one) => one !== null && one[1].value !== null)
      .digits(1)(drawn) ?? ''
  );
};

/** The target as steps: it holds for its whole period, and may be another in the next. */
const targetOf = ({ points, scale, edge }: Drawn): string =>
  points
    .map(({ target }, at) => {
      const before = points[at - 1]?.target ?? null;
      const after = points[at + 1]?.target ?? null;
      if (target === null) return '';
      const y = scale.y(target);
      const from = before === null ? `M${edge(at)},${y}` : before === target ? '' : `V${y}`;
      return after === target ? from : `${from}H${edge(at + 1)}`;
    })
    .join('');

const levelsOf = (
  { limits, scale, edge }: Drawn,
  levels: (limits: Drawn['limits'][number]) => readonly number[],
): string =>
  limits
    .flatMap((one) =>
      levels(one)
        .filter((level) => level >= scale.lowest && level <= scale.highest)
        .map((level) => `M${edge(one.first)},${scale.y(level)}H${edge(one.last + 1)}`),
    )
    .join('');

/** From what a figure was to what it is. */
const revisionsOf = ({ points, scale, x }: Drawn): string =>
  points
    .map(({ value, revisedFrom }, at) => {
      const was = drawable(revisedFrom?.value ?? null);
      return was === null || value === null ? '' : `M${x(at)},${scale.y(was)}V${scale.y(value)}`;
    })
    .join('');

const rebasesOf = ({ limits, edge }: Drawn): string =>
  limits
    .slice(1)
    .map(({ first }) => `M${edge(first)},0V${HEIGHT}`)
    .join('');

/** All lines of a run chart, in a drawing that is stretched to the width of the page while its strokes are not. */
export const linesOf = (drawn: Drawn): SafeHtml => {
  const paths = [
    ['ch-axis', `M0,${HEIGHT}H${WIDTH}`],
    ['ch-rebase', rebasesOf(drawn)],
    ['ch-limit', levelsOf(drawn, ({ lower, upper }) => [lower, upper])],
    ['ch-mean', levelsOf(drawn, ({ mean }) => [mean])],
    ['ch-target', targetOf(drawn)],
    ['ch-was', revisionsOf(drawn)],
    ['ch-line', figuresOf(drawn)],
  ] as const;
  const box = attributes({ width: '100%', height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}` });
  return html`<svg${box} preserveAspectRatio="none" fill="none" stroke="currentColor">${each(
    paths.filter(([, path]) => path !== ''),
    ([name, d]) => html`<path class="${name}" d="${d}"/>`,
  )}</svg>`;
};
