import { describe, expect, it } from '@jest/globals';
import type { Either } from 'fp-ts/lib/Either.js';

import {
  type ConsistencyClaim,
  consistencyProof,
  consistencySpans,
  explainIntegrity,
  type Hash,
  type InclusionClaim,
  inclusionProof,
  inclusionSpans,
  leafHash,
  nodeHash,
  rootOfLeaves,
  type Span,
  spanRoots,
  type Unproved,
  verifyConsistency,
  verifyInclusion,
} from '../index.js';

const MOST = 130;
const LEAVES: readonly Hash[] = Array.from({ length: MOST }, (_, at) => leafHash(`leaf ${at}`));

const splitOf = (size: number): number => {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
};

// The definitions of RFC 9162, sections 2.1.1, 2.1.3.1 and 2.1.4.1, word for word; roots are kept, because all pairs ask for them.
const kept = new Map<number, Hash>();
const naiveRoot = (from: number, to: number): Hash => {
  if (to - from === 1) return LEAVES[from]!;
  const key = from * 1000 + to;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const middle = from + splitOf(to - from);
  const root = nodeHash(naiveRoot(from, middle), naiveRoot(middle, to));
  kept.set(key, root);
  return root;
};
const naivePath = (m: number, from: number, to: number): readonly Hash[] => {
  if (to - from === 1) return [];
  const k = splitOf(to - from);
  return m < k
    ? [...naivePath(m, from, from + k), naiveRoot(from + k, to)]
    : [...naivePath(m - k, from + k, to), naiveRoot(from, from + k)];
};
const naiveSubproof = (m: number, from: number, to: number, whole: boolean): readonly Hash[] => {
  if (m === to - from) return whole ? [] : [naiveRoot(from, to)];
  const k = splitOf(to - from);
  return m <= k
    ? [...naiveSubproof(m, from, from + k, whole), naiveRoot(from + k, to)]
    : [...naiveSubproof(m - k, from + k, to, false), naiveRoot(from, from + k)];
};

const right = <A>(given: Either<Unproved, A>): A => {
  if (given._tag === 'Left') throw new Error(given.left.why);
  return given.right;
};
const hashesOf = (spans: Either<Unproved, readonly Span[]>): readonly Hash[] =>
  right(spans).map(({ from, to }) => naiveRoot(from, to));
const height = (size: number): number => Math.ceil(Math.log2(size));

const inclusionOf = (index: number, size: number): InclusionClaim => ({
  index,
  size,
  leaf: LEAVES[index]!,
  proof: naivePath(index, 0, size),
  root: naiveRoot(0, size),
});
const consistencyOf = (oldSize: number, size: number): ConsistencyClaim => ({
  oldSize,
  size,
  oldRoot: naiveRoot(0, oldSize),
  root: naiveRoot(0, size),
  proof: naiveSubproof(oldSize, 0, size, true),
});

