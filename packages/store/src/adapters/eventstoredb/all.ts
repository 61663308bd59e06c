import type { Recorded } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { Position as ServerPosition, RecordedEvent } from '@eventstore/db-client';

import { type Page, type Position, type ReadFailure, streamOf } from '../../event-store.js';
import { WHOLE_STORE } from '../../position.js';
import type { Calls, Found } from './calls.js';
import { readFailureOf } from './failures.js';
import { planIn, positionOf, serverPositionOf, storedIn } from './mapping.js';

/** All plans of one ledger, in the order of the server's log. */
export interface AllPlans {
  readonly read: (after: Position, limit: number) => Promise<E.Either<ReadFailure, Page>>;
  readonly end: () => Promise<E.Either<ReadFailure, Position>>;
}

/** How many events of the log are asked for at once: it holds those of others too. */
const LOG_PAGE = 2000;

const hasPosition = (event: RecordedEvent): event is RecordedEvent & { readonly position: ServerPosition } =>
  event.position !== undefined;

export const allPlansOf = (calls: Calls, server: string, prefix: string): AllPlans => {
  const start = `${prefix}${streamOf('' as never)}`;
  // The log of others behind the last event of a plan is not read again by who asks again from there.
  let looked: { readonly from: Position; readonly to: Position } = { from: '', to: '' };

  const fail = (fault: Parameters<typeof readFailureOf>[0]): ReadFailure =>
    readFailureOf(fault, { what: 'read all plans', server, stream: '$all' });

  const recordedIn = (found: RecordedEvent): E.Either<ReadFailure, Recorded> => {
    const plan = planIn(found.streamId, prefix);
    if (plan === undefined) {
      const why = `Found a stream ${JSON.stringify(found.streamId)}, which is no plan's; keep others out of ${start}…, or give the ledger a streamPrefix of its own`;
      return E.left({ _tag: 'Unreadable', stream: WHOLE_STORE, why });
    }
    const stored = storedIn(plan, found);
    return E.isLeft(stored) ? stored : E.right(stored.right.event);
  };

  const end: AllPlans['end'] = async () => {
    const found = await calls.lastOfAll();
    if (E.isLeft(found)) return E.left(fail(found.left));
    const last = found.right.find(hasPosition);
    return E.right(last === undefined ? '' : positionOf(last.position));
  };

  /** A log that was put back to an earlier day ends before a place that it gave: what it writes there later is not the same. */
  const fault = async (after: Position, found: Found): Promise<ReadFailure | undefined> => {
    const first = found.find(hasPosition);
    if (after === '' || (first !== undefined && positionOf(first.position) === after)) return undefined;
    const last = await end();
    if (E.isLeft(last)) return last.left;
    const why = `The log of ${server} ends before the position ${after}, which it gave: it was restored from an older copy; begin again from the start`;
    return last.right < after ? { _tag: 'Unreadable', stream: WHOLE_STORE, why } : undefined;
  };

  const read: AllPlans['read'] = async (after, limit) => {
    if (limit <= 0) return E.right({ events: [], next: after });
    const events: Recorded[] = [];
    let next = after;
    let seen = looked.from === after && looked.to > after ? looked.to : after;
    for (;;) {
      const from = serverPositionOf(seen);
      if (E.isLeft(from)) return from;
      const found = await calls.all(from.right, LOG_PAGE);
      if (E.isLeft(found)) return E.left(fail(found.left));
      const lost = await fault(seen, found.right);
      if (lost !== undefined) return E.left(lost);
      const before = seen;
      for (const event of found.right.filter(hasPosition)) {
        const position = positionOf(event.position);
        // The server begins with the event at the place itself.
        if (position <= seen) continue;
        seen = position;
        if (!event.streamId.startsWith(start)) continue;
        const recorded = recordedIn(event);
        if (E.isLeft(recorded)) return recorded;
        events.push(recorded.right);
        next = position;
        if (events.length === limit) return E.right({ events, next });
      }
      if (found.right.length < LOG_PAGE || seen === before) break;
    }
    looked = { from: next, to: seen };
    return E.right({ events, next });
  };

  return { read, end };
};
