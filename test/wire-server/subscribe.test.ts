import { describe, expect, it } from '@jest/globals';

import {
  END,
  eventTypeFilter,
  type Filter,
  type Position,
  type ResolvedEvent,
  START,
  streamNameFilter,
} from '@eventstore/db-client';

import { connected, failing, numbered, numberedFrom, until } from './with-server.js';

interface Follows {
  on(event: 'data', listener: (event: ResolvedEvent) => void): unknown;
  on(event: 'caughtUp' | 'confirmation', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

const seenBy = (subscription: Follows): { readonly seen: unknown[] } => {
  const seen: unknown[] = [];
  subscription.on('confirmation', () => seen.push('confirmed'));
  subscription.on('caughtUp', () => seen.push('caught up'));
  subscription.on('data', ({ event }) => seen.push((event?.data as { number?: number }).number));
  subscription.on('error', (error) => seen.push((error as { type?: string }).type));
  return { seen };
};

describe('a subscription to a stream', () => {
  it('is confirmed, gives what was and then what comes', async () => {
    const { client } = await connected();
    await client.appendToStream('s', numberedFrom(0, 3));
    const { seen } = seenBy(client.subscribeToStream('s', { fromRevision: 0n }));
    await until(() => seen.length === 4);
    await client.appendToStream('other', numbered(9));
    await client.appendToStream('s', numberedFrom(3, 2));
    await until(() => seen.length === 6);
    expect(seen).toEqual(['confirmed', 1, 2, 'caught up', 3, 4]);
  });

  it('waits for a stream that is not there, and ends when it is tombstoned', async () => {
    const { client } = await connected();
    const { seen } = seenBy(client.subscribeToStream('s', { fromRevision: END }));
    await until(() => seen.length === 2);
    await client.appendToStream('s', numbered(0));
    await client.tombstoneStream('s');
    await until(() => seen.length === 4);
    expect(seen).toEqual(['confirmed', 'caught up', 0, 'stream-deleted']);
  });
});

describe('a subscription to $all', () => {
  it.each([
    ['a prefix of streams', streamNameFilter({ prefixes: ['b-', 'c'] }), [1, 3]],
    ['a regular expression of streams', streamNameFilter({ regex: '^(b|c)' }), [1, 3]],
    ['a prefix of types', eventTypeFilter({ prefixes: ['Num'] }), [0, 1]],
    ['a regular expression of types', eventTypeFilter({ regex: 'O.her$' }), [2, 3]],
  ] as readonly [string, Filter, readonly number[]][])('gives what has %s', async (_, filter, expected) => {
    const { client } = await connected();
    await client.appendToStream('a', numbered(0));
    await client.appendToStream('b-1', numbered(1));
    const { seen } = seenBy(client.subscribeToAll({ fromPosition: START, filter }));
    await until(() => seen.includes('caught up'));
    await client.appendToStream('d', numbered(2, 'Other'));
    await client.appendToStream('c-1', numbered(3, 'Other'));
    await until(() => seen.length === 4);
    expect(seen.filter((entry) => typeof entry === 'number')).toEqual(expected);
  });

  it('goes on after a position, and tells how far it has looked', async () => {
    const { client, server } = await connected();
    await client.appendToStream('a', numberedFrom(0, 10));
    const checkpoints: Position[] = [];
    const filter = streamNameFilter({
      prefixes: ['b'],
      maxSearchWindow: 2,
      checkpointInterval: 2,
      checkpointReached: (_, position) => void checkpoints.push(position),
    });
    const { commit, prepare } = server.database.log()[1]!.position;
    const fromPosition = { commit: BigInt(commit), prepare: BigInt(prepare) };
    const { seen } = seenBy(client.subscribeToAll({ fromPosition, filter }));
    await until(() => seen.includes('caught up'));
    // After every fourth of the eight that are left; the last is also where it has caught up.
    const places = server.database.log().map(({ position }) => BigInt(position.prepare));
    expect(checkpoints.map((place) => places.indexOf(place.prepare))).toEqual([5, 9]);
    await client.appendToStream('a', numberedFrom(10, 4));
    await until(() => checkpoints.length === 3);
    const { seen: rest } = seenBy(client.subscribeToAll({ fromPosition: checkpoints[1]! }));
    await until(() => rest.includes('caught up'));
    expect(rest).toEqual(['confirmed', 10, 11, 12, 13, 'caught up']);
  });

  it('stops when it is told to', async () => {
    const { client, server } = await connected();
    const subscription = client.subscribeToAll();
    const { seen } = seenBy(subscription);
    await until(() => seen.includes('caught up'));
    await subscription.unsubscribe();
    await client.appendToStream('a', numbered(0));
    expect(await failing(client.appendToStream('a', numbered(1)))).toBe('no error');
    expect(seen).toEqual(['confirmed', 'caught up']);
    expect(server.calls('subscribe')).toBe(1);
  });
});
