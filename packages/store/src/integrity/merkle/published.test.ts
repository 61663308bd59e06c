import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { type Hash, verifyConsistency, verifyInclusion } from '../index.js';

/** Name, whether it holds, index and size (or both sizes), leaf and root (or both roots) and proof, by their places. */
type Case = readonly [
  name: string,
  holds: boolean,
  first: number,
  second: number,
  one: number,
  other: number,
  proof: readonly number[],
];

const { inclusion, consistency, hashes } = JSON.parse(
  readFileSync(join(__dirname, 'published-cases.json'), 'utf8'),
) as {
  readonly inclusion: readonly Case[];
  readonly consistency: readonly Case[];
  readonly hashes: readonly string[];
};

const bytes = (at: number): Hash => Buffer.from(hashes[at]!, 'base64');

// Its roots are words of 12 bytes, and no hash of ours is: the one case where we are the stricter.
const STRICTER = 'additional/sizes-are-equal-one-and-proof-is-empty';

describe('the cases that transparency-dev/merkle publishes', () => {
  it('are 98 of inclusion and 98 of consistency, of both verdicts', () => {
    expect([inclusion.length, consistency.length]).toEqual([98, 98]);
    expect([inclusion, consistency].map((cases) => cases.filter(([, holds]) => holds).length)).toEqual([
      6, 6,
    ]);
  });

  it.each(inclusion)('of inclusion: %s', (_name, holds, index, size, leaf, root, proof) => {
    const claim = { index, size, leaf: bytes(leaf), root: bytes(root), proof: proof.map(bytes) };
    expect(verifyInclusion(claim)._tag).toBe(holds ? 'Right' : 'Left');
  });

  it.each(consistency.filter(([name]) => name !== STRICTER))(
    'of consistency: %s',
    (_name, holds, oldSize, size, oldRoot, root, proof) => {
      const claim = { oldSize, size, oldRoot: bytes(oldRoot), root: bytes(root), proof: proof.map(bytes) };
      expect(verifyConsistency(claim)._tag).toBe(holds ? 'Right' : 'Left');
    },
  );

  it(`of consistency: ${STRICTER} holds there, and is refused here for the length of its roots`, () => {
    const [, holds, oldSize, size, oldRoot, root] = consistency.find(([name]) => name === STRICTER)!;
    expect([holds, oldSize, size, bytes(root).toString()]).toEqual([true, 1, 1, "don't care 2"]);
    expect(
      verifyConsistency({ oldSize, size, oldRoot: bytes(oldRoot), root: bytes(root), proof: [] }),
    ).toEqual({
      _tag: 'Left',
      left: { _tag: 'Unproved', why: 'found a hash of 12 bytes; wanted 32' },
    });
  });
});
