import type { handleBidiStreamingCall } from '@grpc/grpc-js';

import { deniedTo, type Desk } from '../desk.js';
import type { Proposed } from '../event.js';
import type { BatchAppendReq } from '../messages.js';
import { expectedOf, idOf, nameOf, proposedOf } from '../requests.js';
import { batchResponse, type BatchResponse, correlated, refusedBatch } from '../responses.js';
import { type BatchRefusal, failureOf } from '../statuses.js';
import { type Asked, handle, isTooLarge } from './append.js';

interface Batch {
  readonly options: BatchAppendReq.Options;
  readonly events: Proposed[];
}

/** The batch append: one call for all appends of a client, each answered under its correlation id. */
export const batchAppendOn =
  (desk: Desk): handleBidiStreamingCall<BatchAppendReq, BatchResponse> =>
  (call) => {
    const open = new Map<string, Batch>();
    const batchOf = (request: BatchAppendReq): Batch | undefined => {
      const key = idOf(request.getCorrelationId());
      const options = request.getOptions();
      if (options !== undefined && !open.has(key)) open.set(key, { options, events: [] });
      return open.get(key);
    };
    const write = (response: BatchResponse, request: BatchAppendReq): void =>
      void call.write(correlated(response, request.getCorrelationId()));
    const refuse = (refusal: BatchRefusal, stream: string, request: BatchAppendReq): void => {
      open.delete(idOf(request.getCorrelationId()));
      write(refusedBatch(refusal, stream), request);
    };
    const answer = async (asked: Asked, request: BatchAppendReq): Promise<void> => {
      const { outcome, times } = await handle(desk, call, 'batchAppend', asked);
      if (outcome === undefined) return;
      // It ends the call, and with it whatever else is under way in it.
      if (outcome.kind === 'refuse') call.emit('error', failureOf(outcome.refusal));
      else for (let time = 0; time < times; time++) write(batchResponse(outcome, asked), request);
    };
    call.on('data', (request: BatchAppendReq) => {
      const batch = batchOf(request);
      if (batch === undefined) return;
      const stream = nameOf(batch.options.getStreamIdentifier());
      if (deniedTo(desk, call)?.kind === 'access-denied') {
        refuse({ kind: 'access-denied' }, stream, request);
        return;
      }
      for (const message of request.getProposedMessagesList()) batch.events.push(proposedOf(message));
      const { maximumAppendSize: maximum } = desk;
      if (isTooLarge(batch.events, maximum)) {
        refuse({ kind: 'maximum-append-size-exceeded', maximum }, stream, request);
        return;
      }
      if (!request.getIsFinal()) return;
      open.delete(idOf(request.getCorrelationId()));
      const expected = expectedOf(batch.options, () => batch.options.getStreamPosition());
      void answer({ stream, expected, events: batch.events }, request);
    });
    call.on('end', () => call.end());
  };
