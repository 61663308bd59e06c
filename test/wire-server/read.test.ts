import { describe, expect, it } from '@jest/globals';

import { BACKWARDS, END, NO_STREAM, type ResolvedEvent, STREAM_EXISTS } from '@eventstore/db-client';
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import messages from '@eventstore/db-client/generated/streams_pb.js';
import { credentials } from '@grpc/grpc-js';

import { createDatabase } from './database.js';
import { Empty } from './messages.js';
import type { ReadResponse } from './responses.js';
import { connected, failing, numbered, numberedFrom, numbersOf } from './with-server.js';

const all = async (events: AsyncIterable<ResolvedEvent>): Promise<ResolvedEvent[]> => {
  const read: ResolvedEvent[] = [];
  for await (const event of events) read.push(event);
  return read;
};

describe('a stream', () => {
  it('is read from a revision on, in both directions, so many at most', async () => {
    const { client } = await connected();
    await client.appendToStream('s', numberedFrom(0, 10));
    const read = (options: object): Promise<number[]> => numbersOf(client.readStream('s', options));
    expect(await read({ fromRevision: 4n, maxCount: 3 })).toEqual([4, 5, 6]);
    expect(await read({ fromRevision: 4n, maxCount: 3, direction: BACKWARDS })).toEqual([4, 3, 2]);
    expect(await read({ fromRevision: END, maxCount: 2, direction: BACKWARDS })).toEqual([9, 8]);
    expect(await read({ fromRevision: END })).toEqual([]);
    expect(await read({ fromRevision: 99n })).toEqual([]);
    expect(await failing(numbersOf(client.readStream('missing')))).toBe('stream-not-found');
  });

  it('gives only what its metadata leave, and $all all until it is scavenged', async () => {
    let now = 1_000_000;
    const { client, server } = await connected({ database: createDatabase({ clock: () => now }) });
    await client.appendToStream('s', numberedFrom(0, 4));
    now += 60_000;
    await client.appendToStream('s', numberedFrom(4, 2));
    const read = (): Promise<number[]> => numbersOf(client.readStream('s'));
    await client.setStreamMetadata('s', { maxCount: 3 });
    expect(await read()).toEqual([3, 4, 5]);
    expect(await numbersOf(client.readStream('s', { fromRevision: END, direction: BACKWARDS }))).toEqual([
      5, 4, 3,
    ]);
    await client.setStreamMetadata('s', { maxAge: 30 });
    expect(await read()).toEqual([4, 5]);
    await client.setStreamMetadata('s', { truncateBefore: 5 });
    expect(await read()).toEqual([5]);
    expect(await all(client.readStream('$$s'))).toHaveLength(1);
    await client.setStreamMetadata('s', { truncateBefore: 6 });
    expect(await read()).toEqual([]);
    expect(server.database.log()).toHaveLength(10);
    server.database.scavenge();
    expect((await all(client.readAll())).map(({ event }) => event?.type)).toEqual(['Numbered', '$metadata']);
  });

  it('goes on at its revision after it was deleted', async () => {
    const { client } = await connected();
    await client.appendToStream('s', numberedFrom(0, 2));
    await client.deleteStream('s', { expectedRevision: 1n });
    expect(await failing(numbersOf(client.readStream('s')))).toBe('stream-not-found');
    expect(JSON.stringify(await client.getStreamMetadata('s').then(({ metadata }) => metadata))).toMatch(
      /9223372036854/,
    );
    expect(await failing(client.appendToStream('s', numbered(2), { expectedRevision: STREAM_EXISTS }))).toBe(
      'stream-deleted',
    );
    const again = await client.appendToStream('s', numbered(2), { expectedRevision: NO_STREAM });
    expect(again.nextExpectedRevision).toBe(2n);
    const read = await all(client.readStream('s'));
    expect(read.map(({ event }) => event?.revision)).toEqual([2n]);
    expect(await failing(client.deleteStream('s', { expectedRevision: 9n }))).toBe('wrong-expected-version');
    expect(await failing(client.deleteStream('missing'))).toBe('wrong-expected-version');
  });

  it('gives links as they are, or what they stand for', async () => {
    const { client, server } = await connected();
    await client.appendToStream('s', numberedFrom(0, 2));
    server.database.plantLink('links', 1n, 's');
    server.database.plantLink('links', 7n, 's');
    const [link] = await all(client.readStream('links'));
    expect(link).toMatchObject({ event: { type: '$>', streamId: 'links' } });
    const [resolved, broken] = await all(client.readStream('links', { resolveLinkTos: true }));
    expect(resolved).toMatchObject({ event: { streamId: 's', revision: 1n }, link: { streamId: 'links' } });
    expect(broken?.event).toBeUndefined();
    expect(broken?.link).toMatchObject({ revision: 1n });
  });

  it('has the holes, the foreign data and the older copy that a test plants', async () => {
    const { client, server } = await connected();
    await client.appendToStream('s', numberedFrom(0, 2));
    const snapshot = server.snapshot();
    await client.appendToStream('s', numberedFrom(2, 2));
    server.database.removeEvent('s', 1n);
    expect(await numbersOf(client.readStream('s'))).toEqual([0, 2, 3]);
    server.database.plant('s', { type: 'Foreign', data: Buffer.from('not JSON'), json: true });
    expect((await all(client.readStream('s'))).at(-1)).toMatchObject({
      event: { data: 'not JSON', isJson: true },
    });
    await server.restore(snapshot);
    await failing(numbersOf(client.readStream('s')));
    expect(await numbersOf(client.readStream('s'))).toEqual([0, 1]);
  });
});

