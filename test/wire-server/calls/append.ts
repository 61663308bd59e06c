import type { handleClientStreamingCall, sendUnaryData } from '@grpc/grpc-js';

import type { Appended } from '../database.js';
import { admit, type Desk, type Peer } from '../desk.js';
import { type Expected, headOf, type Proposed, sizeOf } from '../event.js';
import type { CallKind, Fault } from '../faults.js';
import type { AppendReq, AppendResp } from '../messages.js';
import { expectedOf, nameOf, proposedOf } from '../requests.js';
import { appendResponse } from '../responses.js';
import { failureOf, type Refusal } from '../statuses.js';

type AppendResponse = InstanceType<typeof AppendResp>;

/** An append that was asked for, in either way. */
export interface Asked {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: readonly Proposed[];
}

/** What becomes of an append: none when it is left unanswered. */
type Outcome = Appended | { readonly kind: 'refuse'; readonly refusal: Refusal } | undefined;

export const isTooLarge = (events: readonly Proposed[], maximum: number): boolean =>
  events.reduce((sum, event) => sum + sizeOf(event), 0) > maximum;

const storeWith = (desk: Desk, call: Peer, fault: Fault, { stream, expected, events }: Asked): Outcome => {
  const isStored = fault.kind !== 'wrong-version' || fault.stored;
  const appended = isStored ? desk.database.append(stream, expected, events) : undefined;
  if (fault.kind === 'wrong-version') {
    return { kind: 'wrong-version', current: BigInt(headOf(desk.database.stream(stream))) };
  }
  if (fault.kind === 'unavailable') return { kind: 'refuse', refusal: { kind: 'unavailable' } };
  if (fault.kind === 'disconnect-after') desk.cut(call);
  return fault.kind === 'disconnect-after' || fault.kind === 'drop-confirmation' ? undefined : appended;
};

/** Stores what was asked for, or what the fault of this call makes of it. */
export const handle = async (
  desk: Desk,
  call: Peer,
  kind: CallKind,
  asked: Asked,
): Promise<{ readonly outcome: Outcome; readonly times: number }> => {
  const admitted = await admit(desk, call, kind, asked.stream);
  if (admitted.kind === 'never') return { outcome: undefined, times: 0 };
  if (admitted.kind === 'refuse') return { outcome: admitted, times: 1 };
  const { fault } = admitted;
  return { outcome: storeWith(desk, call, fault, asked), times: fault.kind === 'duplicate' ? 2 : 1 };
};

/** The classic append: a call of its own for each. */
export const appendOn =
  (desk: Desk): handleClientStreamingCall<AppendReq, AppendResponse> =>
  (call, callback) => {
    const answer = async (asked: Asked, reply: sendUnaryData<AppendResponse>): Promise<void> => {
      const { outcome } = await handle(desk, call, 'append', asked);
      if (outcome === undefined) return;
      if (outcome.kind === 'refuse') reply(failureOf(outcome.refusal));
      else if (outcome.kind === 'deleted') reply(failureOf({ kind: 'stream-deleted', stream: asked.stream }));
      else reply(null, appendResponse(outcome, asked.expected));
    };
    let options: AppendReq.Options | undefined;
    const events: Proposed[] = [];
    call.on('data', (request: AppendReq) => {
      options ??= request.getOptions();
      const message = request.getProposedMessage();
      if (message !== undefined) events.push(proposedOf(message));
    });
    // A connection that is lost ends a request that is not whole: it is told apart only in the next turn.
    call.on('end', () => setImmediate(() => call.cancelled || store()));
    const store = (): void => {
      const { maximumAppendSize: maximum } = desk;
      if (isTooLarge(events, maximum)) {
        callback(failureOf({ kind: 'maximum-append-size-exceeded', maximum }));
        return;
      }
      const asked = options!;
      const expected = expectedOf(asked, () => asked.getRevision());
      void answer({ stream: nameOf(asked.getStreamIdentifier()), expected, events }, callback);
    };
  };
