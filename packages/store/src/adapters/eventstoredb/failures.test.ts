import {
  AccessDeniedError,
  CancelledError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  NoStreamError,
  StreamDeletedError,
  StreamNotFoundError,
  TimeoutError,
  UnavailableError,
  UnknownError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';

import { faultIn, readFailureOf, refusalOf, type ServerFault } from './failures.js';

const grpc = (code: number, message = 'It failed'): never =>
  Object.assign(new Error(`${code} ${message}`), { code, details: message, metadata: {} }) as never;

const wrongVersion = new WrongExpectedVersionError(null as never, {
  streamName: 'plan-a',
  current: 'no_stream',
  expected: 3n,
});

const KINDS: readonly (readonly [string, unknown, ServerFault['_tag']])[] = [
  ['a wrong version, of a stream that is not there', wrongVersion, 'WrongVersion'],
  ['a node that does not lead', { type: 'not-leader' }, 'NotLeader'],
  ['an access denied', new AccessDeniedError(grpc(7)), 'Denied'],
  ['a stream not found', new StreamNotFoundError(undefined, 'plan-a'), 'NoStream'],
  ['no stream', new NoStreamError(grpc(9)), 'NoStream'],
  ['a deleted stream', StreamDeletedError.fromStreamName('plan-a'), 'Deleted'],
  ['too large an append', MaxAppendSizeExceededError.fromMaxAppendSize(1_048_576), 'TooLarge'],
  ['a missing property', { type: 'missing-required-metadata-property', message: 'type' }, 'Invalid'],
  ['a timeout', new TimeoutError(grpc(10)), 'Lost'],
  ['a deadline', new DeadlineExceededError(grpc(4)), 'Lost'],
  ['unavailable', new UnavailableError(grpc(14)), 'Lost'],
  ['cancelled', new CancelledError(grpc(1)), 'Lost'],
  ['unknown', new UnknownError(grpc(2)), 'Lost'],
  ['a raw invalid argument', grpc(3), 'Invalid'],
  ['a raw permission denied', grpc(7), 'Denied'],
  ['a raw unauthenticated', grpc(16), 'Denied'],
  ['a raw exhaustion', grpc(8), 'TooLarge'],
  ['a raw unavailable', grpc(14), 'Lost'],
  ['a discovery that failed', new Error('Failed to discover after 10 attempts.'), 'Lost'],
  ['text that was thrown', 'Impossible situation', 'Lost'],
  ['nothing', undefined, 'Lost'],
];

const ASKING = { what: 'read', server: 'esdb://n1', stream: 'plan-a' };

describe('An error of the client', () => {
  it.each(KINDS)('that is %s is known', (_, error, tag) => {
    expect(faultIn(error)._tag).toBe(tag);
  });

  it('that speaks of certificates says where to look', () => {
    const fault = faultIn(grpc(14, 'self-signed certificate in certificate chain'));
    expect(fault).toMatchObject({ why: expect.stringMatching(/check tls=… and tlsCaFile=…/) as never });
  });

  it.each(KINDS)('that is %s gives a reader a failure that says what to do', (_, error) => {
    const failure = readFailureOf(faultIn(error), ASKING);
    expect(['Unavailable', 'Unreadable']).toContain(failure._tag);
    expect(failure.why.length).toBeGreaterThan(20);
    expect(failure.why).not.toMatch(/undefined|\[object/);
  });

  it('of size names what was sent, what is taken and how to raise it', () => {
    const fault = faultIn(MaxAppendSizeExceededError.fromMaxAppendSize(1_048_576));
    expect(refusalOf(fault as never, { ...ASKING, what: 'append' }, 2_000_000)).toEqual({
      _tag: 'Refused',
      stream: 'plan-a',
      why: 'Cannot append: the events have 2000000 bytes, and the server takes 1048576 in one append; write less at once, or raise MaxAppendSize on the server',
    });
  });
});
