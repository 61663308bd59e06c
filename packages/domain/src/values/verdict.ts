import * as t from 'io-ts';

import { type Figure, type Unit, valueOf } from './figure.js';

/**
 * Which way a measure should go.
 *
 * @example
 * import { Direction } from '@plan-ledger/domain';
 * assert.equal(Direction.is('lower'), true);
 */
export const Direction = t.keyof({ higher: null, lower: null, neither: null });
export type Direction = t.TypeOf<typeof Direction>;

/** What a cell says of its target: met, not met, or `undefined` where a number or a direction is missing. */
export type Verdict = 'met' | 'not met' | undefined;

/** How a measure is read: its unit and which way is better. */
export interface Reading {
  readonly unit: Unit;
  readonly direction: Direction;
}

const numbers = (
  reading: Reading,
  target: Figure | undefined,
  actual: Figure | undefined,
): readonly [target: number, actual: number] | undefined => {
  const wanted = target && valueOf(target, reading.unit);
  const found = actual && valueOf(actual, reading.unit);
  return wanted === undefined || found === undefined ? undefined : [wanted, found];
};

/**
 * Whether an actual meets its target, by the measure's direction. A tolerance is not applied: within tolerance is not met.
 *
 * @example
 * import { parseFigure, verdictOf } from '@plan-ledger/domain';
 * const reading = { unit: 'percent', direction: 'higher' } as const;
 * assert.equal(verdictOf(reading, parseFigure('80%'), parseFigure('61%')), 'not met');
 * assert.equal(verdictOf(reading, parseFigure('80%'), undefined), undefined);
 */
export const verdictOf = (
  reading: Reading,
  target: Figure | undefined,
  actual: Figure | undefined,
): Verdict => {
  const pair = numbers(reading, target, actual);
  if (pair === undefined || reading.direction === 'neither') return undefined;
  const [wanted, found] = pair;
  return (reading.direction === 'higher' ? found >= wanted : found <= wanted) ? 'met' : 'not met';
};

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

/**
 * The distance of an actual to its target in words, for a person; empty where a number is missing.
 *
 * @example
 * import { distanceInWords, parseFigure } from '@plan-ledger/domain';
 * const reading = { unit: 'percent', direction: 'higher' } as const;
 * assert.equal(distanceInWords(reading, parseFigure('40%'), parseFigure('34%')), '6 points below 40%');
 */
export const distanceInWords = (
  reading: Reading,
  target: Figure | undefined,
  actual: Figure | undefined,
): string => {
  const pair = numbers(reading, target, actual);
  if (pair === undefined || target === undefined) return '';
  const [wanted, found] = pair;
  if (wanted === found) return `exactly ${target.printed}`;
  const gap = rounded(Math.abs(found - wanted));
  const unit = reading.unit === 'percent' ? (gap === '1' ? ' point' : ' points') : '';
  return `${gap}${unit} ${found < wanted ? 'below' : 'above'} ${target.printed}`;
};
