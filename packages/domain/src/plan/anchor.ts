import type { Version } from './recorded.js';

/** A checkpoint of the plan that somebody outside holds, as it was said. Nobody has to believe it: whoever checks asks them. */
export interface Anchor {
  /** How many events the checkpoint covers. */
  readonly size: number;
  /** The root of their tree, as base64 of 32 bytes. */
  readonly root: string;
  readonly holder: string;
  /** The event that says so. */
  readonly at: Version;
}

/** Whether it was said already that somebody holds this checkpoint. */
export const isAnchored = (
  { anchors }: { readonly anchors: readonly Anchor[] },
  { size, root, holder }: Pick<Anchor, 'size' | 'root' | 'holder'>,
): boolean => anchors.some((known) => known.size === size && known.root === root && known.holder === holder);
