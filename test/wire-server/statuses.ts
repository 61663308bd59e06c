import { Metadata, type ServiceError, status } from '@grpc/grpc-js';

import type { Expected } from './event.js';
import {
  AccessDenied,
  Any,
  Code,
  GoogleEmpty,
  Identifier,
  MaximumAppendSizeExceeded,
  Status,
  StreamDeleted,
  WrongExpectedVersion,
} from './messages.js';

/** Why a call is refused. */
export type Refusal =
  | { readonly kind: 'stream-deleted'; readonly stream: string }
  | { readonly kind: 'maximum-append-size-exceeded'; readonly maximum: number }
  | { readonly kind: 'access-denied' }
  | { readonly kind: 'unauthenticated' }
  | { readonly kind: 'not-leader'; readonly host: string; readonly port: number }
  | {
      readonly kind: 'wrong-expected-version';
      readonly stream: string;
      readonly current: bigint;
      readonly expected: string;
    }
  | { readonly kind: 'unavailable' };

const failure = (
  code: status,
  details: string,
  trailers: Readonly<Record<string, string>> = {},
): ServiceError => {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return Object.assign(new Error(details), { code, details, metadata });
};

/** A refusal as the end of a call: the client tells the kind by the trailers. */
export const failureOf = (refusal: Refusal): ServiceError => {
  switch (refusal.kind) {
    case 'stream-deleted':
      return failure(status.FAILED_PRECONDITION, `Event stream '${refusal.stream}' is deleted.`, {
        exception: 'stream-deleted',
        'stream-name': refusal.stream,
      });
    case 'maximum-append-size-exceeded':
      return failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${refusal.maximum} Exceeded.`, {
        exception: 'maximum-append-size-exceeded',
        'maximum-append-size': String(refusal.maximum),
      });
    case 'access-denied':
      return failure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });
    case 'unauthenticated':
      return failure(status.UNAUTHENTICATED, 'Unauthenticated');
    case 'not-leader':
      return failure(status.NOT_FOUND, 'Leader info available', {
        exception: 'not-leader',
        'leader-endpoint-host': refusal.host,
        'leader-endpoint-port': String(refusal.port),
      });
    case 'wrong-expected-version':
      return failure(
        status.FAILED_PRECONDITION,
        `Delete failed due to WrongExpectedVersion. Stream: ${refusal.stream}, Expected version: ${refusal.expected}, Actual version: ${refusal.current.toString()}`,
        {
          exception: 'wrong-expected-version',
          'stream-name': refusal.stream,
          'expected-version': refusal.expected,
          'actual-version': refusal.current.toString(),
        },
      );
    case 'unavailable':
      return failure(status.UNAVAILABLE, 'Server Is Not Ready');
  }
};

type StatusMessage = InstanceType<typeof Status>;

const statusWith = (
  code: Parameters<StatusMessage['setCode']>[0],
  message: string,
  detail: { readonly serializeBinary: () => Uint8Array },
): StatusMessage => {
  const details = new Any();
  // The client tells the kind by this name, letter for letter.
  details.pack(detail.serializeBinary(), `event_store.client.${message}`);
  return new Status().setCode(code).setMessage(message).setDetails(details);
};

export const wrongVersion = (current: bigint, expected: Expected): StatusMessage => {
  const wrong = new WrongExpectedVersion();
  if (current < 0n) wrong.setCurrentNoStream(new GoogleEmpty());
  else wrong.setCurrentStreamRevision(String(current));
  if (expected === 'any') wrong.setExpectedAny(new GoogleEmpty());
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new GoogleEmpty());
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new GoogleEmpty());
  else wrong.setExpectedStreamPosition(String(expected));
  return statusWith(Code.ALREADY_EXISTS, 'WrongExpectedVersion', wrong);
};

export type BatchRefusal = Extract<
  Refusal,
  { kind: 'stream-deleted' | 'maximum-append-size-exceeded' | 'access-denied' }
>;

/** A refusal as the answer to one batch: the call goes on. */
export const refusalOf = (refusal: BatchRefusal): StatusMessage => {
  switch (refusal.kind) {
    case 'stream-deleted': {
      const identifier = new Identifier().setStreamName(Buffer.from(refusal.stream, 'utf8'));
      return statusWith(Code.NOT_FOUND, 'StreamDeleted', new StreamDeleted().setStreamIdentifier(identifier));
    }
    case 'maximum-append-size-exceeded':
      return statusWith(
        Code.INVALID_ARGUMENT,
        'MaximumAppendSizeExceeded',
        new MaximumAppendSizeExceeded().setMaxappendsize(refusal.maximum),
      );
    case 'access-denied':
      return statusWith(Code.PERMISSION_DENIED, 'AccessDenied', new AccessDenied());
  }
};
