import type { Measure } from '@plan-ledger/domain';

import type { TargetFor } from './current-target.js';
import type { Phase } from './phases.js';
import type { Plotted } from './points.js';
import type { Assurance, Limits, RunPoint, Signal, SignalSeen, Towards, Variation } from './run-chart.js';
import { type Found, signalsIn, type Way } from './signals.js';
import { signalInWords } from './words.js';

const STRONGEST_FIRST: readonly Signal[] = ['outside limits', 'shift', 'trend', 'near limit'];

const towardsBy = (direction: Measure['direction'], way: Way): Towards => {
  const going = way === 1 ? 'higher' : 'lower';
  if (direction === 'neither') return going;
  return going === direction ? 'better' : 'worse';
};

/** The rows of figures between the gaps. What comes before a gap and what comes after it are not in a row. */
const unbroken = (points: readonly Plotted[]): readonly (readonly Plotted[])[] => {
  const rows: Plotted[][] = [[]];
  for (const point of points) {
    if (point.value === null) rows.push([]);
    else rows.at(-1)?.push(point);
  }
  return rows.filter(({ length }) => length > 0);
};

interface Judged {
  readonly points: readonly RunPoint[];
  readonly signals: readonly SignalSeen[];
}

const seen = (
  found: Found,
  row: readonly Plotted[],
  limits: Limits,
  towards: Towards,
): readonly SignalSeen[] => {
  const points = found.at.flatMap((at) => row[at] ?? []);
  const [first, last, complete] = [points[0], points.at(-1), row[found.complete]];
  if (!first || !last || !complete) return [];
  return [
    {
      signal: found.signal,
      from: first.period,
      to: last.period,
      complete: complete.period,
      towards,
      says: signalInWords(found, points, complete, limits, towards),
    },
  ];
};

/** The points of a phase with their signals. A row ends where the limits do. */
export const judge = (direction: Measure['direction'], { points, limits }: Phase): Judged => {
  const marks = new Map<Plotted, readonly Found[]>();
  const signals: SignalSeen[] = [];
  if (limits !== undefined) {
    for (const row of unbroken(points)) {
      const all = signalsIn(
        row.map(({ value }) => value ?? limits.mean),
        limits,
      );
      for (const found of all) {
        signals.push(...seen(found, row, limits, towardsBy(direction, found.way)));
        for (const point of found.at.flatMap((at) => row[at] ?? []))
          marks.set(point, [...(marks.get(point) ?? []), found]);
      }
    }
  }
  return {
    points: points.map((point) => {
      const found = STRONGEST_FIRST.flatMap(
        (signal) => marks.get(point)?.find((mark) => mark.signal === signal) ?? [],
      );
      const [first] = found;
      return {
        ...point,
        signals: found.map(({ signal }) => signal),
        towards: first === undefined ? null : towardsBy(direction, first.way),
      };
    }),
    signals: signals.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)),
  };
};

const VARIATIONS: Readonly<Record<Towards, Variation>> = {
  better: 'improving',
  worse: 'worsening',
  higher: 'rising',
  lower: 'falling',
};

/** The latest figure, and the limits that hold for it. */
export interface Latest {
  readonly point: RunPoint;
  readonly limits: Limits | undefined;
}

export const variationOf = ({ cumulative }: Measure, latest: Latest | undefined): Variation => {
  if (cumulative === true) return 'cumulative figures';
  if (latest?.limits === undefined) return 'too few figures';
  const { towards } = latest.point;
  return towards === null ? 'ordinary variation' : VARIATIONS[towards];
};

/** The limits against the target of the latest figure. */
export const assuranceOf = (
  direction: Measure['direction'],
  latest: Latest | undefined,
  held: TargetFor | undefined,
): Assurance | null => {
  if (latest?.limits === undefined || direction === 'neither' || held === undefined) return null;
  if (!held.isCurrent) return 'no current target';
  const { target } = held.point;
  if (target === null) return null;
  const { lower, upper } = latest.limits;
  const isHigher = direction === 'higher';
  if (isHigher ? target <= lower : target >= upper) return 'consistently met';
  return (isHigher ? target > upper : target < lower) ? 'consistently missed' : 'hit and miss';
};
