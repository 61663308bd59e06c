import { EMPTY_ROOT, type Hash, nodeHash } from './hash.js';
import type { Span } from './spans.js';

/** Takes the leaf hashes of a tree one by one, from the first, and keeps of its nodes those that are wanted. */
export interface Nodes {
  readonly add: (leaf: Hash) => void;
  /** The root of the tree of all leaves that have come. */
  readonly rootNow: () => Hash;
  /** The root of a span that was wanted; none before all its leaves have come. */
  readonly rootOf: (span: Span) => Hash | undefined;
}

interface Subtree extends Span {
  readonly root: Hash;
}

const keyOf = ({ from, to }: Span): string => `${from}-${to}`;

const joined = (left: Subtree, right: Subtree): Subtree => ({
  from: left.from,
  to: right.to,
  root: nodeHash(left.root, right.root),
});

/**
 * Works out the nodes of a tree that some spans name, as those of inclusion and consistency proofs do, from leaves that are read
 * only once: every node is made once on the way to the root, so that many proofs cost no more hashes than the root does.
 * `size` is that of the tree. Memory: a hash for each span.
 */
export const nodesOf = (size: number, wanted: Iterable<Span>): Nodes => {
  const awaited = new Set<string>();
  for (const span of wanted) awaited.add(keyOf(span));
  const found = new Map<string, Hash>();
  // The full subtrees so far, the largest first.
  const full: Subtree[] = [];

  const keep = (subtree: Subtree): Subtree => {
    const key = keyOf(subtree);
    if (awaited.has(key)) found.set(key, subtree.root);
    return subtree;
  };

  const lengthOf = ({ from, to }: Span): number => to - from;

  /** Joins the subtrees at the right edge; at the end of the tree these are nodes of it too. */
  const closed = (see: (subtree: Subtree) => Subtree): Subtree | undefined =>
    full.length === 0 ? undefined : full.reduceRight((right, left) => see(joined(left, right)));

  return {
    add: (leaf) => {
      const at = full.at(-1)?.to ?? 0;
      let next = keep({ from: at, to: at + 1, root: leaf });
      for (
        let left = full.at(-1);
        left !== undefined && lengthOf(left) === lengthOf(next);
        left = full.at(-1)
      ) {
        full.pop();
        next = keep(joined(left, next));
      }
      full.push(next);
      if (next.to === size) closed(keep);
    },
    rootNow: () => closed((subtree) => subtree)?.root ?? EMPTY_ROOT,
    rootOf: (span) => found.get(keyOf(span)),
  };
};
