import type { Figure, Unit } from '../values/figure.js';
import type { ActionId, MeasureId, SectionId } from '../values/ids.js';
import type { Frequency, Period } from '../values/period.js';
import type { Direction } from '../values/verdict.js';
import type { Act, CellField } from './events/index.js';
import type { Gone } from './members.js';
import type { Version } from './recorded.js';

/** What is said about one half of a cell: that its transcription is doubtful, and why; a footnote. */
export interface Remark {
  readonly doubtful?: string;
  readonly note?: string;
}

/** What stands in one half of a cell. */
export interface Entry extends Remark {
  readonly figure: Figure;
  /** The act that put it there, when it took the place of another. */
  readonly act?: Act;
}

/** What a measure has for one period. */
export interface Cell {
  readonly target?: Entry;
  readonly actual?: Entry;
  /** Remarks on a half that is blank. */
  readonly blank?: Readonly<Partial<Record<CellField, Remark>>>;
}

/** Where a measure stood at the start, for all or for one group. */
export interface Baseline extends Entry {
  readonly group?: string;
  readonly period?: Period;
}

/** Where others stand. */
export interface Benchmark extends Entry {
  readonly against: string;
  readonly period?: Period;
}

/** A period with which the limits of a run chart begin anew, and why. */
export interface Rebase {
  readonly from: Period;
  /** The event that says so. */
  readonly version: Version;
  readonly reason?: string;
}

/** A thing that is counted, with its figures by period. */
export interface Measure {
  readonly id: MeasureId;
  readonly section: SectionId;
  readonly title: string;
  readonly unit: Unit;
  readonly direction: Direction;
  readonly frequency: Frequency;
  readonly cumulative?: boolean;
  readonly tolerance?: number;
  readonly note?: string;
  readonly action?: ActionId;
  readonly narrative?: boolean;
  readonly baselines?: readonly Baseline[];
  readonly benchmarks?: readonly Benchmark[];
  /** In the order of time. */
  readonly rebases?: readonly Rebase[];
  readonly cells: Readonly<Record<string, Cell>>;
  readonly gone?: Gone;
}

/**
 * What is said about one half of a cell, blank or not.
 *
 * @example
 * import { remarkOn } from '@plan-ledger/domain';
 * const cell = { blank: { actual: { doubtful: 'The row is broken' } } };
 * assert.equal(remarkOn(cell, 'actual').doubtful, 'The row is broken');
 */
export const remarkOn = (cell: Cell | undefined, field: CellField): Remark =>
  cell?.[field] ?? cell?.blank?.[field] ?? {};
