import { describe, expect, it } from '@jest/globals';

import {
  type CompactRange,
  EMPTY_RANGE,
  EMPTY_ROOT,
  explainIntegrity,
  type Hash,
  leafHash,
  nodeHash,
  parseRange,
  rangeText,
  rootOf,
  rootOfLeaves,
  withLeaf,
} from '../index.js';

const hex = (hash: Hash): string => Buffer.from(hash).toString('hex');
const leavesUpTo = (size: number): readonly Hash[] =>
  Array.from({ length: size }, (_, at) => leafHash(`leaf ${at}`));
const grown = (leaves: readonly Hash[]): CompactRange => leaves.reduce(withLeaf, EMPTY_RANGE);

/** The definition of RFC 9162, section 2.1.1, word for word. */
const naiveRoot = (leaves: readonly Hash[]): Hash => {
  if (leaves.length <= 1) return leaves[0] ?? EMPTY_ROOT;
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  return nodeHash(naiveRoot(leaves.slice(0, left)), naiveRoot(leaves.slice(left)));
};

// The eight leaves that implementations of Certificate Transparency are tested with, and the roots of their trees.
const KNOWN_LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const KNOWN_ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the root of a tree', () => {
  it('is the one that is known for the trees of one to eight leaves', () => {
    const leaves = KNOWN_LEAVES.map((leaf) => leafHash(Buffer.from(leaf, 'hex')));
    expect(KNOWN_ROOTS.map((_, at) => hex(rootOfLeaves(leaves.slice(0, at + 1))))).toEqual(KNOWN_ROOTS);
  });

  it('is that of the definition, for every size up to 130', () => {
    const leaves = leavesUpTo(130);
    let range = EMPTY_RANGE;
    for (let size = 0; size <= 130; size++) {
      expect(hex(rootOf(range))).toBe(hex(naiveRoot(leaves.slice(0, size))));
      if (size < 130) range = withLeaf(range, leaves[size]!);
    }
  });

  it('is of a text what it is of its UTF-8', () => {
    expect(leafHash('£ – 👍')).toEqual(leafHash(Buffer.from('£ – 👍')));
  });

  it('tells a leaf from a node of the same bytes', () => {
    const [one, other] = leavesUpTo(2) as [Hash, Hash];
    expect(leafHash(Buffer.concat([one, other]))).not.toEqual(nodeHash(one, other));
  });
});

describe('a compact range', () => {
  it('leaves the one that it grew from as it was', () => {
    const three = grown(leavesUpTo(3));
    const before = rangeText(three);
    withLeaf(three, leafHash('more'));
    expect(rangeText(three)).toBe(before);
  });

  it.each([0, 1, 2, 3, 7, 8, 100, 127, 130])(
    'of %i leaves is read back from its text, and grows on',
    (size) => {
      const range = grown(leavesUpTo(size));
      const read = parseRange(rangeText(range));
      expect(read).toEqual({ _tag: 'Right', right: range });
      if (read._tag === 'Left') return;
      const more = leafHash('more');
      expect(rootOf(withLeaf(read.right, more))).toEqual(naiveRoot([...leavesUpTo(size), more]));
    },
  );

  it('grows from the largest size but one that can be counted', () => {
    const hashes = Array.from({ length: 52 }, (_, at) => leafHash(`subtree ${at}`));
    const full = withLeaf({ size: 2 ** 53 - 2, hashes }, leafHash('last'));
    expect(full).toMatchObject({ size: 2 ** 53 - 1 });
    expect(full.hashes).toHaveLength(53);
    expect(parseRange(rangeText(full))._tag).toBe('Right');
  });

  it('becomes one full subtree also beyond 32 binary digits', () => {
    const hashes = Array.from({ length: 40 }, (_, at) => leafHash(`subtree ${at}`));
    const full = withLeaf({ size: 2 ** 40 - 1, hashes }, leafHash('last'));
    expect([full.size, full.hashes.length]).toEqual([2 ** 40, 1]);
  });

  const LINE = 'bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=';
  it.each([
    ['nothing', '', 1, /no line feed/u],
    ['no line feed at the end', `1\n${LINE}`, 2, /no line feed/u],
    ['a size with a zero before it', `01\n${LINE}\n`, 1, /found "01"; wanted the number of leaves/u],
    ['a size below zero', `-1\n${LINE}\n`, 1, /number of leaves/u],
    ['a size that is not whole', `1.0\n${LINE}\n`, 1, /number of leaves/u],
    ['a size beyond what can be counted', '9007199254740992\n', 1, /number of leaves/u],
    ['a size of many digits', `${'9'.repeat(400)}\n`, 1, /number of leaves/u],
    ['a hash too few', `3\n${LINE}\n`, 2, /found 1 hashes; wanted 2 for 3 leaves/u],
    ['a hash too many', `2\n${LINE}\n${LINE}\n`, 3, /found 2 hashes; wanted 1/u],
    ['a hash of 31 bytes', `1\n${Buffer.alloc(31).toString('base64')}\n`, 2, /base64 of 32 bytes/u],
    ['a hash of 33 bytes', `1\n${Buffer.alloc(33).toString('base64')}\n`, 2, /base64 of 32 bytes/u],
    ['base64 without its padding', `1\n${LINE.slice(0, -1)}\n`, 2, /base64 of 32 bytes/u],
    [
      'base64 with bits that count for nothing',
      `1\n${LINE.replace('B0=', 'B1=')}\n`,
      2,
      /base64 of 32 bytes/u,
    ],
    ['base64url', `1\n${LINE.replace('+', '-')}\n`, 2, /base64 of 32 bytes/u],
    ['a carriage return', `1\r\n${LINE}\n`, 1, /number of leaves/u],
  ])('is not read from a text with %s', (_what, text, line, why) => {
    const read = parseRange(text);
    expect(read).toMatchObject({ _tag: 'Left', left: { _tag: 'Malformed', what: 'compact range', line } });
    if (read._tag === 'Left') expect(explainIntegrity(read.left)).toMatch(why);
  });
});
