import type { Measure, Period, Version } from '@plan-ledger/domain';

/**
 * Why a point is more than ordinary variation: it lies outside the limits, it is one of at least seven in a row on one side of
 * the mean, of at least seven in a row that rise or fall, or of two in three in a row beyond two thirds of the way to one limit.
 */
export type Signal = 'outside limits' | 'shift' | 'trend' | 'near limit';

/** Where signals point: by the direction of the measure, or as numbers go where neither is better. */
export type Towards = 'better' | 'worse' | 'higher' | 'lower';

/** One period of a run chart; `value` is `null` where there is a gap. */
export interface RunPoint {
  readonly period: Period;
  /** Of a gap of more than 60 periods, which is shown once, the last period; `period` is the first. */
  readonly until?: Period;
  /** As printed; empty where the cell is blank. */
  readonly printed: string;
  readonly value: number | null;
  readonly targetPrinted: string;
  readonly target: number | null;
  /** What stood here when it was first published, where it was revised since; `value` is `null` where that was no number. */
  readonly revisedFrom: { readonly printed: string; readonly value: number | null } | null;
  /** The reading of the actual is doubtful. */
  readonly doubtful: boolean;
  /** Strongest first: outside limits, shift, trend, near limit. */
  readonly signals: readonly Signal[];
  /** Where the first of the signals points; `null` where there is none. */
  readonly towards: Towards | null;
}

/** A signal with the points that make it. */
export interface SignalSeen {
  readonly signal: Signal;
  /** The first and the last of the points that make it. */
  readonly from: Period;
  readonly to: Period;
  /** The period with which it was there to be seen: of a shift the seventh, of two in three the second. */
  readonly complete: Period;
  readonly towards: Towards;
  /** The same in a sentence. */
  readonly says: string;
}

/** The limits that hold for some periods: mean ± 2.66 × the mean moving range of their baseline. They are not cut at 0 or 100. */
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
  /** Two thirds of the way from the mean to each limit. */
  readonly nearLower: number;
  readonly nearUpper: number;
  /** How many outlying moving ranges were left out; 0 unless that was asked for. */
  readonly screened: number;
  /** Why they begin here, where that was decided by somebody. */
  readonly rebased: { readonly version: Version; readonly reason: string } | null;
}

/**
 * What the points say of the direction in which a measure goes. It speaks of the latest figure: the first of its signals decides, in
 * the order outside limits, shift, trend, near limit; without a signal it is ordinary variation. It is not judged where there
 * are no limits, or where figures are cumulative.
 */
export type Variation =
  | 'improving'
  | 'worsening'
  | 'rising'
  | 'falling'
  | 'ordinary variation'
  | 'too few figures'
  | 'cumulative figures';

/**
 * What the limits of the latest figure say of the target that stands for its period: met by every figure within the limits, by
 * some, or by none. A figure that equals its target meets it. A target that was set for an earlier period stands until another is
 * set, until it is withdrawn for a later one, or until an edition covers a later period and leaves its target blank: then there is
 * none to hold the limits against, and the cautions name the last one.
 */
export type Assurance = 'consistently met' | 'hit and miss' | 'consistently missed' | 'no current target';

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
  /** In the order of time; none where there are fewer than two figures, or where figures are cumulative. */
  readonly limits: readonly Limits[];
  /** In the order of time. */
  readonly signals: readonly SignalSeen[];
  readonly variation: Variation;
  /** `null` where there never was a target, or no number in it, no direction, or no limits. */
  readonly assurance: Assurance | null;
  /** What to bear in mind, in sentences: trial limits, gaps, small denominators, revised figures, a target that no longer stands. */
  readonly cautions: readonly string[];
}
