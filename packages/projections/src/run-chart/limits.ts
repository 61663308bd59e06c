/** Of one figure and the next: 2.66 is 3 / 1.128, three sigma by the mean moving range of pairs. */
const LIMIT = 2.66;
/** The upper limit of moving ranges themselves, as a multiple of their mean. */
const OUTLYING = 3.267;
/** How many figures a baseline has. More would move the goalposts, fewer are a trial. */
export const BASELINE = 12;

/** What the figures of a baseline give. */
export interface Arithmetic {
  readonly points: number;
  readonly mean: number;
  readonly meanMovingRange: number;
  readonly lower: number;
  readonly upper: number;
  readonly nearLower: number;
  readonly nearUpper: number;
  readonly screened: number;
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

/**
 * The differences between neighbouring periods. A gap has no neighbours: the difference across it holds the drift of all the
 * periods between, and would widen the limits for what was never counted.
 */
const movingRanges = (values: readonly (number | null)[]): readonly number[] =>
  values.flatMap((value, at) => {
    const before = values[at - 1] ?? null;
    return value === null || before === null ? [] : [Math.abs(value - before)];
  });

/** The values up to and with the twelfth figure. */
export const baselineOf = <T>(points: readonly T[], isFigure: (point: T) => boolean): readonly T[] => {
  const figures = points.flatMap((point, at) => (isFigure(point) ? [at] : []));
  return points.slice(figures[0] ?? 0, (figures.slice(0, BASELINE).at(-1) ?? -1) + 1);
};

/**
 * Mean and limits of the values of a baseline, `null` where there is a gap. `undefined` where no two of them are neighbours. The
 * tools of NHS England for spreadsheets keep outlying moving ranges, its package for R screens them out: `screen` says so.
 */
export const limitsOver = (values: readonly (number | null)[], screen: boolean): Arithmetic | undefined => {
  const figures = values.filter((value) => value !== null);
  const ranges = movingRanges(values);
  if (ranges.length === 0) return undefined;
  const most = OUTLYING * meanOf(ranges);
  const kept = screen ? ranges.filter((range) => range <= most) : ranges;
  const mean = meanOf(figures);
  const meanMovingRange = meanOf(kept);
  const reach = LIMIT * meanMovingRange;
  return {
    points: figures.length,
    mean,
    meanMovingRange,
    lower: mean - reach,
    upper: mean + reach,
    nearLower: mean - (reach * 2) / 3,
    nearUpper: mean + (reach * 2) / 3,
    screened: ranges.length - kept.length,
  };
};
