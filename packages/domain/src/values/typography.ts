const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚‛]/gu, "'"],
  [/[“”„‟]/gu, '"'],
  [/[‐‑‒–—]/gu, '-'],
  [/\s+/gu, ' '],
  [/ ([,.;:%)])/gu, '$1'],
];

const folded = (text: string): string =>
  FOLDS.reduce((folding, [from, to]) => folding.replace(from, to), text).trim();

/**
 * Whether two texts differ only in how they are set: curly or straight quotation marks, kinds of dashes, white space.
 *
 * @example
 * import { sameWording } from '@plan-ledger/domain';
 * assert.equal(sameWording('‘hearts and minds’', "'hearts and minds'"), true);
 * assert.equal(sameWording('hearts', 'Hearts'), false);
 */
export const sameWording = (a: string, b: string): boolean => folded(a) === folded(b);
