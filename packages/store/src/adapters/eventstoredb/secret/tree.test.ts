import { createHash } from 'node:crypto';

import type { PlanId } from '@plan-ledger/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { coverFault } from './cover.js';
import { DEPTH, keysOf, planPath, punctured, type Seed, versionPath } from './tree.js';

const LEDGER = '0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11';
const TOP: readonly Seed[] = [{ path: '', bytes: Buffer.alloc(32, 7) }];
const plans = ['a', 'b', 'c'] as PlanId[];
const pathOf = (plan: PlanId, version: number): string => planPath(LEDGER, plan) + versionPath(version);
const hexAt = (seeds: readonly Seed[], path: string): string | undefined => {
  const key = keysOf(seeds)(path);
  return key && Buffer.from(key).toString('hex');
};

/** The key of a path as it is defined, one step after the other. */
const byHand = (path: string): string => {
  let node: Uint8Array = Buffer.alloc(32, 7);
  for (const side of path)
    node = createHash('sha256')
      .update(node)
      .update(Buffer.of(Number(side)))
      .digest();
  return Buffer.from(node).toString('hex');
};

describe('the tree of keys', () => {
  it('gives each event a key by its ledger, plan and version, which stays the same for ever', () => {
    const path = pathOf('a' as PlanId, 5);
    expect(path).toHaveLength(DEPTH);
    expect(path.slice(0, 64)).toBe(
      BigInt(`0x1${createHash('sha256').update(`${LEDGER}/a`).digest('hex').slice(0, 16)}`)
        .toString(2)
        .slice(1),
    );
    expect(path.slice(64)).toBe('00000000000000000000000000000101');
    expect(hexAt(TOP, path)).toBe(byHand(path));
    expect(hexAt(TOP, path)).toBe('7db36ef35b3f2b787f34f55d7ae6a8da49858ff33017b84dcbcb9a363caf1d9b');
    const paths = plans.flatMap((plan) => [1, 2, 3].map((version) => pathOf(plan, version)));
    const others = plans.map((plan) => planPath('another', plan) + versionPath(1));
    expect(new Set([...paths, ...others].map((one) => hexAt(TOP, one))).size).toBe(12);
  });

  it('gives the same keys in whatever order they are asked for', () => {
    const path = fc
      .tuple(fc.constantFrom(...plans), fc.nat({ max: 40 }))
      .map(([plan, version]) => pathOf(plan, version));
    fc.assert(
      fc.property(fc.array(path, { maxLength: 30 }), fc.array(path, { maxLength: 4 }), (asked, gone) => {
        const seeds = gone.reduce(punctured, TOP);
        const keyAt = keysOf(seeds);
        for (const one of asked) {
          const key = keyAt(one);
          const wanted = gone.includes(one) ? undefined : byHand(one);
          expect(key && Buffer.from(key).toString('hex')).toBe(wanted);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a key that is destroyed', () => {
  /** Deep enough that 10,000 orders of its 8 keys are soon tried; what is above it is as the other test has it. */
  const begin = pathOf('a' as PlanId, 64).slice(0, DEPTH - 3);
  const [near] = punctured(TOP, pathOf('a' as PlanId, 0)).filter(({ path }) => begin.startsWith(path));
  const leaves = Array.from({ length: 8 }, (_, at) => `${begin}${at.toString(2).padStart(3, '0')}`);
  const keys = new Map(leaves.map((leaf) => [leaf, hexAt([near!], leaf)]));

  const inOrder = (seeds: readonly Seed[]): boolean =>
    seeds.every(({ path }, at) => at === 0 || path > seeds[at - 1]!.path);

  /** What is wrong after each of some keys was destroyed, one after the other. */
  const faultsOf = (gone: readonly string[]): readonly string[] => {
    let seeds: readonly Seed[] = [near!];
    const faults: string[] = [];
    for (const [at, leaf] of gone.entries()) {
      seeds = punctured(seeds, leaf);
      const before = gone.slice(0, at + 1);
      const above = seeds.find(({ path }) => before.some((one) => one.startsWith(path)));
      if (above !== undefined) faults.push(`the seed at ${above.path} gives what is gone`);
      if (!inOrder(seeds)) faults.push('the seeds are out of order');
    }
    const keyAt = keysOf(seeds);
    for (const leaf of leaves) {
      const key = keyAt(leaf);
      const wanted = gone.includes(leaf) ? undefined : keys.get(leaf);
      if ((key && Buffer.from(key).toString('hex')) !== wanted) faults.push(`another key at ${leaf}`);
    }
    if (punctured(seeds, gone[0]!) !== seeds) faults.push('again is not harmless');
    return faults;
  };

  it('cannot be had from what is left, and every other can, in 10,000 orders', () => {
    const orders = fc.sample(fc.shuffledSubarray(leaves, { minLength: 1 }), 10_000);
    expect(orders.flatMap(faultsOf)).toEqual([]);
  });

  it('is no hash of what is left: nothing on its way down stays', () => {
    const path = pathOf('a' as PlanId, 5);
    const way = Array.from({ length: DEPTH + 1 }, (_, depth) => byHand(path.slice(0, depth)));
    const left = punctured(TOP, path).map(({ bytes }) => Buffer.from(bytes).toString('hex'));
    expect(left).toHaveLength(DEPTH);
    expect(left.filter((hex) => way.includes(hex))).toEqual([]);
    expect(coverFault(punctured(TOP, path), [])?.why).toMatch(/one is missing/);
    const kept = { ledger: LEDGER, plan: 'a' as PlanId, version: 5, seal: '', keys: {} };
    expect(coverFault(punctured(TOP, path), [kept])).toBeUndefined();
  });
});
