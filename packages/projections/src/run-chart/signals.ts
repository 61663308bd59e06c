import type { Signal } from './run-chart.js';
import type { Arithmetic } from './limits.js';

/** How many in a row make a shift or a trend. */
const IN_A_ROW = 7;

/** Which way something goes: above and rising are 1, below and falling are -1. */
export type Way = 1 | -1;

/** A signal in a row of figures: the places of the points that make it, and where it was there to be seen. */
export interface Found {
  readonly signal: Signal;
  readonly way: Way;
  readonly at: readonly number[];
  readonly complete: number;
}

/** Which of two numbers is larger. What differs by the rounding of sums alone is the same: equal figures lie on their mean. */
const compared = (a: number, b: number): Way | 0 => {
  const least = 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
  return a - b > least ? 1 : b - a > least ? -1 : 0;
};

/** The places from `from` up to `to`, both included. */
const places = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** The longest rows of places that go the same way. */
const rows = (ways: readonly (Way | 0)[]): readonly { way: Way; from: number; to: number }[] => {
  const found: { way: Way; from: number; to: number }[] = [];
  ways.forEach((way, at) => {
    const last = found.at(-1);
    if (way === 0) return;
    if (last?.way === way && last.to === at - 1) last.to = at;
    else found.push({ way, from: at, to: at });
  });
  return found;
};

const outside = (values: readonly number[], { lower, upper }: Arithmetic): readonly Found[] =>
  values.flatMap((value, at): readonly Found[] => {
    const way = compared(value, upper) === 1 ? 1 : compared(value, lower) === -1 ? -1 : undefined;
    return way === undefined ? [] : [{ signal: 'outside limits', way, at: [at], complete: at }];
  });

const shifts = (values: readonly number[], { mean }: Arithmetic): readonly Found[] =>
  rows(values.map((value) => compared(value, mean)))
    .filter(({ from, to }) => to - from + 1 >= IN_A_ROW)
    .map(({ way, from, to }) => ({
      signal: 'shift',
      way,
      at: places(from, to),
      complete: from + IN_A_ROW - 1,
    }));

/** Seven figures that rise have six rises between them. */
const trends = (values: readonly number[]): readonly Found[] =>
  rows(values.map((value, at) => (at === 0 ? 0 : compared(value, values[at - 1] ?? value))))
    .filter(({ from, to }) => to - from + 2 >= IN_A_ROW)
    .map(({ way, from, to }) => ({
      signal: 'trend',
      way,
      at: places(from - 1, to),
      complete: from - 1 + IN_A_ROW - 1,
    }));

/** Two at most two places apart are two in three in a row, whatever the third is. */
const near = (values: readonly number[], { nearLower, nearUpper }: Arithmetic): readonly Found[] =>
  ([1, -1] as const).flatMap((way) => {
    const beyond = values.flatMap((value, at) =>
      compared(value, way === 1 ? nearUpper : nearLower) === way ? [at] : [],
    );
    const chains: number[][] = [];
    for (const at of beyond) {
      const chain = chains.at(-1);
      if (chain !== undefined && at - (chain.at(-1) ?? at) <= 2) chain.push(at);
      else chains.push([at]);
    }
    return chains.flatMap((chain): readonly Found[] => {
      const [, second] = chain;
      return second === undefined ? [] : [{ signal: 'near limit', way, at: chain, complete: second }];
    });
  });

/** The signals in figures that follow each other without a gap, under limits that hold for all of them. */
export const signalsIn = (values: readonly number[], limits: Arithmetic): readonly Found[] => [
  ...outside(values, limits),
  ...shifts(values, limits),
  ...trends(values),
  ...near(values, limits),
];
