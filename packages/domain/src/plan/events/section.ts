import * as t from 'io-ts';

import { EditionLabel, MeasureId, PlanId, SectionId } from '../../values/ids.js';
import { Figure } from '../../values/figure.js';
import { Period } from '../../values/period.js';
import { Timescale } from '../../values/timescale.js';
import { changesOf, Days, Departure, event, Page, texts } from './fields.js';

const always = { title: t.string };
const sometimes = {
  /** The word that the plan uses for it: theme, work stream, outcome. */
  kind: t.string,
  leads: texts,
  timescale: Timescale,
  /** The wording in the plan's list of priorities. */
  statement: t.string,
  /** The number printed beside the section on the dashboard, which may differ from its number in the plan. */
  dashboardNumber: t.string,
  /** The heading of the section's own page. */
  pageTitle: t.string,
  rationale: t.string,
  objectives: texts,
};

export const SectionChanges = changesOf(always, sometimes);
/** Changes to the words of a section; `null` takes an optional one away. */
export type SectionChanges = t.TypeOf<typeof SectionChanges>;

const position = { parent: SectionId, number: t.string };

const SectionAdded = event(
  'SectionAdded',
  { section: SectionId, ...always, order: t.number },
  { ...sometimes, ...position },
);

const SectionRevised = event('SectionRevised', { section: SectionId, changes: SectionChanges });

const SectionMoved = event('SectionMoved', { section: SectionId, order: t.number }, position);

const SectionRetired = event(
  'SectionRetired',
  { section: SectionId, how: Departure },
  { into: t.string, note: t.string },
);

/**
 * The statuses of a section: how its actions go, what they have changed, and the rating that somebody outside gives it.
 *
 * @example
 * import { Dimension } from '@plan-ledger/domain';
 * assert.equal(Dimension.is('impact'), true);
 */
export const Dimension = t.keyof({ actions: null, impact: null, rating: null });
export type Dimension = t.TypeOf<typeof Dimension>;

/** `status` is `null` where the form has a place for one and none is given; `clauses` are those of its definition that hold. */
const StatusAssessed = event(
  'StatusAssessed',
  { section: SectionId, dimension: Dimension, page: Page, status: t.union([t.string, t.null]) },
  { clauses: texts, basis: t.string, comment: t.string },
);

const ProgressReported = event(
  'ProgressReported',
  { section: SectionId, page: Page, done: texts, next: texts },
  { comment: t.string, period: Days, headline: t.string, concerns: texts },
);

/**
 * What a quoted figure is about: the actual of a table, its target, or where others stand.
 *
 * @example
 * import { QuotedField } from '@plan-ledger/domain';
 * assert.equal(QuotedField.is('benchmark'), true);
 */
export const QuotedField = t.keyof({ actual: null, target: null, benchmark: null });
export type QuotedField = t.TypeOf<typeof QuotedField>;

/** `plan` where the measure is one of another plan; `field` is the actual unless it says otherwise. */
const FigureQuoted = event(
  'FigureQuoted',
  { section: SectionId, page: Page, measure: MeasureId, period: Period, figure: Figure },
  { says: t.string, edition: EditionLabel, plan: PlanId, field: QuotedField },
);

export const sectionEvents = {
  SectionAdded,
  SectionRevised,
  SectionMoved,
  SectionRetired,
  StatusAssessed,
  ProgressReported,
  FigureQuoted,
};
