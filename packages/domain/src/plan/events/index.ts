import type * as t from 'io-ts';

import { actionEvents } from './action.js';
import { figureEvents, measureEvents } from './measure.js';
import { planEvents } from './plan.js';
import { sectionEvents } from './section.js';

/**
 * Every event of a plan: its stored name and its codec. To add one, add it to its subject's file, to `evolve`, to the
 * schemas of the codec with a kept sample, and to the audit: the compiler and the tests ask for each.
 *
 * @example
 * import { planEventCodecs } from '@plan-ledger/domain';
 * assert.equal(planEventCodecs.ActionMoved.is({ type: 'ActionMoved', action: 'a', section: 's' }), true);
 */
export const planEventCodecs = {
  ...planEvents,
  ...sectionEvents,
  ...actionEvents,
  ...measureEvents,
  ...figureEvents,
};

/** The stored name of an event. */
export type PlanEventType = keyof typeof planEventCodecs;

/** The event that has this stored name. */
export type PlanEventOf<Type extends PlanEventType> = t.TypeOf<(typeof planEventCodecs)[Type]>;

/** Anything that can happen to a plan, as natural JSON. */
export type PlanEvent = { [Type in PlanEventType]: PlanEventOf<Type> }[PlanEventType];

export type { ActionChanges } from './action.js';
export { Act, CellField, type MeasureChanges } from './measure.js';
export { type Days, Departure, Page } from './fields.js';
export type { PlanChanges } from './plan.js';
export { Dimension, type SectionChanges } from './section.js';