describe('an inclusion proof', () => {
  it('is that of the definition, holds, and is short, for every leaf of every size up to 130', () => {
    const wrong: string[] = [];
    for (let size = 1; size <= MOST; size++) {
      for (let index = 0; index < size; index++) {
        const claim = inclusionOf(index, size);
        const made = hashesOf(inclusionSpans(index, size));
        const same = made.length === claim.proof.length && made.every((hash, at) => hash === claim.proof[at]);
        if (!same || made.length > height(size) || verifyInclusion(claim)._tag === 'Left')
          wrong.push(`${index} of ${size}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([1, 2, 7, 33, 130])('is made from the leaves of a tree of %i, all or one by one', (size) => {
    for (const index of new Set([0, Math.floor(size / 2), size - 1])) {
      expect(right(inclusionProof(LEAVES.slice(0, size), index))).toEqual(naivePath(index, 0, size));
    }
  });

  it.each([
    [0, 0],
    [5, 5],
    [-1, 5],
    [0.5, 5],
    [Number.NaN, 5],
    [0, 2 ** 53],
  ])('is refused for index %d in a tree of %d', (index, size) => {
    expect(inclusionSpans(index, size)._tag).toBe('Left');
    const refused = verifyInclusion({ ...inclusionOf(0, 5), index, size });
    expect(refused).toMatchObject({ _tag: 'Left', left: { _tag: 'Unproved' } });
    if (refused._tag === 'Left')
      expect(explainIntegrity(refused.left)).toBe(
        `The proof does not hold: found index ${index} in a tree of ${size}; wanted one below the size`,
      );
  });
});

describe('a consistency proof', () => {
  it('is that of the definition, holds, and is short, for every pair of sizes up to 130', () => {
    const wrong: string[] = [];
    for (let size = 1; size <= MOST; size++) {
      for (let oldSize = 1; oldSize <= size; oldSize++) {
        const claim = consistencyOf(oldSize, size);
        const made = hashesOf(consistencySpans(oldSize, size));
        const same = made.length === claim.proof.length && made.every((hash, at) => hash === claim.proof[at]);
        if (!same || made.length > height(size) + 1 || verifyConsistency(claim)._tag === 'Left')
          wrong.push(`${oldSize} to ${size}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([1, 2, 7, 33, 130])('is made from the leaves of a tree of %i', (size) => {
    for (const oldSize of new Set([1, Math.ceil(size / 2), size])) {
      expect(right(consistencyProof(LEAVES.slice(0, size), oldSize))).toEqual(
        naiveSubproof(oldSize, 0, size, true),
      );
    }
  });

  it.each([
    [0, 0],
    [0, 5],
    [6, 5],
    [-1, 5],
    [1.5, 5],
  ])('is refused from size %d to size %d', (oldSize, size) => {
    expect(consistencySpans(oldSize, size)._tag).toBe('Left');
    expect(verifyConsistency({ ...consistencyOf(5, 5), oldSize, size })._tag).toBe('Left');
  });

  it('is refused for two roots of one size', () => {
    expect(verifyConsistency({ ...consistencyOf(5, 5), root: naiveRoot(0, 6) })._tag).toBe('Left');
  });
});

const changed = (hash: Hash, at: number, by: number): Hash => {
  const other = Buffer.from(hash);
  other[at] = other[at]! ^ by;
  return other;
};
const everyByte = (hash: Hash, by = 1): readonly Hash[] =>
  [...hash.keys()].map((at) => changed(hash, at, by));
const everyChange = (proof: readonly Hash[]): readonly (readonly Hash[])[] =>
  proof.flatMap((hash, at) =>
    everyByte(hash).map((other) => proof.map((same, place) => (place === at ? other : same))),
  );
const GARBAGE = [Buffer.alloc(32), Buffer.alloc(0), Buffer.alloc(31), Buffer.alloc(33), LEAVES[0]!];

/** Proofs of another length or order, which prove nothing. */
const otherLists = (proof: readonly Hash[], roots: readonly Hash[]): readonly (readonly Hash[])[] => [
  ...[...GARBAGE, ...roots].flatMap((more) => [
    [more, ...proof],
    [...proof, more],
  ]),
  ...(proof.length > 0 ? [proof.slice(1), proof.slice(0, -1), [], [proof[0]!, ...proof]] : []),
  ...(proof.length > 1 ? [[...proof].reverse(), [proof[0]!, ...proof.slice(2)]] : []),
];

const SIZES: readonly (readonly [number, number])[] = [
  ...[2, 3, 4, 5, 7, 8].flatMap((size) => Array.from({ length: size }, (_, at) => [at, size] as const)),
  [64, 129],
  [99, 130],
];

describe('what is not proved', () => {
  it.each(SIZES)('leaf %i of %i, when anything of the proof is changed', (index, size) => {
    const claim = inclusionOf(index, size);
    const { leaf, proof, root } = claim;
    const claims: readonly InclusionClaim[] = [
      ...everyChange(proof).map((other) => ({ ...claim, proof: other })),
      ...otherLists(proof, [root, leaf]).map((other) => ({ ...claim, proof: other })),
      ...[...everyByte(leaf), ...GARBAGE.slice(0, 4), root].map((other) => ({ ...claim, leaf: other })),
      ...[...everyByte(root), ...GARBAGE.slice(0, 4), leaf].map((other) => ({ ...claim, root: other })),
      ...[index - 1, index + 1, index ^ 2].map((other) => ({ ...claim, index: other })),
      ...[size * 2, Math.floor(size / 2), 0].map((other) => ({ ...claim, size: other })),
    ];
    expect(claims.filter((other) => verifyInclusion(other)._tag === 'Right')).toEqual([]);
  });

  it.each(SIZES.filter(([oldSize]) => oldSize > 0))(
    'size %i to size %i, when anything of the proof is changed',
    (oldSize, size) => {
      const claim = consistencyOf(oldSize, size);
      const { oldRoot, root, proof } = claim;
      const claims: readonly ConsistencyClaim[] = [
        ...everyChange(proof).map((other) => ({ ...claim, proof: other })),
        ...otherLists(proof, [oldRoot, root]).map((other) => ({ ...claim, proof: other })),
        ...[...everyByte(oldRoot), ...GARBAGE.slice(0, 4)].map((other) => ({ ...claim, oldRoot: other })),
        ...[...everyByte(root), ...GARBAGE.slice(0, 4)].map((other) => ({ ...claim, root: other })),
        { ...claim, oldRoot: root, root: oldRoot },
        ...[oldSize - 1, oldSize + 1, oldSize ^ 2].map((other) => ({ ...claim, oldSize: other })),
        ...[size * 2, Math.floor(size / 2), 0].map((other) => ({ ...claim, size: other })),
      ];
      expect(claims.filter((other) => verifyConsistency(other)._tag === 'Right')).toEqual([]);
    },
  );
});

describe('what leads to the root, and is no proof', () => {
  const [a, b] = LEAVES as readonly [Hash, Hash];

  it('is a proof of a larger tree, said to be of a smaller one', () => {
    const claim = { index: 0, size: 1, leaf: b, proof: [a], root: nodeHash(a, b) };
    expect(verifyInclusion(claim)._tag).toBe('Left');
    expect(verifyConsistency({ ...consistencyOf(7, 8), oldSize: 3, size: 4 })._tag).toBe('Left');
  });

  it('is a hash that has bytes of its neighbour', () => {
    const [longer, shorter] = [Buffer.concat([a, b.subarray(0, 1)]), b.subarray(1)];
    expect(nodeHash(longer, shorter)).toEqual(nodeHash(a, b));
    const claim = { index: 0, size: 2, leaf: longer, proof: [shorter], root: nodeHash(a, b) };
    expect(verifyInclusion(claim)).toMatchObject({ left: { why: 'found a hash of 33 bytes; wanted 32' } });
    const grown = { oldSize: 1, size: 2, oldRoot: longer, root: nodeHash(a, b), proof: [shorter] };
    expect(verifyConsistency(grown)).toMatchObject({ left: { why: 'found a hash of 33 bytes; wanted 32' } });
  });

  it('is a hash beside two equal roots of one size', () => {
    expect(verifyConsistency({ ...consistencyOf(5, 5), proof: [a] })._tag).toBe('Left');
  });
});

describe('a tree of more leaves than 32 binary digits count', () => {
  const [left, last] = LEAVES as readonly [Hash, Hash];
  const [half, size] = [2 ** 40, 2 ** 40 + 1];
  const root = nodeHash(left, last);

  it('has short proofs, which hold', () => {
    expect(right(inclusionSpans(half, size))).toEqual([{ from: 0, to: half }]);
    expect(right(consistencySpans(half, size))).toEqual([{ from: half, to: size }]);
    expect(verifyInclusion({ index: half, size, leaf: last, proof: [left], root })._tag).toBe('Right');
    expect(verifyConsistency({ oldSize: half, size, oldRoot: left, root, proof: [last] })._tag).toBe('Right');
    expect(right(inclusionSpans(0, 2 ** 53 - 1))).toHaveLength(53);
  });
});

describe('roots of spans', () => {
  it('are made from leaves that come one by one, and ask for those that have not come', () => {
    const made = spanRoots([
      { from: 4, to: 7 },
      { from: 1, to: 2 },
    ]);
    for (const leaf of LEAVES.slice(0, 6)) made.add(leaf);
    expect(made.roots()).toMatchObject({ left: { why: 'found 6 leaves; wanted all up to 7' } });
    for (const leaf of LEAVES.slice(6, 9)) made.add(leaf);
    expect(made.roots()).toEqual({ _tag: 'Right', right: [rootOfLeaves(LEAVES.slice(4, 7)), LEAVES[1]] });
  });
});
