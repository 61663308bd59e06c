import type { PlanId, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import type { Written } from '../event-store.js';
import {
  type CompactRange,
  cosignCheckpoint,
  EMPTY_RANGE,
  leafOf,
  makeSigningKey,
  rootOf,
  signCheckpoint,
  withLeaf,
} from '../integrity/index.js';
import { type Anchor, anchorIn, type Keys, originOf, type VerifySource } from '../verify/index.js';
import { right } from './integrity-results.js';

export const LEDGER = right(makeSigningKey('ledger.example', Buffer.alloc(32, 1)));
export const AUDITOR = right(makeSigningKey('auditor.example', Buffer.alloc(32, 2), 'cosignature'));
export const KEYS: Keys = { ledgers: [LEDGER.verifier], witnesses: [AUDITOR.verifier] };

/** The tree of events whose seals hold, up to a version. */
export const treeOf = (written: readonly Written[], size: Version = written.length): CompactRange =>
  written.slice(0, size).reduce((tree, one) => {
    const leaf = leafOf(one);
    if (E.isLeft(leaf)) throw new Error(`Version ${one.event.version} has no leaf`);
    return withLeaf(tree, leaf.right.hash);
  }, EMPTY_RANGE);

/** The signed checkpoint of a tree. */
export const noteOf = (plan: PlanId, tree: CompactRange): string =>
  right(
    signCheckpoint(
      { origin: originOf(LEDGER.verifier.name, plan), size: tree.size, root: rootOf(tree) },
      LEDGER,
    ),
  );

/** The same, seen by the auditor at a time in seconds since 1970. */
export const seenNoteOf = (plan: PlanId, tree: CompactRange, time: number): string =>
  right(
    cosignCheckpoint(
      noteOf(plan, tree),
      {
        log: LEDGER.verifier,
        origin: originOf(LEDGER.verifier.name, plan),
        cosigners: [AUDITOR.verifier],
      },
      AUDITOR,
      time,
    ),
  );

/** A checkpoint as who verifies holds it. */
export const anchorOf = (name: string, note: string): Anchor => {
  const anchor = anchorIn(name, note, KEYS);
  if (E.isLeft(anchor)) throw new Error(JSON.stringify(anchor.left));
  return anchor.right;
};

/** A plan that holds these events, whatever they are, in this order. */
export const sourceOf = (plan: PlanId, written: readonly Written[], tree?: CompactRange): VerifySource => ({
  byPlace: true,
  plans: () => Promise.resolve(E.right([plan])),
  versionOf: () => () => Promise.resolve(E.right(written.length)),
  readWritten:
    (_, from = 1, to = Infinity) =>
    () =>
      Promise.resolve(E.right(written.slice(from - 1, to))),
  ...(tree === undefined
    ? {}
    : {
        tree: () => () =>
          Promise.resolve(
            tree.size === written.length
              ? E.right(tree)
              : E.left({ _tag: 'Unreadable' as const, stream: plan, why: 'Found another tree', kept: tree }),
          ),
      }),
});
