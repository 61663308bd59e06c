import * as t from 'io-ts';

import { CalendarDay } from '../../values/calendar-day.js';
import { ActionId, EditionLabel, MeasureId, PlanId, SectionId } from '../../values/ids.js';
import { Period } from '../../values/period.js';
import { Scheme } from '../../values/scheme.js';
import { Timescale } from '../../values/timescale.js';
import { changesOf, Days, event } from './fields.js';

const always = { title: t.string, authority: t.string, schemes: t.readonlyArray(Scheme) };

/**
 * What a plan is: a plan of its own, or somebody's review of another plan.
 *
 * @example
 * import { PlanKind } from '@plan-ledger/domain';
 * assert.equal(PlanKind.is('review'), true);
 */
export const PlanKind = t.keyof({ plan: null, review: null });
export type PlanKind = t.TypeOf<typeof PlanKind>;

const sometimes = {
  aim: t.string,
  /** Nothing of the plan can be due before. */
  began: CalendarDay,
  kind: PlanKind,
  /** The plan that a review reviews. */
  reviews: PlanId,
};

export const PlanChanges = changesOf(always, sometimes);
/** Changes to the words of a plan; `null` takes an optional one away. */
export type PlanChanges = t.TypeOf<typeof PlanChanges>;

const PlanEstablished = event('PlanEstablished', { plan: PlanId, ...always }, sometimes);

const PlanRevised = event('PlanRevised', { changes: PlanChanges });

const EditionPublished = event(
  'EditionPublished',
  { label: EditionLabel, title: t.string },
  {
    period: Days,
    window: t.type({ from: Period, to: Period }),
    /** What the edition covers in full. A blank cell of a covered measure in the window was published blank. */
    sections: t.readonlyArray(SectionId),
    actions: t.readonlyArray(ActionId),
    measures: t.readonlyArray(MeasureId),
    reportedOnNote: t.string,
    /** The edition of the other plan that a review was written beside. */
    reviewed: EditionLabel,
    /** When the document promises the next one. */
    nextUpdate: Timescale,
  },
);

/** Something of this plan that goes on in another one, under an id of that plan. */
const Continuation = t.type({
  kind: t.keyof({ section: null, action: null, measure: null }),
  id: t.string,
  as: t.string,
});
export type Continuation = t.TypeOf<typeof Continuation>;

const PlanSuperseded = event(
  'PlanSuperseded',
  { by: PlanId },
  { note: t.string, continues: t.readonlyArray(Continuation) },
);

const PlanClosed = event('PlanClosed', {}, { note: t.string });

export const planEvents = { PlanEstablished, PlanRevised, EditionPublished, PlanSuperseded, PlanClosed };
