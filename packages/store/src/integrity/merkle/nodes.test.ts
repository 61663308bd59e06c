import { describe, expect, it } from '@jest/globals';

import {
  consistencySpans,
  EMPTY_ROOT,
  type Hash,
  inclusionProof,
  inclusionSpans,
  leafHash,
  rootOfLeaves,
  type Span,
} from '../index.js';
import { right } from '../../testing/integrity-results.js';
import { nodesOf } from './nodes.js';

const leavesUpTo = (size: number): readonly Hash[] =>
  Array.from({ length: size }, (_, at) => leafHash(`leaf ${at}`));

describe('The nodes of a tree', () => {
  it('are those of every proof of every leaf, in trees of every size up to 70, from one reading', () => {
    for (let size = 1; size <= 70; size++) {
      const leaves = leavesUpTo(size);
      const spans = leaves.map((_, index) => right(inclusionSpans(index, size)));
      const nodes = nodesOf(size, spans.flat());
      leaves.forEach(nodes.add);
      for (const [index, path] of spans.entries())
        expect(path.map(nodes.rootOf)).toEqual(right(inclusionProof(leaves, index)));
    }
  });

  it('are those of consistency with every older size, too', () => {
    const leaves = leavesUpTo(45);
    for (let old = 1; old <= 45; old++) {
      const spans = right(consistencySpans(old, 45));
      const nodes = nodesOf(45, spans);
      leaves.forEach(nodes.add);
      expect(spans.map(nodes.rootOf)).toEqual(
        spans.map(({ from, to }: Span) => rootOfLeaves(leaves.slice(from, to))),
      );
    }
  });

  it('give the root of all leaves so far, also after the tree is whole', () => {
    const leaves = leavesUpTo(30);
    const nodes = nodesOf(17, []);
    expect(nodes.rootNow()).toEqual(EMPTY_ROOT);
    for (const [at, leaf] of leaves.entries()) {
      nodes.add(leaf);
      expect(nodes.rootNow()).toEqual(rootOfLeaves(leaves.slice(0, at + 1)));
    }
  });

  it('are not kept unless they are wanted, and not there before their leaves are', () => {
    const nodes = nodesOf(4, [{ from: 0, to: 2 }]);
    nodes.add(leafHash('a'));
    expect(nodes.rootOf({ from: 0, to: 2 })).toBeUndefined();
    nodes.add(leafHash('b'));
    expect(nodes.rootOf({ from: 0, to: 2 })).toBeDefined();
    expect(nodes.rootOf({ from: 0, to: 1 })).toBeUndefined();
  });
});
