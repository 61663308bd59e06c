import { each, html, type SafeHtml } from '../../html/safe-html.js';
import { type Placed, spread } from '../geometry.js';
import { inFigures } from '../words.js';
import type { Drawn } from './drawn.js';

interface Label extends Placed {
  readonly name: string;
  readonly text: string;
}

/** The last point, the target, the mean and the limits, each named beside where it ends. */
const atTheEnd = ({ chart, points, limits, scale }: Drawn): readonly Label[] => {
  const label = (name: string, what: string, value: number, decimals: number): Label => ({
    name,
    text: `${what}${inFigures(value, chart.unit, decimals)}`,
    y: scale.y(value),
  });
  const { value = null, target = null } = points.at(-1) ?? {};
  const ending = limits.find(({ last }) => last === points.length - 1);
  const limit = (level: number): readonly Label[] =>
    level < scale.lowest || level > scale.highest ? [] : [label('ch-l', 'Limit ', level, 1)];
  return [
    ...(value === null ? [] : [{ ...label('ch-last', '', value, 2), stays: true }]),
    ...(target === null ? [] : [label('ch-t', 'Target ', target, 2)]),
    ...(ending === undefined
      ? []
      : [...limit(ending.upper), label('ch-l', 'Mean ', ending.mean, 1), ...limit(ending.lower)]),
  ];
};

/** Names beside the ends of lines, apart from each other. */
export const endLabelsOf = (drawn: Drawn): SafeHtml =>
  each(
    spread(atTheEnd(drawn)),
    ({ name, text, y }) => html`<text class="${name}" x="100%" y="${y}" dx="8" dy=".35em">${text}</text>`,
  );
