import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

import {
  type CompactRange,
  type Hash,
  rootOf,
  type TreeHead,
  type Unproved,
  withLeaf,
} from '../integrity/index.js';
import { unproved } from '../integrity/failure.js';
import { isHash, sameHash } from '../integrity/merkle/hash.js';
import type { Forked } from './failure.js';

/**
 * Gives the hashes of leaves, from an index (from 0) up to and without another: all of them, in order. It is asked for at
 * most 4,096 at a time, from the first that is needed to the last.
 */
export type Leaves<F> = (from: number, to: number) => TaskEither<F, readonly Hash[]>;

const PAGE = 4096;

/** The first of the heads that the tree has come to, and differs from. */
const departedFrom = (range: CompactRange, heads: readonly TreeHead[]): TreeHead | undefined =>
  heads.find(({ size, root }) => size === range.size && !sameHash(root, rootOf(range)));

/**
 * A tree grown to a size by its leaves, which on the way has been each of the heads: not believed, but worked out. Nothing of
 * it is kept but the range.
 */
export const grownTo =
  <F>(
    base: CompactRange,
    size: number,
    leaves: Leaves<F>,
    heads: readonly TreeHead[],
  ): TaskEither<F | Forked | Unproved, CompactRange> =>
  async () => {
    let range = base;
    for (;;) {
      const head = departedFrom(range, heads);
      if (head !== undefined)
        return E.left({
          _tag: 'Forked',
          origin: head.origin,
          kept: head.size,
          found: size,
          why: `its first ${head.size} lead to another root`,
        });
      if (range.size === size) return E.right(range);
      // Not beyond the next head, which is to be compared.
      const to = Math.min(
        range.size + PAGE,
        size,
        ...heads.map((one) => one.size).filter((at) => at > range.size),
      );
      const page = await leaves(range.size, to)();
      if (E.isLeft(page)) return page;
      const wanted = to - range.size;
      if (page.right.length !== wanted || !page.right.every(isHash))
        return E.left(
          unproved(
            `found ${page.right.length} leaves from index ${range.size}; wanted ${wanted}, each a hash of 32 bytes`,
          ),
        );
      range = page.right.reduce(withLeaf, range);
    }
  };
