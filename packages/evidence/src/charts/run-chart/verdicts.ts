import { periodInWords } from '@plan-ledger/domain';
import type { Limits, RunChart } from '@plan-ledger/projections';

import { capital, countedInWords, inFigures } from '../words.js';

const RULES = 'limits after Making Data Count (XmR), rule version 1';

/** A mean and its limits, with the figures that set them. */
export const meanAndLimits = (limits: Limits, { unit }: RunChart): string => {
  const figure = (value: number): string => inFigures(value, unit);
  const [from, to] = [periodInWords(limits.baselineFrom), periodInWords(limits.baselineTo)];
  const rebased =
    limits.rebased === null ? '' : `, set anew from ${periodInWords(limits.from)} (${limits.rebased.reason})`;
  return (
    `mean ${figure(limits.mean)}, ${limits.trial ? 'trial limits' : 'limits'} ${figure(limits.lower)} to ` +
    `${figure(limits.upper)}, from the ${countedInWords(limits.points, 'figure')} of ${from} to ${to}${rebased}`
  );
};

/** The two verdicts, with the mean and the limits they rest on. */
export const verdictsOf = (chart: RunChart): string => {
  const { assurance, limits, variation } = chart;
  const verdicts = `Variation: ${variation === 'cumulative figures' ? 'not judged' : variation}. Assurance: ${assurance ?? 'none, as a target, a direction or limits are missing'}.`;
  const last = limits.at(-1);
  return last === undefined
    ? `${verdicts} No mean and no limits.`
    : `${verdicts} ${capital(meanAndLimits(last, chart))}; ${RULES}.`;
};
