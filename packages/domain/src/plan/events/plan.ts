import * as t from 'io-ts';

import { ActionId, EditionLabel, MeasureId, PlanId, SectionId } from '../../values/ids.js';
import { Period } from '../../values/period.js';
import { Scheme } from '../../values/scheme.js';
import { changesOf, Days, event } from './fields.js';

const always = { title: t.string, authority: t.string, schemes: t.readonlyArray(Scheme) };
const sometimes = { aim: t.string };

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
  },
);

const PlanSuperseded = event('PlanSuperseded', { by: PlanId }, { note: t.string });

const PlanClosed = event('PlanClosed', {}, { note: t.string });

export const planEvents = { PlanEstablished, PlanRevised, EditionPublished, PlanSuperseded, PlanClosed };
