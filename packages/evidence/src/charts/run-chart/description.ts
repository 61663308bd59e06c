import { listed } from '@plan-ledger/domain';
import type { RunChart, RunPoint } from '@plan-ledger/projections';

import { capital, countInWords, inFigures, shortPeriod } from '../words.js';
import type { Drawn } from './drawn.js';
import { figuresIn } from './figures.js';
import { runsOf } from './runs.js';
import { meanAndLimits } from './verdicts.js';

const extremesOf = (points: readonly RunPoint[], { unit }: RunChart): readonly string[] => {
  const figures = figuresIn(points);
  const [first, last] = [figures.at(0), figures.at(-1)];
  if (first === undefined || last === undefined) return ['There are no figures.'];
  const said = ({ period, value }: typeof first): string =>
    `${inFigures(value, unit)} in ${shortPeriod(period)}`;
  if (figures.length === 1) return [`One figure: ${said(first)}.`];
  const lowest = figures.reduce((found, one) => (one.value < found.value ? one : found));
  const highest = figures.reduce((found, one) => (one.value > found.value ? one : found));
  return [
    `${capital(countInWords(figures.length))} figures, from ${said(first)} to ${said(last)}; lowest ${said(lowest)}, highest ${said(highest)}.`,
  ];
};

const targetsOf = (points: readonly RunPoint[], { unit }: RunChart): readonly string[] => {
  const steps = points.flatMap(({ target, period }, at) =>
    target !== null && target !== (points[at - 1]?.target ?? null)
      ? [`${inFigures(target, unit)} from ${shortPeriod(period)}`]
      : [],
  );
  return steps.length === 0 ? [] : [`Target ${listed(steps)}.`];
};

const gapsOf = (points: readonly RunPoint[]): readonly string[] => {
  const gaps = points
    .filter(({ value }) => value === null)
    .map(
      ({ period, until }) =>
        `${shortPeriod(period)}${until === undefined ? '' : ` to ${shortPeriod(until)}`}`,
    );
  if (gaps.length === 0 || gaps.length === points.length) return [];
  return [gaps.length > 6 ? `${gaps.length} periods have no figure.` : `No figure in ${listed(gaps)}.`];
};

const revisedOf = (points: readonly RunPoint[]): readonly string[] => {
  const revised = points.flatMap(({ period, printed, revisedFrom }) =>
    revisedFrom === null
      ? []
      : [`${shortPeriod(period)} was ${revisedFrom.printed || 'blank'}, now ${printed || 'blank'}`],
  );
  return revised.length === 0 ? [] : [`Revised: ${revised.slice(0, 12).join('; ')}.`];
};

const signalsOf = (drawn: Drawn): readonly string[] => {
  const runs = runsOf(drawn).map(({ word, first, last }) => {
    const [from, to] = [drawn.points[first], drawn.points[last]].map((point) =>
      point === undefined ? '' : shortPeriod(point.period),
    );
    return `${word} in ${from ?? ''}${from === to ? '' : ` to ${to ?? ''}`}`;
  });
  return runs.length === 0 ? [] : [`Signals: ${listed(runs)}.`];
};

/** What the drawing shows, for those who do not see it. */
export const descriptionOf = (drawn: Drawn): string => {
  const { chart, points, limits } = drawn;
  return [
    ...extremesOf(points, chart),
    ...gapsOf(points),
    ...limits.map((one) => `${capital(meanAndLimits(one, chart))}.`),
    ...signalsOf(drawn),
    ...targetsOf(points, chart),
    ...revisedOf(points),
  ].join(' ');
};
