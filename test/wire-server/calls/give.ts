import type { ServerWritableStream } from '@grpc/grpc-js';

import type { Desk } from '../desk.js';
import type { Recorded } from '../event.js';
import type { Fault } from '../faults.js';
import type { ReadReq } from '../messages.js';
import { linked } from '../query.js';
import { eventResponse, type ReadResponse } from '../responses.js';
import { failureOf } from '../statuses.js';

export type ReadCall = ServerWritableStream<ReadReq, ReadResponse>;

/** Gives responses one by one, no faster than they are taken. Gives `false` when nothing more can be given. */
export interface Giver {
  readonly event: (event: Recorded) => Promise<boolean>;
  readonly other: (response: ReadResponse) => Promise<boolean>;
  /** Called once, when the client or the connection is gone. */
  readonly onGone: (listener: () => void) => void;
}

const drained = (call: ReadCall): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      for (const event of ['drain', 'cancelled', 'close']) call.off(event, done);
      resolve();
    };
    for (const event of ['drain', 'cancelled', 'close']) call.on(event, done);
  });

/** What was given is not yet with the client: it gets there in this time, before the connection is cut. */
const UNDER_WAY_MS = 25;

/** What happens when so many events were given: at 0, before the first. */
const reached = async (
  desk: Desk,
  call: ReadCall,
  fault: Fault,
  given: number,
): Promise<'goes on' | 'ends'> => {
  const ends = fault.kind === 'stall' || fault.kind === 'fail' || fault.kind === 'disconnect-after';
  if (!ends || given < (fault.events ?? 0)) return 'goes on';
  if (fault.kind === 'fail') call.emit('error', failureOf({ kind: 'unavailable' }));
  if (fault.kind === 'disconnect-after') {
    await new Promise((resolve) => setTimeout(resolve, UNDER_WAY_MS));
    desk.cut(call);
  }
  return 'ends';
};

export const giverOf = (desk: Desk, call: ReadCall, fault: Fault, resolvesLinks: boolean): Giver => {
  let given = 0;
  const other = async (response: ReadResponse): Promise<boolean> => {
    if (call.cancelled || call.destroyed) return false;
    if (!call.write(response)) await drained(call);
    return true;
  };
  const event = async (recorded: Recorded): Promise<boolean> => {
    if ((await reached(desk, call, fault, given)) === 'ends') return false;
    const resolves = resolvesLinks && recorded.type === '$>';
    const response = eventResponse(
      recorded,
      resolves ? linked(desk.database, recorded) : undefined,
      resolves,
    );
    if (fault.kind === 'duplicate' && given === (fault.events ?? 0)) await other(response);
    given += 1;
    if (!(await other(response))) return false;
    return (await reached(desk, call, fault, given)) === 'goes on';
  };
  return { event, other, onGone: (listener) => void call.once('cancelled', listener) };
};
