import {
  consistencyFileText,
  consistencyProof,
  type Hash,
  leafHash,
  rootOfLeaves,
  signCheckpoint,
  type SigningKey,
} from '@plan-ledger/store/integrity';
import type { Leaves } from '@plan-ledger/store/log';

/** The made-up leaf at an index of a history: histories of other names have other leaves. */
export const madeLeaf = (history: string, index: number): Hash => leafHash(`${history} ${index}`);

/** The first leaves of a history. */
export const madeLeaves = (history: string, size: number): readonly Hash[] =>
  Array.from({ length: size }, (_, at) => madeLeaf(history, at));

/** Gives leaves as a ledger would. */
export const leavesIn =
  (hashes: readonly Hash[]): Leaves<never> =>
  (from, to) =>
  () =>
    Promise.resolve({ _tag: 'Right', right: hashes.slice(from, to) });

/** Gives the leaves of a made-up history without an end. */
export const leavesFrom =
  (history: string): Leaves<never> =>
  (from, to) =>
  () =>
    Promise.resolve({
      _tag: 'Right',
      right: Array.from({ length: to - from }, (_, at) => madeLeaf(history, from + at)),
    });

const right = <A>(given: { readonly _tag: 'Left' } | { readonly _tag: 'Right'; readonly right: A }): A => {
  if (given._tag === 'Left') throw new Error(JSON.stringify(given));
  return given.right;
};

/** A checkpoint of the first leaves, signed by whoever has the key. */
export const noteOf = (key: SigningKey, origin: string, hashes: readonly Hash[], size: number): string =>
  right(signCheckpoint({ origin, size, root: rootOfLeaves(hashes.slice(0, size)) }, key));

/** The consistency proof between two sizes of one tree. */
export const proofOf = (
  key: SigningKey,
  origin: string,
  hashes: readonly Hash[],
  [oldSize, size]: readonly [number, number],
): string =>
  right(
    consistencyFileText({
      proof: right(consistencyProof(hashes.slice(0, size), oldSize)),
      oldNote: noteOf(key, origin, hashes, oldSize),
      newNote: noteOf(key, origin, hashes, size),
    }),
  );
