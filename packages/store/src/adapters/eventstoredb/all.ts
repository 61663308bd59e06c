import * as E from 'fp-ts/lib/Either.js';
import type { Position as ServerPosition, RecordedEvent } from '@eventstore/db-client';

import type { Page, Position, ReadFailure } from '../../event-store.js';
import { WHOLE_STORE } from '../../position.js';
import type { Calls, Found } from './calls.js';
import { readFailureOf, type ServerFault } from './failures.js';
import { planIn, plansBegin, positionOf, serverPositionOf, type Stored, storedIn } from './mapping.js';
import type { Held } from './texts/held.js';
import type { Texts } from './texts/index.js';

/** All plans of one ledger, in the order of the server's log. */
export interface AllPlans {
  readonly read: (after: Position, limit: number) => Promise<E.Either<ReadFailure, Page>>;
  readonly end: () => Promise<E.Either<ReadFailure, Position>>;
}

/** The place of an event, which the server gives with every event that it reads from the log. */
const placeOf = ({ position }: RecordedEvent & { readonly position?: ServerPosition }): Position =>
  position === undefined ? '' : positionOf(position);

export const allPlansOf = (calls: Calls, texts: Texts, server: string, prefix: string): AllPlans => {
  const fail = (fault: ServerFault): ReadFailure =>
    readFailureOf(fault, { what: 'read all plans', server, stream: '$all' });
  const unreadable = (why: string): ReadFailure => ({ _tag: 'Unreadable', stream: WHOLE_STORE, why });

  const storedOf = (held: Held, found: RecordedEvent): E.Either<ReadFailure, Stored> => {
    const plan = planIn(found.streamId, prefix);
    if (plan !== undefined) return storedIn(held, plan, found);
    const name = JSON.stringify(found.streamId);
    return E.left(
      unreadable(
        `Found a stream ${name}, which is no plan's; keep others out of ${plansBegin(prefix)}…, or give the ledger a streamPrefix of its own`,
      ),
    );
  };

  const whole = (held: Held, found: Found): E.Either<ReadFailure, readonly Stored[]> =>
    E.traverseArray((event: RecordedEvent) => storedOf(held, event))(found);

  const end: AllPlans['end'] = async () => {
    const found = await calls.lastOfAll();
    if (E.isLeft(found)) return E.left(fail(found.left));
    const [last] = found.right;
    return E.right(last === undefined ? '' : placeOf(last));
  };

  /**
   * A log that was put back to an earlier day has no event at a place that it gave, and what it writes up to there later would
   * be passed over.
   */
  const putBack = (after: Position, found: Found): ReadFailure | undefined => {
    // The server begins with the event at the place itself.
    const isThere = after === '' || (found[0] !== undefined && placeOf(found[0]) === after);
    return isThere
      ? undefined
      : unreadable(
          `The plans at ${server} have no event at the position ${after}, which it gave: it was restored from an older copy, or events were deleted there; begin again from the start`,
        );
  };

  /** Where no record begins at the place, the server may fail instead. It says so in words only. */
  const failedAfter = async (after: Position, fault: ServerFault): Promise<ReadFailure> => {
    if (after === '' || fault._tag !== 'Lost' || !/ReadAllResult/u.test(fault.why)) return fail(fault);
    const last = await end();
    const isPutBack = /InvalidPosition/u.test(fault.why) || (E.isRight(last) && last.right < after);
    return (isPutBack ? putBack(after, []) : undefined) ?? fail(fault);
  };

  const read: AllPlans['read'] = async (after, limit) => {
    const from = serverPositionOf(after);
    if (E.isLeft(from)) return from;
    if (limit <= 0) return E.right({ events: [], next: after });
    const found = await calls.all(from.right, after === '' ? limit : limit + 1);
    if (E.isLeft(found)) return E.left(await failedAfter(after, found.left));
    const fault = putBack(after, found.right);
    if (fault !== undefined) return E.left(fault);
    const later = found.right.filter((event) => placeOf(event) > after).slice(0, limit);
    const last = later.at(-1);
    if (last === undefined) return E.right({ events: [], next: after });
    const stored = await texts.given((held) => Promise.resolve(whole(held, later)));
    return E.isLeft(stored)
      ? stored
      : E.right({ events: stored.right.map(({ event }) => event), next: placeOf(last) });
  };

  return { read, end };
};
