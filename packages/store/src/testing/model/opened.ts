import type { PlanId } from '@plan-ledger/domain';
import fc from 'fast-check';

import type { EventStore } from '../../event-store.js';
import type { Bench } from '../place.js';
import { planNamed } from '../samples.js';
import type { ModelStore } from './model.js';

/** The stores that are open on one place: one, or two. */
export interface Opened extends Pick<Bench, 'clock' | 'open'> {
  stores: readonly EventStore[];
}

export type Command = fc.AsyncCommand<ModelStore, Opened>;

export const command = (name: string, run: Command['run']): Command => ({
  check: () => true,
  run,
  toString: () => name,
});

export const PLANS: readonly PlanId[] = ['plan-a', 'plan-b'].map(planNamed);
export const plan: fc.Arbitrary<PlanId> = fc.constantFrom(...PLANS);
export const some = (opened: Opened, which: number): EventStore =>
  opened.stores[which % opened.stores.length]!;
