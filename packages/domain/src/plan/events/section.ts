import * as t from 'io-ts';

import { EditionLabel, MeasureId, SectionId } from '../../values/ids.js';
import { Figure } from '../../values/figure.js';
import { Period } from '../../values/period.js';
import { changesOf, Days, Departure, event, Page, texts } from './fields.js';

const always = { title: t.string };
const sometimes = {
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
 * The two statuses of a section: how its actions go, and what they have changed.
 *
 * @example
 * import { Dimension } from '@plan-ledger/domain';
 * assert.equal(Dimension.is('impact'), true);
 */
export const Dimension = t.keyof({ actions: null, impact: null });
export type Dimension = t.TypeOf<typeof Dimension>;

const StatusAssessed = event(
  'StatusAssessed',
  { section: SectionId, dimension: Dimension, page: Page, status: t.string },
  { basis: t.string, comment: t.string },
);

const ProgressReported = event(
  'ProgressReported',
  { section: SectionId, page: Page, done: texts, next: texts },
  { comment: t.string, period: Days },
);

const FigureQuoted = event(
  'FigureQuoted',
  { section: SectionId, page: Page, measure: MeasureId, period: Period, figure: Figure },
  { says: t.string, edition: EditionLabel },
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
