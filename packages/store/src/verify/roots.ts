import type { Version } from '@plan-ledger/domain';

import { type Hash, sameHash } from '../integrity/merkle/hash.js';
import { type CompactRange, rootOf, withLeaf } from '../integrity/merkle/range.js';
import type { Anchor } from './anchor.js';
import type { Findings } from './report.js';

/** What an event gives to the tree. */
export type Grown =
  /** Worked out from what it says. */
  | { readonly _tag: 'Leaf'; readonly leaf: Hash }
  /** Only what its seal says of itself, since the event is another: good for telling whether all the others hold. */
  | { readonly _tag: 'Claimed'; readonly leaf: Hash }
  /** Nothing that can be used, nor can those after it. */
  | { readonly _tag: 'Lost' };

/** The tree of a plan as it grows, held against the roots that are known from elsewhere. */
export interface Roots {
  readonly take: (grown: Grown) => void;
  /** Of a plan with so many events; none where it could not be read to its end. */
  readonly end: (found: Version | undefined) => RootsFound;
}

export interface RootsFound {
  /** The checkpoints whose roots are those of the plan, by size. */
  readonly held: readonly Anchor[];
  /** Those that would hold if the events that are not as sealed were what their seals say: all others are right. */
  readonly heldButFor: readonly Anchor[];
  /** The tree of all events; none when an event cannot be trusted. */
  readonly tree?: CompactRange;
}

export interface Known {
  /** The tree before the first event that is read. */
  readonly start: CompactRange;
  /** Checkpoints of the plan. */
  readonly anchors: readonly Anchor[];
  /** The tree that the store kept; none where it keeps none, or none that can be used. */
  readonly kept?: CompactRange;
}

interface Mark {
  readonly size: number;
  readonly root: Hash;
  /** None for the tree that the store kept. */
  readonly anchor?: Anchor;
}

const marksOf = ({ anchors, kept }: Known): readonly Mark[] =>
  [
    ...anchors.map((anchor) => ({ ...pick(anchor), anchor })),
    ...(kept === undefined ? [] : [{ size: kept.size, root: rootOf(kept) }]),
  ].sort((one, other) => one.size - other.size);

const pick = ({ checkpoint: { size, root } }: Anchor): Mark => ({ size, root });

export const rootsOf = (known: Known, { add }: Findings): Roots => {
  const marks = marksOf(known);
  let tree = known.start;
  let trust: 'whole' | 'claimed' | 'lost' = 'whole';
  let at = marks.findIndex(({ size }) => size >= tree.size);
  const held: Anchor[] = [];
  const heldButFor: Anchor[] = [];
  const differing: Mark[] = [];

  const compare = (mark: Mark): void => {
    const { anchor } = mark;
    const isSame = sameHash(rootOf(tree), mark.root);
    if (!isSame) differing.push(mark);
    else if (anchor !== undefined) (trust === 'whole' ? held : heldButFor).push(anchor);
  };

  const reached = (): void => {
    for (let mark = marks[at]; mark !== undefined && mark.size === tree.size; mark = marks[at]) {
      compare(mark);
      at += 1;
    }
  };
  reached();

  const tellDiffering = (): void => {
    const sizeHeld = (below: number): number =>
      held.filter(({ checkpoint: { size } }) => size < below).at(-1)?.checkpoint.size ?? known.start.size;
    const forks = differing.filter(({ anchor }) => anchor !== undefined);
    for (const { size, anchor } of forks) {
      const above = held.find(({ checkpoint }) => checkpoint.size >= size);
      // Where the root of a larger one holds, the plan is right and this one is of another history.
      if (above === undefined && size !== forks[0]?.size) continue;
      add({
        _tag: 'Forked',
        version: sizeHeld(size) + 1,
        to: size,
        checkpoint: anchor?.name ?? '',
        ...(above === undefined ? {} : { butHolds: above.name }),
      });
    }
    const own = differing.find(({ anchor }) => anchor === undefined);
    // What was not read may be what differs.
    const from = known.start.size > 0 ? 1 : sizeHeld(own?.size ?? 0) + 1;
    if (own !== undefined) add({ _tag: 'TreeDiffers', version: from, to: own.size });
  };

  const tellShort = (found: Version): void => {
    for (const { size, anchor } of marks.filter((mark) => mark.size > found))
      add({
        _tag: 'RolledBack',
        version: found + 1,
        found,
        wanted: size,
        ...(anchor === undefined ? { by: 'tree' } : { by: 'checkpoint', checkpoint: anchor.name }),
      });
    if (known.kept !== undefined && known.kept.size < found)
      add({ _tag: 'Unkept', version: known.kept.size + 1, to: found });
  };

  return {
    take: (grown) => {
      if (trust === 'lost') return;
      if (grown._tag === 'Lost') trust = 'lost';
      else {
        if (grown._tag === 'Claimed') trust = 'claimed';
        tree = withLeaf(tree, grown.leaf);
        reached();
      }
    },
    end: (found) => {
      // Where an event is not as it was sealed, a root that differs says nothing more.
      if (trust === 'whole') tellDiffering();
      if (found !== undefined) tellShort(found);
      const isThere = ({ checkpoint: { size } }: Anchor): boolean => size <= (found ?? Infinity);
      return {
        held: held.filter(isThere),
        heldButFor: heldButFor.filter(isThere),
        ...(trust === 'whole' ? { tree } : {}),
      };
    },
  };
};
