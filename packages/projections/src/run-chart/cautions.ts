import { counted, type Measure, periodInWords } from '@plan-ledger/domain';

import { BASELINE } from './limits.js';
import type { Phase } from './phases.js';
import { type Plotted, recordedPeriods } from './points.js';
import { figureInWords, listedShort } from './words.js';

/** Under this many cases, one case more or less moves a percentage by more than five points. */
const FEW_CASES = 20;

const periods = (points: readonly Plotted[]): string =>
  listedShort(points.map(({ period }) => periodInWords(period)));

/** A list of points in a sentence of its own; none where there are no points. */
const about = (points: readonly Plotted[], says: (count: number) => string): readonly string[] =>
  points.length === 0 ? [] : [says(points.length)];

const ofPhase =
  ({ unit }: Measure) =>
  ({ points, limits }: Phase): readonly string[] => {
    const figures = points.filter(({ value }) => value !== null).length;
    const from = points[0] === undefined ? '' : ` from ${periodInWords(points[0].period)}`;
    if (limits === undefined) {
      if (figures === 0) return [`There are no figures${from}, so no limits`];
      return [
        figures === 1
          ? `There is one figure${from}, too few for limits`
          : `No two figures${from} follow each other without a gap, so there are no limits`,
      ];
    }
    const { trial, screened, lower, upper } = limits;
    return [
      ...(trial
        ? [
            `The limits${from} are trial limits: they rest on ${limits.points} figures, fewer than ${BASELINE}, and move with each new one`,
          ]
        : []),
      ...(screened === 0
        ? []
        : [
            `For the limits${from}, ${counted(screened, 'moving range', 'moving ranges')} of more than 3.267 times the mean moving range ${screened === 1 ? 'was' : 'were'} left out, as asked`,
          ]),
      ...(lower < 0 ? [`The lower limit${from} is below 0; limits are not cut to what a figure can be`] : []),
      ...(unit === 'percent' && upper > 100
        ? [`The upper limit${from} is above 100; limits are not cut to what a figure can be`]
        : []),
    ];
  };

const gaps = (points: readonly Plotted[]): readonly Plotted[] => {
  const figures = points.flatMap(({ value }, at) => (value === null ? [] : [at]));
  return points.slice(figures[0] ?? 0, figures.at(-1) ?? 0).filter(({ value }) => value === null);
};

const ofFewCases = ({ cells, unit }: Measure, points: readonly Plotted[]): readonly Plotted[] =>
  points.filter(({ period, value }) => {
    const figure = cells[period]?.actual?.figure;
    return (
      unit === 'percent' && value !== null && figure?.kind === 'fraction' && figure.denominator < FEW_CASES
    );
  });

/** A gap that is shown once: so long that a mistyped year is likely. */
const longGapInWords = ({ period, until = period }: Plotted): string =>
  `There is nothing from ${periodInWords(period)} to ${periodInWords(until)}, a gap so long that it is shown once: look whether the year after it is meant`;

const wasWords = ({ revisedFrom, period }: Plotted): string =>
  `${periodInWords(period)} (was ${revisedFrom?.printed === '' ? 'blank' : (revisedFrom?.printed ?? '')})`;

/** What to bear in mind, in sentences. */
export const cautionsOn = (
  measure: Measure,
  points: readonly Plotted[],
  phases: readonly Phase[],
): readonly string[] => {
  const otherwise = Object.keys(measure.cells).length - recordedPeriods(measure).length;
  const revised = points.filter(({ revisedFrom }) => revisedFrom !== null);
  const few = ofFewCases(measure, points);
  const doubtful = points.filter((point) => point.doubtful && point.value !== null);
  const missing = gaps(points).filter(({ until }) => until === undefined);
  return [
    ...(measure.cumulative === true
      ? ['The figures are cumulative: they grow of themselves, so they have no limits and are not judged']
      : phases.flatMap(ofPhase(measure))),
    ...(points.length === 0 ? ['There are no figures, so no limits'] : []),
    ...about(
      missing,
      (count) =>
        `${counted(count, 'period has', 'periods have')} no figure between the first and the last: ${periods(missing)}; ${measure.cumulative === true ? 'the line breaks' : 'the line, the moving ranges and the rows of figures break'} there`,
    ),
    ...points.filter(({ until }) => until !== undefined).map(longGapInWords),
    ...about(
      few,
      (count) =>
        `${counted(count, 'figure rests', 'figures rest')} on fewer than ${FEW_CASES} cases: ${listedShort(few.map(figureInWords))}; percentages of few cases vary more`,
    ),
    ...about(
      revised,
      (count) =>
        `${counted(count, 'figure was', 'figures were')} changed after publication: ${listedShort(revised.map(wasWords))}`,
    ),
    ...about(
      doubtful,
      (count) => `${counted(count, 'reading is', 'readings are')} doubtful: ${periods(doubtful)}`,
    ),
    ...(otherwise > 0
      ? [
          `${counted(otherwise, 'period of another frequency was', 'periods of another frequency were')} left out; the measure is counted by the ${measure.frequency}`,
        ]
      : []),
  ];
};
