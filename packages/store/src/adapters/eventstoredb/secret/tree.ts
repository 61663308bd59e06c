import { hash } from 'node:crypto';

import type { PlanId, Version } from '@plan-ledger/domain';

/**
 * A node of the tree of keys, from which all below it can be worked out and nothing else. The path is its way from the top, of
 * 0 and 1; the top has the empty one.
 */
export interface Seed {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export const KEY_BYTES = 32;

const PLAN_BITS = 64;
const VERSION_BITS = 32;

/** How far down the keys are. */
export const DEPTH = PLAN_BITS + VERSION_BITS;

const bitsOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');

/** The way to the keys of a plan: of each ledger its own, so that one secret can serve several that have the same plans. */
export const planPath = (ledger: string, plan: PlanId): string =>
  bitsOf(hash('sha256', `${ledger}/${plan}`, 'buffer').subarray(0, PLAN_BITS / 8));

/** The way to the key of an event below the way to its plan. Versions beside each other have keys beside each other. */
export const versionPath = (version: Version): string => version.toString(2).padStart(VERSION_BITS, '0');

const SIDES = { 0: Buffer.of(0), 1: Buffer.of(1) } as const;

/**
 * One step down: SHA-256 of the parent and the side. One hash in place of an HMAC: what it takes has one length, which is the
 * case in which SHA-256 is itself taken for a pseudo-random function (RFC 8391, section 5.1).
 */
const below = (parent: Uint8Array, side: 0 | 1): Uint8Array =>
  hash('sha256', Buffer.concat([parent, SIDES[side]]), 'buffer');

const sideAt = (path: string, depth: number): 0 | 1 => (path[depth] === '1' ? 1 : 0);

/** The place of the one seed from which a path can be reached; -1 when there is none. Seeds stand in the order of their paths. */
const placeOver = (seeds: readonly Seed[], path: string): number => {
  let [low, high] = [0, seeds.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((seeds[middle]?.path ?? '') <= path) low = middle + 1;
    else high = middle;
  }
  // Of seeds of which none is above another, only the last before a path can be above it.
  const seed = seeds[low - 1];
  return seed !== undefined && path.startsWith(seed.path) ? low - 1 : -1;
};

/** Gives keys by their paths; none for one that was punctured. The last way down is kept: the next one mostly shares it. */
export const keysOf = (seeds: readonly Seed[]): ((path: string) => Uint8Array | undefined) => {
  let last = '';
  let top = 0;
  let way: (Uint8Array | undefined)[] = [];
  return (path) => {
    let shared = 0;
    while (shared < last.length && last[shared] === path[shared]) shared++;
    if (last === '' || shared < top) {
      const seed = seeds[placeOver(seeds, path)];
      if (seed === undefined) return undefined;
      [top, shared] = [seed.path.length, seed.path.length];
      way = [];
      way[top] = seed.bytes;
    }
    for (let depth = shared; depth < DEPTH; depth++) {
      const parent = way[depth];
      if (parent !== undefined) way[depth + 1] = below(parent, sideAt(path, depth));
    }
    last = path;
    return way[DEPTH];
  };
};

/**
 * Seeds that give every key but one: the one above it gives way to its descendants beside the path. The same seeds when that key
 * cannot be reached from them.
 */
export const punctured = (seeds: readonly Seed[], path: string): readonly Seed[] => {
  const at = placeOver(seeds, path);
  const above = seeds[at];
  if (above === undefined) return seeds;
  const [before, after]: [Seed[], Seed[]] = [[], []];
  let node = above.bytes;
  for (let depth = above.path.length; depth < DEPTH; depth++) {
    const side = sideAt(path, depth);
    const other = side === 0 ? 1 : 0;
    const beside = { path: `${path.slice(0, depth)}${other}`, bytes: below(node, other) };
    if (other === 0) before.push(beside);
    else after.unshift(beside);
    node = below(node, side);
  }
  return [...seeds.slice(0, at), ...before, ...after, ...seeds.slice(at + 1)];
};
