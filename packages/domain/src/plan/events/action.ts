import * as t from 'io-ts';

import { ActionId, SectionId } from '../../values/ids.js';
import { Timescale } from '../../values/timescale.js';
import { changesOf, Departure, event, texts } from './fields.js';

const always = { title: t.string };
const sometimes = {
  /** The number that the plan prints beside it. */
  ref: t.string,
  impact: t.string,
  /** What will be so when it is done. */
  outcomes: texts,
  /** What the plan says was done of it, or is under way. */
  progress: texts,
  doubtful: t.string,
};

export const ActionChanges = changesOf(always, sometimes);
/** Changes to the words of an action; `null` takes an optional one away. */
export type ActionChanges = t.TypeOf<typeof ActionChanges>;

const ActionAdded = event(
  'ActionAdded',
  { action: ActionId, section: SectionId, ...always, owners: texts },
  { ...sometimes, timescale: Timescale, start: Timescale },
);

const ActionRevised = event('ActionRevised', { action: ActionId, changes: ActionChanges });

const ActionOwnersChanged = event('ActionOwnersChanged', { action: ActionId, owners: texts });

/** Without `start`, the start stays as it is. */
const ActionRescheduled = event(
  'ActionRescheduled',
  { action: ActionId, timescale: t.union([Timescale, t.null]) },
  { start: t.union([Timescale, t.null]) },
);

const ActionStatusChanged = event('ActionStatusChanged', { action: ActionId, status: t.string });

const ActionMoved = event('ActionMoved', { action: ActionId, section: SectionId });

const ActionWithdrawn = event(
  'ActionWithdrawn',
  { action: ActionId, how: Departure },
  { into: t.string, note: t.string },
);

export const actionEvents = {
  ActionAdded,
  ActionRevised,
  ActionOwnersChanged,
  ActionRescheduled,
  ActionStatusChanged,
  ActionMoved,
  ActionWithdrawn,
};
