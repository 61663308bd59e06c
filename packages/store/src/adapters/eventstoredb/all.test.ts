import { describe, expect, it } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';

import { allPlansOf } from './all.js';
import type { Calls } from './calls.js';
import type { ServerFault } from './failures.js';

const POSITION = '00000000000000000900-00000000000000000900';
const at = (place: bigint) => ({ position: { commit: place, prepare: place } }) as never;

/** Reads after a position of a server that fails there, and whose log ends at a place. */
const readAfter = async (why: string, end: bigint): Promise<string> => {
  const fault: ServerFault = { _tag: 'Lost', why };
  const calls = {
    all: () => Promise.resolve(E.left(fault)),
    lastOfAll: () => Promise.resolve(E.right([at(end)])),
  } as unknown as Calls;
  const read = await allPlansOf(calls, {} as never, 'esdb://n1', '').read(POSITION, 10);
  return E.isLeft(read) ? read.left._tag : 'read';
};

describe('A server that fails to read from a position', () => {
  it.each([
    ['says that it is none', 'Unexpected FilteredReadAllResult: InvalidPosition >> 900', 2000n, 'Unreadable'],
    ['ends before it', 'Unexpected FilteredReadAllResult: Error >> no record', 500n, 'Unreadable'],
    ['goes beyond it', 'Unexpected FilteredReadAllResult: Error >> disk', 2000n, 'Unavailable'],
    ['is away', 'connect ECONNREFUSED', 500n, 'Unavailable'],
  ])('was restored, or fails for now: it %s', async (_, why, end, tag) => {
    expect(await readAfter(why, end)).toBe(tag);
  });
});
