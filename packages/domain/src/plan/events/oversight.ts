import * as t from 'io-ts';

import { SectionId } from '../../values/ids.js';
import { OversightId } from '../../values/member-ids.js';
import { Recurrence } from '../../values/timescale.js';
import { changesOf, Departure, event } from './fields.js';

/** `cadence` as printed; without `sections` it is about the whole plan. */
const always = { body: t.string, sections: t.readonlyArray(SectionId) };
const sometimes = { cadence: t.string, recurs: Recurrence, role: t.string };

export const OversightChanges = changesOf(always, sometimes);
/** Changes to an arrangement of oversight; `null` takes an optional field away. */
export type OversightChanges = t.TypeOf<typeof OversightChanges>;

const OversightArranged = event('OversightArranged', { oversight: OversightId, ...always }, sometimes);

const OversightRevised = event('OversightRevised', { oversight: OversightId, changes: OversightChanges });

const OversightEnded = event(
  'OversightEnded',
  { oversight: OversightId, how: Departure },
  { into: t.string, note: t.string },
);

export const oversightEvents = { OversightArranged, OversightRevised, OversightEnded };