describe('$all', () => {
  it.each(['shared', 'own'] as const)(
    'is read from a position on, with %s commit positions',
    async (positions) => {
      const { client } = await connected({ database: createDatabase({ positions }) });
      await client.appendToStream('a', numberedFrom(0, 3));
      await client.appendToStream('b', numberedFrom(3, 2));
      const events = await all(client.readAll());
      const places = events.map(({ event }) => event!.position!);
      expect(new Set(places.map(({ commit }) => commit)).size).toBe(positions === 'shared' ? 2 : 5);
      expect(new Set(places.map(({ prepare }) => prepare)).size).toBe(5);
      const fromPosition = places[1]!;
      expect(await numbersOf(client.readAll({ fromPosition }))).toEqual([1, 2, 3, 4]);
      expect(await numbersOf(client.readAll({ fromPosition, direction: BACKWARDS }))).toEqual([0]);
      expect(
        await numbersOf(client.readAll({ fromPosition: END, direction: BACKWARDS, maxCount: 2 })),
      ).toEqual([4, 3]);
    },
  );

  it('is read with a filter', async () => {
    const { client, server } = await connected();
    await client.appendToStream('a', numberedFrom(0, 3));
    await client.appendToStream('b', numberedFrom(3, 3));
    // Beside the client, which offers filters for subscriptions only.
    const raw = new streams.StreamsClient(server.address, credentials.createInsecure());
    const expression = new messages.ReadReq.Options.FilterOptions.Expression().setPrefixList(['b']);
    const filter = new messages.ReadReq.Options.FilterOptions().setStreamIdentifier(expression).setMax(32);
    const options = new messages.ReadReq.Options()
      .setAll(new messages.ReadReq.Options.AllOptions().setEnd(new Empty()))
      .setReadDirection(messages.ReadReq.Options.ReadDirection.BACKWARDS)
      .setCount('2')
      .setFilter(filter);
    const revisions: unknown[] = [];
    for await (const response of raw.read(new messages.ReadReq().setOptions(options))) {
      revisions.push((response as ReadResponse).getEvent()?.getEvent()?.getStreamRevision());
    }
    raw.close();
    expect(revisions).toEqual(['2', '1']);
  });
});
