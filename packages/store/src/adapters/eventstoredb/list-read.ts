import { EventId, PlanId } from '@plan-ledger/domain';
import type { RecordedEvent } from '@eventstore/db-client';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';

import type { ReadFailure, Unreadable } from '../../event-store.js';
import type { Calls } from './calls.js';
import { readFailureOf, type ServerFault } from './failures.js';

/** Texts are encrypted from format 2 on. */
export const FORMAT = 2;

/** Ids of ledgers and of secrets have the form of those of events. */
const Uuid = EventId;

/** What the stream `plans` says first: that this is a ledger, which, and the id of the secret of its texts. */
const LedgerMade = t.type({ identity: Uuid, format: t.literal(FORMAT), secret: Uuid });
const LedgerOfFormat = t.type({ format: t.number });

/** A ledger, and the id of the secret without which its texts cannot be read. */
export interface Made {
  readonly identity: string;
  readonly secret: string;
}

/** What it says of each plan, before the plan's first event. */
const PlanListed = t.type({ plan: PlanId });

/** What the stream `plans` said when it was read last. */
export interface ListSeen {
  /** None where there is no ledger yet. */
  readonly made: () => Made | undefined;
  readonly plans: ReadonlySet<PlanId>;
  readonly refresh: () => Promise<E.Either<ReadFailure, void>>;
}

export const listSeen = (calls: Calls, server: string, stream: string): ListSeen => {
  let made: Made | undefined;
  let read = 0;
  /** The id of the event that was read last. */
  let lastId: string | undefined;
  const listed = new Set<PlanId>();

  const fail = (fault: ServerFault): ReadFailure =>
    readFailureOf(fault, { what: 'read the list of plans', server, stream });
  const foreign = (why: string): Unreadable => ({
    _tag: 'Unreadable',
    stream,
    why: `${why}; the stream belongs to somebody else, or was damaged: give the ledger a streamPrefix of its own, or restore the server from a backup`,
  });

  const otherFormat = (data: unknown): Unreadable | undefined =>
    LedgerOfFormat.is(data) && data.format !== FORMAT
      ? {
          _tag: 'Unreadable',
          stream,
          why: `Found a ledger of format ${data.format}; this version reads format ${FORMAT}: copy it to a file with the version that made it, and from there to a new ledger`,
        }
      : undefined;

  const take = (found: RecordedEvent): Unreadable | undefined => {
    const data: unknown = found.data;
    if (Number(found.revision) !== read)
      return foreign(`Found events ${read} to ${Number(found.revision) - 1} gone`);
    if (read === 0) {
      if (found.type !== 'LedgerMade' || !LedgerMade.is(data))
        return otherFormat(data) ?? foreign(`Found ${JSON.stringify(found.type)} as its first event`);
      made = { identity: data.identity, secret: data.secret };
    } else if (found.type === 'PlanListed' && PlanListed.is(data)) listed.add(data.plan);
    else return foreign(`Found ${JSON.stringify(found.type)} as event ${read}`);
    read += 1;
    lastId = found.id;
    return undefined;
  };

  const forget = (): void => {
    [made, read, lastId] = [undefined, 0, undefined];
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

  return { made: () => made, plans: listed, refresh };
};
