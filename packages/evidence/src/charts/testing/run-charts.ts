import { type Period, nextPeriod } from '@plan-ledger/domain';
import type { Limits, RunChart, RunPoint } from '@plan-ledger/projections';

const NONE = {
  targetPrinted: '',
  target: null,
  revisedFrom: null,
  doubtful: false,
  signals: [],
  towards: null,
} as const;

type SignalSeen = RunChart['signals'][number];

/** Points of months from April 2019 on, one for each value. */
export const pointsOf = (values: readonly (number | null)[]): readonly RunPoint[] => {
  let next = '2019-04' as Period;
  return values.map((value) => {
    const period = next;
    next = nextPeriod(period);
    return { ...NONE, period, printed: value === null ? 'N/A' : `${value}%`, value };
  });
};

/** A run chart with what a test says of it. */
export const chartOf = (said: Partial<RunChart>): RunChart => ({
  measure: 'cases-inadequate',
  title: '% of cases judged as inadequate',
  section: 'practice',
  sectionTitle: 'Practice',
  unit: 'percent',
  direction: 'lower',
  frequency: 'month',
  points: [],
  limits: [],
  signals: [],
  variation: 'ordinary variation',
  assurance: null,
  cautions: [],
  ...said,
});

/** Limits over all of some points, from the first twelve. */
export const limitsOf = (points: readonly RunPoint[], said: Partial<Limits>): Limits => ({
  from: points[0]?.period ?? ('2019-04' as Period),
  to: points.at(-1)?.period ?? ('2019-04' as Period),
  baselineFrom: '2019-04' as Period,
  baselineTo: '2020-03' as Period,
  points: 12,
  trial: false,
  mean: 26.666_666_666_666_668,
  meanMovingRange: 7,
  lower: 8.046_666_666_666_667,
  upper: 45.286_666_666_666_67,
  nearLower: 14.253_333_333_333_334,
  nearUpper: 39.08,
  screened: 0,
  rebased: null,
  ...said,
});

/** A signal from June to December 2020. */
export const seen = (said: Partial<SignalSeen>): SignalSeen => ({
  signal: 'shift',
  from: '2020-06' as Period,
  to: '2020-12' as Period,
  complete: '2020-12' as Period,
  towards: 'better',
  says: '',
  ...said,
});

const AUDITED = [36, 40, 30, 30, 17, 23, 28, 26, 30, 12, 25, 23, null, null, 19, 18, 5, 17, 8, 20, 11];

/** The published figures of inadequate audits, with seven below the mean at the end. */
export const inadequateAudits = (): RunChart => {
  const points = pointsOf(AUDITED).map((point, at): RunPoint => {
    const target = at < 12 ? 5 : 12;
    const wanted = { ...point, target, targetPrinted: `${target}%` };
    return at < 14 ? wanted : { ...wanted, signals: ['shift'], towards: 'better' };
  });
  return chartOf({
    points,
    limits: [limitsOf(points, {})],
    signals: [seen({})],
    variation: 'improving',
    assurance: 'hit and miss',
  });
};
