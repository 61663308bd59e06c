import { isDeepStrictEqual } from 'node:util';

import type { PlanId, Recordable } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import { appended, saidIn } from './assign.js';
import { refused } from './check.js';
import { type Appended, type Refused, streamOf, type Written } from './event-store.js';

const CONTENT = ['event', 'reportedOn', 'actor', 'reason', 'source', 'correlation', 'causation'] as const;

const asJson = (event: Recordable): Recordable => JSON.parse(JSON.stringify(saidIn(event))) as Recordable;

/** The fields in which two events say something else. The order of names inside them is not content. */
export const differences = (a: Recordable, b: Recordable): readonly (typeof CONTENT)[number][] => {
  const [one, other] = [asJson(a), asJson(b)];
  return CONTENT.filter((field) => !isDeepStrictEqual(one[field], other[field]));
};

const clash = (plan: PlanId, event: Recordable, { event: stored }: Written): string | undefined => {
  if (stored.plan !== plan) {
    return `event id ${event.id} is already used in ${streamOf(stored.plan)} at version ${stored.version}; give a new event a new id`;
  }
  const other = differences(event, stored);
  if (other.length === 0) return undefined;
  return `event id ${event.id} is already stored at version ${stored.version} with another ${other.join(', ')}; give a new event a new id`;
};

const isWhole = (events: readonly Recordable[], written: readonly Written[]): boolean => {
  const [start, end] = [written[0], written.at(-1)];
  return (
    written.length === events.length &&
    end?.last === end?.event.version &&
    written.every(({ event, first }, at) => first === start?.first && event.version === first + at)
  );
};

/**
 * Tells a batch that is stored already from a new one. `written` holds, in the order of the batch, those of its events
 * whose ids are stored, in any plan. `Right` none: all are new. `Left`: Refused, when an id stands for something else, or
 * the events were not stored in one append, whole and in this order.
 */
export const repeatOf = (
  plan: PlanId,
  events: readonly Recordable[],
  written: readonly Written[],
): E.Either<Refused, Appended | undefined> => {
  if (written.length === 0) return E.right(undefined);
  const byId = new Map(written.map((one) => [one.event.id, one]));
  for (const event of events) {
    const stored = byId.get(event.id);
    const why = stored && clash(plan, event, stored);
    if (why !== undefined) return E.left(refused(plan, `Cannot append: ${why}`));
  }
  if (isWhole(events, written))
    return E.right(
      appended(
        written.map(({ event }) => event),
        true,
      ),
    );
  return E.left(
    refused(
      plan,
      `Cannot append: found ${written.length} of the ${events.length} events stored already, but not as this batch; ` +
        'append the same events in the same order again, or give new events new ids',
    ),
  );
};
