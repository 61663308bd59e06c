import { describe, expect, it } from '@jest/globals';

import { streamNameFilter } from '@eventstore/db-client';
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import messages from '@eventstore/db-client/generated/streams_pb.js';
import { credentials } from '@grpc/grpc-js';

import type { Fault } from './faults.js';
import { GoogleEmpty, Uuid } from './messages.js';
import { identifierOf } from './responses.js';
import {
  type Connected,
  connected,
  failing,
  numbered,
  numberedFrom,
  numbersOf,
  until,
  within,
} from './with-server.js';

describe.each([
  ['batchAppend', true],
  ['append', false],
] as const)('a fault of %s', (kind, batchAppend) => {
  const appendWith = async (fault: Fault): Promise<readonly [unknown, number, Connected]> => {
    const all = await connected({ batchAppend });
    await all.client.appendToStream('s', numbered(0));
    all.server.faults.order(kind, fault);
    const appended = failing(all.client.appendToStream('s', numbered(1), { expectedRevision: 0n }));
    return [await within(250, appended), all.server.database.events('s').length, all];
  };

  it.each([
    [{ kind: 'none' }, 'no error', 2],
    [{ kind: 'silence' }, 'silent', 1],
    [{ kind: 'delay', ms: 50 }, 'no error', 2],
    [{ kind: 'disconnect-before' }, 'unavailable', 1],
    [{ kind: 'disconnect-after' }, 'unavailable', 2],
    [{ kind: 'wrong-version', stored: false }, 'wrong-expected-version', 1],
    [{ kind: 'wrong-version', stored: true }, 'wrong-expected-version', 2],
    [{ kind: 'drop-confirmation' }, 'silent', 2],
    [{ kind: 'unavailable' }, 'unavailable', 1],
    [{ kind: 'unavailable', stored: true }, 'unavailable', 2],
  ] as readonly [Fault, string, number][])('%j is %s, with %i events stored', async (fault, said, stored) => {
    const [heard, events] = await appendWith(fault);
    expect([heard, events]).toEqual([said, stored]);
  });

  it('is for one call: the next goes', async () => {
    const [, , { client }] = await appendWith({ kind: 'disconnect-before' });
    expect(await failing(client.appendToStream('s', numbered(1), { expectedRevision: 0n }))).toBe('no error');
  });

  it('is chosen by the call, and leads elsewhere only what requires the leader', async () => {
    const { client, server } = await connected({ batchAppend });
    const { port } = server;
    server.faults.choose(({ stream }) =>
      stream === 's' ? { kind: 'not-leader', host: '127.0.0.1', port } : undefined,
    );
    const append = (stream: string, requiresLeader: boolean): Promise<unknown> =>
      failing(client.appendToStream(stream, numbered(0), { requiresLeader }));
    expect(await append('s', false)).toBe('no error');
    server.disconnect();
    await failing(client.appendToStream('other', numbered(0)));
    expect(await append('other', true)).toBe('no error');
    expect(await append('s', true)).toBe('not-leader');
    expect(await append('s', false)).toBe('no error');
  });
});

it('answers a batch twice when told so', async () => {
  const { server } = await connected();
  server.faults.order('batchAppend', { kind: 'duplicate' });
  // Beside the client, which throws out of reach when it hears an answer twice.
  const client = new streams.StreamsClient(server.address, credentials.createInsecure());
  const options = new messages.BatchAppendReq.Options()
    .setStreamIdentifier(identifierOf('s'))
    .setAny(new GoogleEmpty());
  const call = client.batchAppend();
  let answers = 0;
  call.on('data', () => (answers += 1)).on('error', () => undefined);
  const id = new Uuid().setString('6a1c0f63-9ad8-4c4e-8a3a-1fb4ae6bd6d0');
  call.write(new messages.BatchAppendReq().setCorrelationId(id).setOptions(options).setIsFinal(true));
  await until(() => answers === 2);
  call.cancel();
  client.close();
});

describe('a fault of a read', () => {
  it.each([
    [{ kind: 'silence' }, 'silent', 0],
    [{ kind: 'stall', events: 2 }, 'silent', 2],
    [{ kind: 'fail', events: 2 }, 'unavailable', 2],
    [{ kind: 'disconnect-before' }, 'unavailable', 0],
    [{ kind: 'duplicate', events: 1 }, 'no error', 6],
    [{ kind: 'unavailable' }, 'unavailable', 0],
  ] as readonly [Fault, string, number][])('%j is %s after %i events', async (fault, said, count) => {
    const { client, server } = await connected();
    await client.appendToStream('s', numberedFrom(0, 5));
    server.faults.order('read', fault);
    let read = 0;
    const reading = async (): Promise<void> => {
      for await (const _ of client.readStream('s')) read += 1;
    };
    expect([await within(250, failing(reading())), read]).toEqual([said, count]);
  });
});

describe('a fault of a subscription', () => {
  it.each([
    [{ kind: 'silence' }, []],
    [{ kind: 'drop-confirmation' }, [0, 1, 2, 'caught up', 3]],
    [{ kind: 'stall', events: 1 }, ['confirmed', 0]],
    [{ kind: 'stall', events: 4 }, ['confirmed', 0, 1, 2, 'caught up', 3]],
    [{ kind: 'duplicate', events: 1 }, ['confirmed', 0, 1, 1, 2, 'caught up', 3]],
    [{ kind: 'fail', events: 1 }, ['confirmed', 0, 'unavailable']],
    [{ kind: 'disconnect-after', events: 3 }, ['confirmed', 0, 1, 2, 'unavailable']],
  ] as readonly [Fault, readonly unknown[]][])('%j gives %j', async (fault, expected) => {
    const { client, server } = await connected();
    await client.appendToStream('s', numberedFrom(0, 3));
    server.faults.order('subscribe', fault);
    const seen: unknown[] = [];
    client
      .subscribeToAll({ filter: streamNameFilter({ prefixes: ['s'] }) })
      .on('confirmation', () => seen.push('confirmed'))
      .on('caughtUp', () => seen.push('caught up'))
      .on('data', ({ event }) => seen.push((event?.data as { number: number }).number))
      .on('error', (error) => seen.push((error as { type?: string }).type));
    await new Promise((resolve) => setTimeout(resolve, 60));
    server.database.append('s', 'any', [
      { ...server.database.events('s')[0]!, id: 'x', data: Buffer.from('{"number":3}') },
    ]);
    await until(() => seen.length >= expected.length);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen).toEqual(expected);
  });
});

it('is lost and comes again, on its port and with its data', async () => {
  const { client, server } = await connected();
  await client.appendToStream('s', numbered(0));
  const subscription = client.subscribeToStream('s');
  const ended = new Promise((resolve) => subscription.on('error', resolve));
  await new Promise((resolve) => subscription.on('caughtUp', resolve).resume());
  await server.restart();
  expect(await ended).toMatchObject({ type: 'unavailable' });
  expect(await numbersOf(client.readStream('s'))).toEqual([0]);
  await server.stop();
  expect(await failing(numbersOf(client.readStream('s')))).toBe('unavailable');
  await server.start();
  expect(await numbersOf(client.readStream('s'))).toEqual([0]);
});
