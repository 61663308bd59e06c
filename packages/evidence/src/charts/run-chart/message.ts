import { periodInWords } from '@plan-ledger/domain';
import { assuranceInWords, type RunChart, type RunPoint, type Signal } from '@plan-ledger/projections';

import { capital, countedInWords, countInWords, nounOf } from '../words.js';
import { figuresIn } from './figures.js';

const isFalling = ({ points }: RunChart): boolean => {
  const [before, last] = figuresIn(points).slice(-2);
  return before !== undefined && last !== undefined && last.value < before.value;
};

// A run says more of a change than one figure, so it is told first.
const MOST_TELLING: readonly Signal[] = ['shift', 'trend', 'outside limits', 'near limit'];

/** Why the latest figure is more than ordinary variation, in words; empty where it is not. */
const latestSignal = (chart: RunChart): string => {
  const last = figuresIn(chart.points).at(-1);
  const limits = chart.limits.at(-1);
  if (last === undefined || limits === undefined) return '';
  const reaching = chart.signals.filter(({ to, towards }) => to === last.period && towards === last.towards);
  const [seen] = MOST_TELLING.flatMap((signal) => reaching.filter((one) => one.signal === signal));
  if (seen === undefined) return '';
  const noun = nounOf(chart.frequency);
  const length = countedInWords(
    chart.points.filter(({ period }) => period >= seen.from && period <= seen.to).length,
    noun,
  );
  const isBelow = last.value < limits.mean;
  const limit = isBelow ? 'lower limit' : 'upper limit';
  switch (seen.signal) {
    case 'shift':
      return `${isBelow ? 'below' : 'above'} its mean for ${length}`;
    case 'trend':
      return `${isFalling(chart) ? 'falling' : 'rising'} over ${length}`;
    case 'outside limits':
      return `${isBelow ? 'below' : 'above'} its ${limit} in ${periodInWords(last.period)}`;
    case 'near limit':
      return `close to its ${limit} in two of the last three ${noun}s`;
  }
};

/** The message of a run chart: what its points say, then what its limits say of the target. */
export const headlineOf = (chart: RunChart): string => {
  const figures = figuresIn(chart.points).length;
  const target = chart.assurance === null ? '' : `; ${assuranceInWords(chart.assurance)}`;
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
    case 'cumulative figures':
      return 'Cumulative figures, not judged';
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
