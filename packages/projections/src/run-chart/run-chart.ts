import type { Measure, Period, Version } from '@plan-ledger/domain';

/**
 * Why a point is more than ordinary variation: it lies outside the limits, it is one of at least seven on one side of the mean,
 * of at least seven that rise or fall, or of two in three close to one limit.
 */
export type Signal = 'outside limits' | 'shift' | 'trend' | 'near limit';

/** One period of a run chart; `value` is `null` where there is a gap. */
export interface RunPoint {
  readonly period: Period;
  /** As printed; empty where the cell is blank. */
  readonly printed: string;
  readonly value: number | null;
  readonly targetPrinted: string;
  readonly target: number | null;
  /** What stood here when it was first published, where it was revised since; `value` is `null` where that was no number. */
  readonly revisedFrom: { readonly printed: string; readonly value: number | null } | null;
  readonly doubtful: boolean;
  readonly signals: readonly Signal[];
  /** Which way the signals point, by the direction of the measure. */
  readonly towards: 'better' | 'worse' | 'higher' | 'lower' | null;
}

/** The limits that hold for some periods: mean ± 2.66 × the mean moving range of their baseline. */
export interface Limits {
  readonly from: Period;
  readonly to: Period;
  readonly baselineFrom: Period;
  readonly baselineTo: Period;
  /** How many figures the baseline has: 12, or fewer, and then the limits are trial limits. */
  readonly points: number;
  readonly trial: boolean;
  readonly mean: number;
  readonly meanMovingRange: number;
  readonly lower: number;
  readonly upper: number;
  /** Why they begin here, where that was decided by somebody. */
  readonly rebased: { readonly version: Version; readonly reason: string } | null;
}

/** What the points say of the direction in which a measure goes. */
export type Variation =
  'improving' | 'worsening' | 'rising' | 'falling' | 'ordinary variation' | 'too few figures';

/** What the limits say of the target. */
export type Assurance = 'consistently met' | 'hit and miss' | 'consistently missed';

/** The run chart of a measure (XmR, after NHS Making Data Count), as its figures stand at a version. */
export interface RunChart {
  readonly measure: string;
  readonly title: string;
  readonly section: string;
  readonly sectionTitle: string;
  readonly unit: Measure['unit'];
  readonly direction: Measure['direction'];
  readonly frequency: Measure['frequency'];
  readonly points: readonly RunPoint[];
  /** In the order of time; none where there are fewer than two figures. */
  readonly limits: readonly Limits[];
  readonly variation: Variation;
  /** `null` where there is no target, no direction, or no limits. */
  readonly assurance: Assurance | null;
  /** What to bear in mind, in sentences: trial limits, gaps, small denominators. */
  readonly cautions: readonly string[];
}
