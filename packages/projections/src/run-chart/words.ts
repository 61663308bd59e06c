import { listed, periodInWords } from '@plan-ledger/domain';

import type { Plotted } from './points.js';
import type { Assurance, Limits, Towards } from './run-chart.js';
import type { Found } from './signals.js';

/**
 * What the limits say of the target, as a part of a sentence; empty where nothing is said. `target` is the target as it is to be
 * named, with a space before it.
 *
 * @example
 * import { assuranceInWords } from '@plan-ledger/projections';
 * assert.equal(assuranceInWords('hit and miss', ' 12%'), 'target 12% hit and miss');
 * assert.equal(assuranceInWords('no current target'), 'no current target');
 */
export const assuranceInWords = (assurance: Assurance | null, target = ''): string => {
  if (assurance === null) return '';
  return assurance === 'no current target' ? assurance : `target${target} ${assurance}`;
};

const twoDecimals = (value: number): string => {
  const text = value.toFixed(2);
  return text === '-0.00' ? '0.00' : text;
};

/** The text as printed and its period: `5% for August 2020`. */
export const figureInWords = ({ printed, period }: Plotted): string =>
  `${printed} for ${periodInWords(period)}`;

/** Things as a sentence has them, at most six: `a, b and 2 more`. */
export const listedShort = (words: readonly string[]): string => {
  const most = 6;
  return listed(words.length > most ? [...words.slice(0, most), `${words.length - most} more`] : words);
};

const span = (points: readonly Plotted[]): string =>
  [points[0], points.at(-1)]
    .flatMap((point) => (point === undefined ? [] : [periodInWords(point.period)]))
    .join(' to ');

/** A signal in a sentence; `points` are those that make it. */
export const signalInWords = (
  { signal, way }: Found,
  points: readonly Plotted[],
  complete: Plotted,
  limits: Limits,
  towards: Towards,
): string => {
  const isHigh = way === 1;
  const side = isHigh ? 'above' : 'below';
  const limit = isHigh ? 'upper' : 'lower';
  const seventh = `the seventh is that for ${periodInWords(complete.period)} (${towards})`;
  switch (signal) {
    case 'outside limits':
      return `Outside limits: ${figureInWords(complete)} is ${side} the ${limit} limit of ${twoDecimals(limits[limit])} (${towards})`;
    case 'shift':
      return `Shift: ${points.length} figures in a row, ${span(points)}, are ${side} the mean of ${twoDecimals(limits.mean)}; ${seventh}`;
    case 'trend':
      return `Trend: ${points.length} figures in a row, ${span(points)}, each ${isHigh ? 'higher' : 'lower'} than the one before; ${seventh}`;
    case 'near limit': {
      const line = twoDecimals(isHigh ? limits.nearUpper : limits.nearLower);
      return `Near limit: ${listedShort(points.map(figureInWords))} are ${side} ${line}, more than two thirds of the way to the ${limit} limit, two in three in a row (${towards})`;
    }
  }
};
