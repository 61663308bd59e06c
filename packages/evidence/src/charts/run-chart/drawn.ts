import { firstDayOf, lastDayOf, type Period } from '@plan-ledger/domain';
import type { Limits, RunChart, RunPoint } from '@plan-ledger/projections';

import { WIDTH } from '../geometry.js';
import { drawable, type ValueScale, valueScale } from '../value-scale.js';
import { lastPlace } from './figures.js';

/** How high the plot is, in pixels at every width of the page. */
export const HEIGHT = 190;

// Room for a word below the lowest point and above the highest.
const INSET = 16;

const FULL = { height: HEIGHT, inset: INSET, withLimits: true };

/** More periods than this have no room beside each other: the last ones are drawn. */
export const MOST_PERIODS = 120;

/** The periods to draw; the limits come from all. */
export interface Drawing {
  readonly from: Period;
  readonly to: Period;
}

/** Limits over the part of the drawing in which they hold, as places in its points. */
export interface DrawnLimits extends Limits {
  readonly first: number;
  readonly last: number;
}

/** A run chart with a place for everything. */
export interface Drawn {
  readonly chart: RunChart;
  readonly points: readonly RunPoint[];
  readonly limits: readonly DrawnLimits[];
  /** How many periods of the window are not drawn. */
  readonly leftOut: number;
  readonly height: number;
  readonly scale: ValueScale;
  /** The middle of a period, and half a period to each side. */
  readonly x: (at: number) => number;
  readonly edge: (at: number) => number;
}

const isIn = (period: Period, window: Drawing | undefined): boolean =>
  window === undefined ||
  (lastDayOf(period) >= firstDayOf(window.from) && firstDayOf(period) <= lastDayOf(window.to));

/** What a value of this measure cannot pass: a share its nought and its hundred, a count its nought. */
const boundsOf = (unit: RunChart['unit'], figures: readonly (number | null)[]): readonly [number, number] => {
  const known = figures.filter((figure) => figure !== null);
  return [
    known.every((figure) => figure >= 0) ? 0 : -Infinity,
    unit === 'percent' && known.every((figure) => figure <= 100) ? 100 : Infinity,
  ];
};

const isSound = ({ mean, lower, upper }: Limits): boolean =>
  [mean, lower, upper].every((value) => drawable(value) !== null);

const limitsIn = (points: readonly RunPoint[], limits: readonly Limits[]): readonly DrawnLimits[] =>
  limits.filter(isSound).flatMap((one) => {
    const holds = ({ period }: RunPoint): boolean =>
      firstDayOf(period) >= firstDayOf(one.from) && lastDayOf(period) <= lastDayOf(one.to);
    const first = points.findIndex(holds);
    return first < 0 ? [] : [{ ...one, first, last: lastPlace(points, holds) }];
  });

/** Gives everything of a run chart its place. */
export const drawnOf = (chart: RunChart, window: Drawing | undefined, size = FULL): Drawn => {
  const inWindow = chart.points.filter(({ period }) => isIn(period, window));
  const points = inWindow.slice(-MOST_PERIODS).map((point) => ({
    ...point,
    value: drawable(point.value),
    target: drawable(point.target),
  }));
  const limits = limitsIn(points, chart.limits);
  const figures = points.flatMap(({ value, target, revisedFrom }) => [
    value,
    target,
    drawable(revisedFrom?.value ?? null),
  ]);
  const bounds = boundsOf(chart.unit, figures);
  const all = [
    ...figures,
    ...limits.flatMap(({ mean, lower, upper }) => (size.withLimits ? [mean, lower, upper] : [mean])),
  ];
  const edge = (at: number): number => Math.round((at / Math.max(1, points.length)) * WIDTH);
  return {
    chart,
    points,
    limits,
    leftOut: inWindow.length - points.length,
    height: size.height,
    scale: valueScale(all, size.height, size.inset, bounds),
    x: (at) => edge(at + 0.5),
    edge,
  };
};
