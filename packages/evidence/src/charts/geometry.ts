/** How wide the drawing is in its own units: what is 1,000 there is the full width, whatever that is on the page. */
export const WIDTH = 1000;

/** How wide a plot is in pixels where the page is 320 wide, and where it is wide; and a letter at most. */
export const NARROW = 170;
export const WIDE = 480;
export const LETTER = 7;

/** Coordinates have one decimal, so that a chart has the same bytes everywhere. */
export const rounded = (coordinate: number): number => Math.round(coordinate * 10) / 10 + 0;

/** A place across the drawing as markers and texts have it, which are not stretched with it. */
export const across = (x: number): string => `${rounded(x / 10)}%`;

/** Where two texts stand, one above the other, without touching. */
export interface Placed {
  readonly y: number;
  /** The one that stays where it is: the others make room for it. */
  readonly stays?: boolean;
}

const LEADING = 15;

/** Moves texts that would touch apart, the one that stays first; gives them from top to bottom. */
export const spread = <A extends Placed>(texts: readonly A[]): readonly A[] => {
  const sorted = [...texts].sort((a, b) => a.y - b.y);
  const stays = Math.max(
    0,
    sorted.findIndex((text) => text.stays === true),
  );
  const above: A[] = [];
  for (const text of sorted.slice(0, stays).reverse()) {
    const next = above[0]?.y ?? sorted[stays]?.y ?? Infinity;
    above.unshift({ ...text, y: rounded(Math.min(text.y, next - LEADING)) });
  }
  const below: A[] = [];
  for (const text of sorted.slice(stays)) {
    const last = below.at(-1)?.y ?? -Infinity;
    below.push({ ...text, y: rounded(Math.max(text.y, last + LEADING)) });
  }
  return [...above, ...below];
};
