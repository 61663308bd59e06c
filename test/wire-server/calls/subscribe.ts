import { randomUUID } from 'node:crypto';

import type { Database } from '../database.js';
import type { Desk } from '../desk.js';
import { comparePositions, headOf, type Position, type Recorded } from '../event.js';
import type { Fault } from '../faults.js';
import { eventsOfAll, eventsOfStream, matcherOf } from '../query.js';
import type { Query } from '../requests.js';
import { caughtUpResponse, checkpointResponse, confirmationResponse } from '../responses.js';
import { failureOf } from '../statuses.js';
import { type Giver, giverOf, type ReadCall } from './give.js';

/** Gives all that has come since; `false` when the subscription is over. */
type Advance = () => Promise<boolean>;

interface Following {
  readonly advance: Advance;
  /** What is given when all that was there is given, before the client hears of it. */
  readonly beforeCaughtUp: () => Promise<boolean>;
}

type OfStream = Extract<Query['of'], { kind: 'stream' }>;
type OfAll = Extract<Query['of'], { kind: 'all' }>;

const followStream = (
  database: Database,
  call: ReadCall,
  giver: Giver,
  { name, from }: OfStream,
): Following => {
  // The last revision that was given: a subscription begins after the revision that it is given.
  let last = from === 'start' ? -1n : from === 'end' ? BigInt(headOf(database.stream(name))) : from;
  const advance = async (): Promise<boolean> => {
    for (const event of eventsOfStream(database, name, last + 1n, false)) {
      last = event.revision;
      if (!(await giver.event(event))) return false;
    }
    if (database.stream(name)?.tombstoned !== true) return true;
    call.emit('error', failureOf({ kind: 'stream-deleted', stream: name }));
    return false;
  };
  return { advance, beforeCaughtUp: () => Promise.resolve(true) };
};

const followAll = (database: Database, giver: Giver, { from, filter }: OfAll): Following => {
  const matches = filter === undefined ? () => true : matcherOf(filter);
  let last: Position | undefined =
    from === 'start' ? undefined : from === 'end' ? database.log().at(-1)?.position : from;
  let considered = 0;
  let checkpoint: Position | undefined;
  const check = async (): Promise<boolean> => {
    considered = 0;
    if (filter === undefined || last === undefined) return true;
    if (checkpoint !== undefined && comparePositions(last, checkpoint) <= 0) return true;
    checkpoint = last;
    return giver.other(checkpointResponse(last));
  };
  const isAfter = (event: Recorded): boolean =>
    last === undefined || comparePositions(event.position, last) > 0;
  const advance = async (): Promise<boolean> => {
    for (const event of eventsOfAll(database, last ?? 'start', false)) {
      if (!isAfter(event)) continue;
      last = event.position;
      if (matches(event) && !(await giver.event(event))) return false;
      considered += 1;
      if (considered >= (filter?.interval ?? Infinity) && !(await check())) return false;
    }
    return true;
  };
  return { advance, beforeCaughtUp: check };
};

/** Resolves when the database changes, at once when it has since the last time. */
const changesOf = (database: Database, giver: Giver): (() => Promise<void>) => {
  let changed = false;
  let wake: () => void = () => undefined;
  const stop = database.onChange(() => {
    changed = true;
    wake();
  });
  giver.onGone(() => {
    stop();
    changed = true;
    wake();
  });
  return async () => {
    if (!changed) await new Promise<void>((resolve) => (wake = resolve));
    changed = false;
  };
};

export const subscribe = async (desk: Desk, call: ReadCall, query: Query, fault: Fault): Promise<void> => {
  const { database } = desk;
  const giver = giverOf(desk, call, fault, query.resolvesLinks);
  const changed = changesOf(database, giver);
  if (fault.kind !== 'drop-confirmation') await giver.other(confirmationResponse(randomUUID()));
  const { advance, beforeCaughtUp } =
    query.of.kind === 'stream'
      ? followStream(database, call, giver, query.of)
      : followAll(database, giver, query.of);
  if (!(await advance()) || !(await beforeCaughtUp())) return;
  await giver.other(caughtUpResponse());
  const isGone = (): boolean => call.cancelled;
  while (!isGone()) {
    await changed();
    if (isGone() || !(await advance())) return;
  }
};
