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
  /** `''` where nothing was ever written and none may be made. */
  readonly identity: () => Promise<E.Either<ReadFailure, string>>;
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
/** Who is silent three times has had the time of an append. */
const FOR_SILENCE = 2;

/** `mayMake`: whether a ledger is made where there is none. */
export const planListOf = (calls: Calls, server: string, prefix: string, mayMake: boolean): PlanList => {
  const stream = `${prefix}plans`;
  let identity: string | undefined;
  let read = 0;
  /** The id of the event that was read last. */
  let lastId: string | undefined;
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
    lastId = found.id;
    return undefined;
  };

  const forget = (): void => {
    [identity, read, lastId] = [undefined, 0, undefined];
    listed.clear();
  };

  const refresh = async (): Promise<E.Either<ReadFailure, void>> => {
    // The last one is read again: a server that was restored may hold others, or fewer.
    const [from, id] = [Math.max(read - 1, 0), lastId];
    const found = await calls.read(stream, BigInt(from), Number.MAX_SAFE_INTEGER);
    if (E.isLeft(found)) {
      if (found.left._tag !== 'NoStream') return E.left(fail(found.left));
      forget();
      return E.right(undefined);
    }
    if (id !== undefined && found.right[0]?.id !== id) {
      if (id === lastId) forget();
      return refresh();
    }
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
    let cost = 1;
    const done = await calls.append(stream, expected, [what]);
    if (E.isLeft(done)) {
      const fault = done.left;
      switch (fault._tag) {
        case 'WrongVersion':
        case 'NotLeader':
          break;
        case 'Lost':
          if (attemptsLeft <= FOR_SILENCE) return E.left(unavailable(fault.why));
          cost = FOR_SILENCE;
          break;
        case 'NoStream':
        case 'Deleted':
        case 'Denied':
        case 'TooLarge':
        case 'Invalid':
          return E.left(refusalOf(fault, { what: 'write the list of plans', server, stream }, 0));
      }
    }
    return ensure(isThere, expected, what, attemptsLeft - cost);
  };

  const none: Unavailable = {
    _tag: 'Unavailable',
    why: `Cannot append at ${server}: there is no ledger yet, and it was opened to change one; open it to write`,
  };

  const make = (): Promise<E.Either<AppendFailure, void>> =>
    ensure(
      () => identity !== undefined,
      NO_STREAM,
      event('LedgerMade', { identity: randomUUID(), format: 1 }),
    );

  return {
    identity: async () => {
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
      const made = await (mayMake ? make() : refresh());
      if (E.isLeft(made)) return made;
      if (identity === undefined) return E.left(none);
      return listed.has(plan)
        ? E.right(undefined)
        : ensure(() => listed.has(plan), ANY, event('PlanListed', { plan }));
    },
  };
};
