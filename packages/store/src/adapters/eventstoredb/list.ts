import { randomUUID } from 'node:crypto';

import { PlanId } from '@plan-ledger/domain';
import {
  ANY,
  type AppendExpectedRevision,
  type EventData,
  NO_STREAM,
  type RecordedEvent,
} from '@eventstore/db-client';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';

import type { AppendFailure, ReadFailure, Unavailable, Unreadable } from '../../event-store.js';
import type { Calls } from './calls.js';
import { readFailureOf, refusalOf, type ServerFault } from './failures.js';

/** What the stream `plans` says first: that this is a ledger, and which. */
const LedgerMade = t.type({ identity: t.string, format: t.literal(1) });
/** What it says of each plan, before the plan's first event. */
const PlanListed = t.type({ plan: PlanId });

/** The identity of a ledger on a server, and the plans that were begun in it. */
export interface PlanList {
  /** `''` where nothing was ever written and `mayMake` is not given. */
  readonly identity: (mayMake: boolean) => Promise<E.Either<ReadFailure, string>>;
  readonly plans: () => Promise<E.Either<ReadFailure, readonly PlanId[]>>;
  readonly add: (plan: PlanId) => Promise<E.Either<AppendFailure, void>>;
}

const event = (type: string, data: Readonly<Record<string, unknown>>): EventData => ({
  id: randomUUID(),
  type,
  contentType: 'application/json',
  data,
  metadata: {},
});

const ATTEMPTS = 5;

export const planListOf = (calls: Calls, server: string, prefix: string): PlanList => {
  const stream = `${prefix}plans`;
  let identity: string | undefined;
  let read = 0;
  const listed = new Set<PlanId>();
  const identityNow = (): string | undefined => identity;

  const fail = (fault: ServerFault): ReadFailure =>
    readFailureOf(fault, { what: 'read the list of plans', server, stream });
  const foreign = (why: string): Unreadable => ({
    _tag: 'Unreadable',
    stream,
    why: `${why}; the stream belongs to somebody else, or was damaged: give the ledger a streamPrefix of its own, or restore the server from a backup`,
  });

  const take = (found: RecordedEvent): Unreadable | undefined => {
    const data: unknown = found.data;
    if (Number(found.revision) !== read)
      return foreign(`Found events ${read} to ${Number(found.revision) - 1} gone`);
    if (read === 0) {
      if (found.type !== 'LedgerMade' || !LedgerMade.is(data))
        return foreign(`Found ${JSON.stringify(found.type)} as its first event`);
      identity = data.identity;
    } else if (found.type === 'PlanListed' && PlanListed.is(data)) listed.add(data.plan);
    else return foreign(`Found ${JSON.stringify(found.type)} as event ${read}`);
    read += 1;
    return undefined;
  };

  const refresh = async (): Promise<E.Either<ReadFailure, void>> => {
    const found = await calls.read(stream, BigInt(read), Number.MAX_SAFE_INTEGER);
    if (E.isLeft(found))
      return found.left._tag === 'NoStream' ? E.right(undefined) : E.left(fail(found.left));
    for (const one of found.right) {
      // Two readers at once: what the other has taken is not taken again.
      if (Number(one.revision) < read) continue;
      const fault = take(one);
      if (fault !== undefined) return E.left(fault);
    }
    return E.right(undefined);
  };

  const unavailable = (why: string): Unavailable => ({
    _tag: 'Unavailable',
    why: `Cannot write the list of plans at ${server}: ${why}; try again`,
  });

  /** Appends until it is there. It does no harm there twice. */
  const ensure = async (
    isThere: () => boolean,
    expected: AppendExpectedRevision,
    what: EventData,
    attemptsLeft = ATTEMPTS,
  ): Promise<E.Either<AppendFailure, void>> => {
    const seen = await refresh();
    if (E.isLeft(seen) || isThere()) return seen;
    if (attemptsLeft === 0) return E.left(unavailable('the server takes it, and does not have it'));
    const done = await calls.append(stream, expected, [what]);
    if (E.isLeft(done)) {
      const fault = done.left;
      switch (fault._tag) {
        case 'WrongVersion':
        case 'NotLeader':
          break;
        case 'Lost':
          if (attemptsLeft === 1) return E.left(unavailable(fault.why));
          break;
        case 'NoStream':
        case 'Deleted':
        case 'Denied':
        case 'TooLarge':
        case 'Invalid':
          return E.left(refusalOf(fault, { what: 'write the list of plans', server, stream }, 0));
      }
    }
    return ensure(isThere, expected, what, attemptsLeft - 1);
  };

  const make = (): Promise<E.Either<AppendFailure, void>> =>
    ensure(
      () => identity !== undefined,
      NO_STREAM,
      event('LedgerMade', { identity: randomUUID(), format: 1 }),
    );

  return {
    identity: async (mayMake) => {
      if (identity !== undefined) return E.right(identity);
      const done = mayMake ? await make() : await refresh();
      if (E.isRight(done)) return E.right(identityNow() ?? '');
      const { left } = done;
      return left._tag === 'Unreadable' || left._tag === 'Unavailable'
        ? E.left(left)
        : E.left(unavailable('why' in left ? left.why : left._tag));
    },
    plans: async () => {
      const seen = await refresh();
      return E.isLeft(seen) ? seen : E.right([...listed].sort());
    },
    add: async (plan) => {
      if (listed.has(plan)) return E.right(undefined);
      const made = identity === undefined ? await make() : E.right(undefined);
      return E.isLeft(made) ? made : ensure(() => listed.has(plan), ANY, event('PlanListed', { plan }));
    },
  };
};
