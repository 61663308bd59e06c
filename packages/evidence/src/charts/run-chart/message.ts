import { periodInWords } from '@plan-ledger/domain';
import type { RunChart, RunPoint, Signal } from '@plan-ledger/projections';

import { capital, counted, countInWords, nounOf } from '../words.js';
import { figuresIn } from './figures.js';

const countBack = <A>(things: readonly A[], holds: (thing: A, at: number) => boolean): number => {
  let at = things.length;
  for (let thing = things[at - 1]; thing !== undefined && holds(thing, at - 1); thing = things[at - 1])
    at -= 1;
  return things.length - at;
};

/** Why the latest figure is more than ordinary variation, in words; empty where it is not. */
export const latestSignal = (chart: RunChart): string => {
  const limits = chart.limits.at(-1);
  const figures = figuresIn(chart.points).filter(
    ({ period }) => limits !== undefined && period >= limits.from,
  );
  const last = figures.at(-1);
  if (limits === undefined || last === undefined) return '';
  const noun = nounOf(chart.frequency);
  const side = last.value < limits.mean ? 'below' : 'above';
  const limit = side === 'below' ? 'lower limit' : 'upper limit';
  // A run may reach over periods without a figure.
  const long = (length: number): string => {
    const [from, to] = [figures.at(-length)?.period, last.period];
    const between = chart.points.filter(({ period }) => from !== undefined && period >= from && period <= to);
    return counted(length, between.length === length ? noun : 'figure');
  };
  const inWords: readonly (readonly [Signal, () => string])[] = [
    [
      'shift',
      () => {
        const length = countBack(figures, ({ value }) =>
          side === 'below' ? value < limits.mean : value > limits.mean,
        );
        return `${side} its mean for ${long(length)}`;
      },
    ],
    [
      'trend',
      () => {
        const falls = last.value < (figures.at(-2)?.value ?? last.value);
        const steps = countBack(figures, ({ value }, at) => {
          const before = figures[at - 1]?.value;
          return before !== undefined && (falls ? value < before : value > before);
        });
        return `${falls ? 'falling' : 'rising'} over ${long(steps + 1)}`;
      },
    ],
    ['outside limits', () => `${side} its ${limit} in ${periodInWords(last.period)}`],
    ['near limit', () => `close to its ${limit} in two of the last three ${noun}s`],
  ];
  return inWords.find(([signal]) => last.signals.includes(signal))?.[1]() ?? '';
};

/** The message of a run chart: what its points say, then what its limits say of the target. */
export const headlineOf = (chart: RunChart): string => {
  const figures = figuresIn(chart.points).length;
  const target = chart.assurance === null ? '' : `; target ${chart.assurance}`;
  switch (chart.variation) {
    case 'improving':
    case 'worsening':
    case 'rising':
    case 'falling': {
      const why = latestSignal(chart);
      return `${capital(chart.variation)}${why === '' ? '' : `: ${why}`}${target}`;
    }
    case 'ordinary variation':
      return `Ordinary variation, no sign of change${target}`;
    case 'too few figures':
      return figures === 0
        ? 'No figures to draw'
        : `Too few figures to tell a change: ${countInWords(figures)} so far`;
  }
};

/** What is shown, in which unit, of which periods. */
export const subtitleOf = (chart: RunChart, points: readonly RunPoint[]): string => {
  const unit = chart.unit === 'percent' ? 'per cent' : 'number';
  const [first, last] = [points.at(0), points.at(-1)];
  const periods =
    first === undefined || last === undefined
      ? ''
      : `, ${periodInWords(first.period)}${first === last ? '' : ` to ${periodInWords(last.period)}`}`;
  return `${chart.title}. By ${nounOf(chart.frequency)}, ${unit}${periods}`;
};
