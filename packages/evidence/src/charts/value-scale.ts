import { scaleLinear } from 'd3-scale';

import { rounded } from './geometry.js';

// Beyond it the distance between two values could be no number.
const HIGHEST = 1e100;

/** A value as it can be drawn: `null` where there is none, or none that has a place. */
export const drawable = (value: number | null): number | null =>
  value !== null && Math.abs(value) <= HIGHEST ? value : null;

/** Which values there is room for, and where each stands. */
export interface ValueScale {
  readonly lowest: number;
  readonly highest: number;
  readonly y: (value: number) => number;
  /** Round values to label. */
  readonly ticks: readonly number[];
}

/**
 * The scale on which all of some values have a place, `inset` away from both ends of the height, never beyond the `bounds`
 * that a value cannot pass.
 */
export const valueScale = (
  values: readonly (number | null)[],
  height: number,
  inset: number,
  bounds: readonly [number, number] = [-Infinity, Infinity],
): ValueScale => {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    const known = drawable(value);
    if (known === null) continue;
    least = Math.min(least, known);
    most = Math.max(most, known);
  }
  const [low, high] = least > most ? [0, 1] : [least, most];
  const room = (high - low) * 0.05;
  const lowest = Math.max(low - room, bounds[0]);
  const highest = Math.min(high + room, bounds[1]);
  const scale = scaleLinear([lowest, highest], [height - inset, inset]);
  return { lowest, highest, y: (value) => rounded(scale(value)), ticks: least > most ? [] : scale.ticks(4) };
};
