import { each, html, type SafeHtml } from '../../html/safe-html.js';
import { across, LETTER, NARROW, rounded, WIDE, WIDTH } from '../geometry.js';
import { drawable } from '../value-scale.js';
import { inFigures } from '../words.js';
import { type Drawn, HEIGHT } from './drawn.js';
import { lastPlace } from './figures.js';
import { runsOf } from './runs.js';

interface Word {
  readonly name: string;
  readonly text: string;
  readonly x: number;
  /** Where it may stand, the better place first. */
  readonly ys: readonly number[];
}

interface PlacedWord extends Word {
  readonly y: number;
  readonly wideOnly: boolean;
}

/** Where figures end before the periods do, the last one is named where it stands. */
const lastFigure = ({ chart, points, scale, x }: Drawn): readonly Word[] => {
  const at = lastPlace(points, ({ value }) => value !== null);
  const value = points[at]?.value ?? null;
  if (value === null || at === points.length - 1) return [];
  const y = scale.y(value);
  return [{ name: 'ch-last ', text: inFigures(value, chart.unit), x: x(at), ys: [y - 10, y + 20] }];
};

/** What stood in the cell that was revised the furthest; the others are in the table. */
const furthestRevision = ({ chart, points, scale, x }: Drawn): readonly Word[] => {
  const revised = points.flatMap(({ value, revisedFrom }, at) => {
    const was = drawable(revisedFrom?.value ?? null);
    return was === null || value === null ? [] : [{ at, was, value, by: Math.abs(was - value) }];
  });
  const furthest = revised.find(({ by }) => revised.every((other) => other.by <= by));
  if (furthest === undefined) return [];
  const { at, was, value } = furthest;
  const y = scale.y(was) + (was < value ? 17 : -8);
  return [{ name: '', text: `was ${inFigures(was, chart.unit)}`, x: x(at), ys: [y] }];
};

/** A word at each run of signals, best on the side of it that is away from the mean. */
const runWords = (drawn: Drawn): readonly Word[] => {
  const { points, limits, scale, x } = drawn;
  return runsOf(drawn).map(({ word, first, last }) => {
    const values = points.slice(first, last + 1).flatMap(({ value }) => (value === null ? [] : [value]));
    const mean = limits.find((one) => one.first <= first && first <= one.last)?.mean ?? -Infinity;
    const isBelow = values.reduce((sum, value) => sum + value / values.length, 0) < mean;
    const [under, over] = [scale.y(Math.min(...values)) + 19, scale.y(Math.max(...values)) - 11];
    const ys = isBelow ? [under, over] : [over, under];
    return { name: 'ch-run ', text: word, x: (x(first) + x(last)) / 2, ys };
  });
};

const touches = (one: Word, y: number, other: PlacedWord, width: number): boolean =>
  Math.abs(y - other.y) < 15 &&
  (Math.abs(one.x - other.x) / WIDTH) * width < ((one.text.length + other.text.length) / 2) * LETTER;

/** Each word where it touches none before it; one that has no such place is left out, as the sentences say it too. */
const placedOf = (words: readonly Word[]): readonly PlacedWord[] =>
  words.reduce<readonly PlacedWord[]>((placed, word) => {
    const within = word.ys.filter((y) => y > 0 && y < HEIGHT - 2);
    const free = (width: number): number | undefined =>
      within.find((y) => placed.every((other) => !touches(word, y, other, width)));
    const everywhere = free(NARROW);
    const y = everywhere ?? free(WIDE);
    return y === undefined ? placed : [...placed, { ...word, y, wideOnly: everywhere === undefined }];
  }, []);

// From here on a word in the middle would reach into the names at the ends of the lines.
const NEAR_END = 850;

/** The words that stand on the plot beside what they name, none over another. */
export const plotWordsOf = (drawn: Drawn): SafeHtml =>
  each(
    placedOf([...lastFigure(drawn), ...furthestRevision(drawn), ...runWords(drawn)]),
    ({ name, text, x, y, wideOnly }) => {
      const isAtEnd = x > NEAR_END;
      const names = `${name}${isAtEnd ? 'ch-end' : 'ch-mid'}${wideOnly ? ' ch-wide' : ''}`;
      return html`<text class="${names}" x="${isAtEnd ? '100%' : across(x)}" y="${rounded(y)}">${text}</text>`;
    },
  );
