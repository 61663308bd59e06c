import type { handleServerStreamingCall } from '@grpc/grpc-js';

import type { Database } from '../database.js';
import { admit, type Desk } from '../desk.js';
import type { Recorded } from '../event.js';
import type { Fault } from '../faults.js';
import type { ReadReq } from '../messages.js';
import { eventsOfAll, eventsOfStream, matcherOf, visibilityOf } from '../query.js';
import { type Query, queryOf } from '../requests.js';
import { notFoundResponse, type ReadResponse } from '../responses.js';
import { failureOf } from '../statuses.js';
import { giverOf, type ReadCall } from './give.js';
import { subscribe } from './subscribe.js';

const matching = function* (database: Database, { of, backwards }: Query): Generator<Recorded> {
  if (of.kind === 'stream') {
    yield* eventsOfStream(database, of.name, of.from, backwards);
    return;
  }
  const matches = of.filter === undefined ? () => true : matcherOf(of.filter);
  for (const event of eventsOfAll(database, of.from, backwards)) if (matches(event)) yield event;
};

const read = async (desk: Desk, call: ReadCall, query: Query, fault: Fault): Promise<void> => {
  const giver = giverOf(desk, call, fault, query.resolvesLinks);
  const { of } = query;
  const visibility = of.kind === 'all' ? 'there' : visibilityOf(desk.database, of.name);
  if (of.kind === 'stream' && visibility === 'tombstoned') {
    call.emit('error', failureOf({ kind: 'stream-deleted', stream: of.name }));
    return;
  }
  if (of.kind === 'stream' && visibility === 'missing') await giver.other(notFoundResponse(of.name));
  else {
    let left = query.count;
    for (const event of matching(desk.database, query)) {
      if (left === 0) break;
      left -= 1;
      if (!(await giver.event(event))) return;
    }
  }
  call.end();
};

/** Reads and subscriptions, which are one call of the protocol. */
export const readOn =
  (desk: Desk): handleServerStreamingCall<ReadReq, ReadResponse> =>
  (call) => {
    const answer = async (): Promise<void> => {
      const query = queryOf(call.request);
      const stream = query.of.kind === 'all' ? '$all' : query.of.name;
      const admitted = await admit(desk, call, query.subscribes ? 'subscribe' : 'read', stream);
      if (admitted.kind === 'never') return;
      if (admitted.kind === 'refuse') call.emit('error', failureOf(admitted.refusal));
      else if (query.subscribes) await subscribe(desk, call, query, admitted.fault);
      else await read(desk, call, query, admitted.fault);
    };
    void answer();
  };
