import { type TreeHead } from '../integrity/index.js';
import type { RolledBack } from './failure.js';

/**
 * What a signer begins from: what it keeps; nothing, because it never signed this tree before; or a checkpoint that it has
 * signed and somebody holds, because what it kept is lost.
 */
export type Start =
  { readonly _tag: 'Kept' } | { readonly _tag: 'First' } | { readonly _tag: 'From'; readonly note: string };

export const KEPT: Start = { _tag: 'Kept' };

/** The first of the heads that a size falls short of. */
export const rolledBack = (size: number, heads: readonly TreeHead[]): RolledBack | undefined => {
  const larger = heads.find((head) => head.size > size);
  return larger === undefined
    ? undefined
    : { _tag: 'RolledBack', origin: larger.origin, kept: larger.size, found: size };
};

/** Whether a key may speak for a tree: its own name, or a name below it. */
export const isBelow = (name: string, origin: string): boolean =>
  origin === name || origin.startsWith(`${name}/`);
