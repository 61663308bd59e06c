import { describe, expect, it } from '@jest/globals';

import { type AppendResult, binaryEvent, NO_STREAM, STREAM_EXISTS } from '@eventstore/db-client';

import { connected, failing, numbered, numberedFrom, numbersOf } from './with-server.js';

describe.each([
  ['in batches', true],
  ['the classic way', false],
])('appending %s', (_, batchAppend) => {
  it('numbers from 0 and answers with the last revision and its position', async () => {
    const { client, server } = await connected({ batchAppend });
    const first = await client.appendToStream('s', numberedFrom(1, 3), { expectedRevision: NO_STREAM });
    const second = await client.appendToStream('s', numbered(4), { expectedRevision: 2n });
    expect([first.nextExpectedRevision, second.nextExpectedRevision]).toEqual([2n, 3n]);
    expect(await numbersOf(client.readStream('s'))).toEqual([1, 2, 3, 4]);
    expect(second.position?.commit).toBe(BigInt(server.database.log()[3]!.position.commit));
    expect(server.calls(batchAppend ? 'batchAppend' : 'append')).toBe(2);
  });

  it.each([
    ['nothing of a missing stream', NO_STREAM, undefined],
    ['that a missing stream exists', STREAM_EXISTS, 'wrong-expected-version'],
    ['a revision of a missing stream', 0n, 'wrong-expected-version'],
  ] as const)('expecting %s', async (_what, expectedRevision, type) => {
    const { client } = await connected({ batchAppend });
    const appended = client.appendToStream('s', numbered(1), { expectedRevision });
    expect(await failing(appended)).toBe(type ?? 'no error');
  });

  it.each([
    ['nothing', NO_STREAM],
    ['an earlier revision', 0n],
    ['a later revision', 5n],
  ] as const)('expecting %s of a stream that stands at another revision', async (_what, expectedRevision) => {
    const { client } = await connected({ batchAppend });
    await client.appendToStream('s', numberedFrom(1, 2));
    await expect(client.appendToStream('s', numbered(3), { expectedRevision })).rejects.toMatchObject({
      type: 'wrong-expected-version',
      streamName: 's',
      actualVersion: 1n,
      expectedVersion: expectedRevision,
    });
    expect(await failing(client.appendToStream('s', numbered(3), { expectedRevision: STREAM_EXISTS }))).toBe(
      'no error',
    );
  });

  it.each([
    ['any', 'any'],
    ['no_stream', NO_STREAM],
  ] as const)(
    'gives the first answer again when the same events come again, expecting %s',
    async (_what, expectedRevision) => {
      const { client, server } = await connected({ batchAppend });
      const events = numberedFrom(1, 2);
      const append = (): Promise<AppendResult> => client.appendToStream('s', events, { expectedRevision });
      const first = await append();
      await client.appendToStream('s', numbered(3));
      expect((await append()).nextExpectedRevision).toBe(first.nextExpectedRevision);
      expect(server.database.events('s')).toHaveLength(3);
    },
  );

  it('takes a repetition with one event more, or after a restart, for what it is', async () => {
    const { client, server } = await connected({ batchAppend });
    const events = numberedFrom(1, 2);
    await client.appendToStream('s', events, { expectedRevision: NO_STREAM });
    const more = [...events, numbered(3)];
    expect(await failing(client.appendToStream('s', more, { expectedRevision: NO_STREAM }))).toBe(
      'wrong-expected-version',
    );
    expect(await failing(client.appendToStream('s', more))).toBe('wrong-expected-version');
    server.database.forget();
    expect(await failing(client.appendToStream('s', events, { expectedRevision: NO_STREAM }))).toBe(
      'no error',
    );
    await client.appendToStream('s', events);
    expect(server.database.events('s')).toHaveLength(4);
  });

  it('refuses an append that is too large, with the maximum', async () => {
    const { client, server } = await connected({ batchAppend, maximumAppendSize: 1000 });
    const sized = (size: number) => binaryEvent({ type: 'Large', data: new Uint8Array(size) });
    await client.appendToStream('s', sized(990));
    await expect(client.appendToStream('s', sized(991))).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: 1000,
    });
    expect(server.database.events('s')).toHaveLength(1);
  });

  it('refuses a tombstoned stream', async () => {
    const { client } = await connected({ batchAppend });
    await client.appendToStream('s', numbered(1));
    await client.tombstoneStream('s');
    expect(await failing(client.appendToStream('s', numbered(2)))).toBe('stream-deleted');
    expect(await failing(numbersOf(client.readStream('s')))).toBe('stream-deleted');
  });
});

it('keeps bytes, metadata and types as they are', async () => {
  const { client } = await connected();
  const data = Uint8Array.from([0, 255, 10, 13]);
  await client.appendToStream('s', binaryEvent({ type: 'Bytes', data, metadata: { by: 'ä' } }));
  const events = [];
  for await (const { event } of client.readStream('s')) events.push(event);
  expect(events).toMatchObject([{ type: 'Bytes', isJson: false, metadata: { by: 'ä' }, revision: 0n }]);
  expect(Buffer.from(events[0]!.data as Uint8Array)).toEqual(Buffer.from(data));
});

it('takes a hundred thousand events', async () => {
  const { client, server } = await connected();
  // Most of them beside the client, whose own work would be most of the time.
  const one = server.database.plant('s', { json: true, data: Buffer.from('{"number":0}') });
  for (let at = 1; at < 98_000; at++) server.database.append('s', 'any', [{ ...one, id: String(at) }]);
  for (let at = 0; at < 2_000; at += 500) await client.appendToStream('s', numberedFrom(at, 500));
  const last = await numbersOf(client.readStream('s', { fromRevision: 97_999n }));
  expect(last).toEqual([0, ...Array.from({ length: 2_000 }, (_, at) => at)]);
});
