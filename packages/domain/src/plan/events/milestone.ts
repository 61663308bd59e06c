import * as t from 'io-ts';

import { CalendarDay } from '../../values/calendar-day.js';
import { ActionId } from '../../values/ids.js';
import { MilestoneId } from '../../values/member-ids.js';
import { Timescale } from '../../values/timescale.js';
import { changesOf, Departure, event, texts } from './fields.js';

const always = { title: t.string };
/** `owners` where the step has its own; otherwise the action's answer for it. */
const sometimes = { owners: texts, doubtful: t.string };

export const MilestoneChanges = changesOf(always, sometimes);
/** Changes to the words of a milestone; `null` takes an optional one away. */
export type MilestoneChanges = t.TypeOf<typeof MilestoneChanges>;

const MilestoneAdded = event(
  'MilestoneAdded',
  { milestone: MilestoneId, action: ActionId, ...always },
  { ...sometimes, timescale: Timescale },
);

const MilestoneRevised = event('MilestoneRevised', { milestone: MilestoneId, changes: MilestoneChanges });

const MilestoneMoved = event('MilestoneMoved', { milestone: MilestoneId, action: ActionId });

const MilestoneRescheduled = event('MilestoneRescheduled', {
  milestone: MilestoneId,
  timescale: t.union([Timescale, t.null]),
});

const MilestoneReached = event('MilestoneReached', { milestone: MilestoneId }, { on: CalendarDay });

/** It was said to be reached, and is not. */
const MilestoneReopened = event('MilestoneReopened', { milestone: MilestoneId });

const MilestoneWithdrawn = event(
  'MilestoneWithdrawn',
  { milestone: MilestoneId, how: Departure },
  { into: t.string, note: t.string },
);

export const milestoneEvents = {
  MilestoneAdded,
  MilestoneRevised,
  MilestoneMoved,
  MilestoneRescheduled,
  MilestoneReached,
  MilestoneReopened,
  MilestoneWithdrawn,
};
