import * as t from 'io-ts';

import { Figure, Unit } from '../../values/figure.js';
import { ActionId, MeasureId, SectionId } from '../../values/ids.js';
import { Frequency, Period } from '../../values/period.js';
import { Direction } from '../../values/verdict.js';
import { changesOf, Departure, event } from './fields.js';

const always = { title: t.string, unit: Unit, direction: Direction, frequency: Frequency };
const sometimes = {
  cumulative: t.boolean,
  /** In the unit of the measure: points of a percentage, or a count. */
  tolerance: t.number,
  note: t.string,
  /** The action whose row prints it. */
  action: ActionId,
  /** No table counts it: the text alone gives its figures. */
  narrative: t.boolean,
};

export const MeasureChanges = changesOf(always, sometimes);
/** Changes to the words of a measure; `null` takes an optional one away. */
export type MeasureChanges = t.TypeOf<typeof MeasureChanges>;

const MeasureDefined = event(
  'MeasureDefined',
  { measure: MeasureId, section: SectionId, ...always },
  sometimes,
);

const MeasureRevised = event('MeasureRevised', { measure: MeasureId, changes: MeasureChanges });

const MeasureMoved = event('MeasureMoved', { measure: MeasureId, section: SectionId });

const MeasureRetired = event(
  'MeasureRetired',
  { measure: MeasureId, how: Departure },
  { into: t.string, note: t.string },
);

const rebase = { measure: MeasureId, from: Period };

/** The limits of the run chart begin anew with a period, because what is counted goes otherwise from then on. */
const LimitsRebased = event('LimitsRebased', rebase);

/** The limits do not begin anew there after all. */
const RebaseWithdrawn = event('RebaseWithdrawn', rebase);

/**
 * What a change of a published figure is: better data that was foreseen, an error put right, or a change without a word.
 *
 * @example
 * import { Act } from '@plan-ledger/domain';
 * assert.equal(Act.is('unexplained'), true);
 */
export const Act = t.keyof({ revision: null, correction: null, unexplained: null });
export type Act = t.TypeOf<typeof Act>;

const cell = { measure: MeasureId, period: Period };
const printed = { ...cell, figure: Figure };
const remarks = { doubtful: t.string, note: t.string };

const TargetSet = event('TargetSet', printed, remarks);
const TargetRevised = event('TargetRevised', { ...printed, act: Act }, remarks);
const TargetWithdrawn = event('TargetWithdrawn', { ...cell, act: Act }, remarks);
const ActualRecorded = event('ActualRecorded', printed, remarks);
const ActualRevised = event('ActualRevised', { ...printed, act: Act }, remarks);
const ActualWithdrawn = event('ActualWithdrawn', { ...cell, act: Act }, remarks);

/**
 * The two halves of a cell.
 *
 * @example
 * import { CellField } from '@plan-ledger/domain';
 * assert.equal(CellField.is('target'), true);
 */
export const CellField = t.keyof({ target: null, actual: null });
export type CellField = t.TypeOf<typeof CellField>;

/** What is said about a cell while its figure stands: whether its transcription is doubtful and why, and a footnote. */
const CellAnnotated = event('CellAnnotated', {
  ...cell,
  field: CellField,
  doubtful: t.union([t.string, t.null]),
  note: t.union([t.string, t.null]),
});

const stands = { measure: MeasureId, figure: t.union([Figure, t.null]) };
const standsWhen = { period: Period, act: Act, ...remarks };

/** Where a measure stood at the start, for all or for one group; `null` takes the figure away. */
const BaselineRecorded = event('BaselineRecorded', stands, { group: t.string, ...standsWhen });

/** Where others stand; `null` takes the figure away. */
const BenchmarkRecorded = event('BenchmarkRecorded', { ...stands, against: t.string }, standsWhen);

export const measureEvents = { MeasureDefined, MeasureRevised, MeasureMoved, MeasureRetired };
export const limitEvents = { LimitsRebased, RebaseWithdrawn };
export const figureEvents = {
  TargetSet,
  TargetRevised,
  TargetWithdrawn,
  ActualRecorded,
  ActualRevised,
  ActualWithdrawn,
  CellAnnotated,
  BaselineRecorded,
  BenchmarkRecorded,
};
