import { randomUUID } from 'node:crypto';

import type { PlanId } from '@plan-ledger/domain';
import { ANY, type AppendExpectedRevision, type EventData, NO_STREAM } from '@eventstore/db-client';
import * as E from 'fp-ts/lib/Either.js';

import type { AppendFailure, ReadFailure, Unavailable } from '../../event-store.js';
import type { Calls } from './calls.js';
import { refusalOf } from './failures.js';
import { FORMAT, listSeen, type ListSeen } from './list-read.js';
import type { TextSecret } from './secret/index.js';

/** The identity of a ledger on a server, and the plans that were begun in it. */
export interface PlanList extends Pick<ListSeen, 'made' | 'refresh'> {
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

/** `secret`: that with which a ledger is made where there is none; left out where none may be made. */
export const planListOf = (calls: Calls, server: string, prefix: string, secret?: TextSecret): PlanList => {
  const stream = `${prefix}plans`;
  const { made, plans, refresh } = listSeen(calls, server, stream);
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

  const make = async ({ make: secretOf }: TextSecret): Promise<E.Either<AppendFailure, void>> => {
    const seen = await refresh();
    if (E.isLeft(seen) || made() !== undefined) return seen;
    const its = await secretOf();
    if (E.isLeft(its)) return its;
    const what = { identity: randomUUID(), format: FORMAT, secret: its.right.id };
    return ensure(() => made() !== undefined, NO_STREAM, event('LedgerMade', what));
  };

  return {
    made,
    refresh,
    identity: async () => {
      const known = made();
      if (known !== undefined) return E.right(known.identity);
      const done = secret === undefined ? await refresh() : await make(secret);
      if (E.isRight(done)) return E.right(made()?.identity ?? '');
      const { left } = done;
      return left._tag === 'Unreadable' || left._tag === 'Unavailable'
        ? E.left(left)
        : E.left(unavailable('why' in left ? left.why : left._tag));
    },
    plans: async () => {
      const seen = await refresh();
      return E.isLeft(seen) ? seen : E.right([...plans].sort());
    },
    add: async (plan) => {
      const seen = await (secret === undefined ? refresh() : make(secret));
      if (E.isLeft(seen)) return seen;
      if (made() === undefined) return E.left(none);
      return plans.has(plan)
        ? E.right(undefined)
        : ensure(() => plans.has(plan), ANY, event('PlanListed', { plan }));
    },
  };
};
