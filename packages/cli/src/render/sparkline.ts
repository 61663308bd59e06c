const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
const GAP = '·';

/** Numbers as a row of bars, the lowest to the highest; a dot where there is none. It says nothing that words beside it do not. */
export const sparkline = (values: readonly (number | null)[]): string => {
  const numbers = values.filter((value) => value !== null);
  const least = numbers.reduce((a, b) => Math.min(a, b), Infinity);
  const range = numbers.reduce((a, b) => Math.max(a, b), -Infinity) - least;
  const barOf = (value: number): string =>
    BARS[range > 0 ? Math.round(((value - least) / range) * (BARS.length - 1)) : 3] ?? '';
  return values.map((value) => (value === null ? GAP : barOf(value))).join('');
};
