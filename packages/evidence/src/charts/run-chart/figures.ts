import type { RunPoint } from '@plan-ledger/projections';

/** The points that have a value. */
export const figuresIn = (points: readonly RunPoint[]): readonly (RunPoint & { readonly value: number })[] =>
  points.flatMap((point) => (point.value === null ? [] : [{ ...point, value: point.value }]));

/** The place of the last thing for which something holds; -1 where there is none. */
export const lastPlace = <A>(things: readonly A[], holds: (thing: A) => boolean): number =>
  things.reduce((found, thing, at) => (holds(thing) ? at : found), -1);
