import type { Kept } from './form.js';
import { planPath, type Seed, versionPath } from './tree.js';

/** What is wrong at which of the seeds, or of what is kept, which are counted on from the seeds. */
export interface CoverFault {
  readonly at: number;
  readonly why: string;
}

interface Part {
  readonly path: string;
  readonly at: number;
}

const partsOf = (seeds: readonly Seed[], kept: readonly Kept[]): readonly Part[] =>
  [
    ...seeds.map(({ path }, at) => ({ path, at })),
    ...kept.map(({ ledger, plan, version }, at) => ({
      path: `${planPath(ledger, plan)}${versionPath(version)}`,
      at: seeds.length + at,
    })),
  ].sort((one, other) => (one.path < other.path ? -1 : 1));

/** Where what comes after a path begins; none where the tree ends with it. */
const after = (path: string): string | undefined => {
  const kept = path.replace(/1+$/u, '');
  return kept === '' ? undefined : `${kept.slice(0, -1)}1`;
};

/** Whether what is below a path begins where all does that is below another. */
const begins = (path: string, where: string): boolean =>
  path.startsWith(where) && !path.includes('1', where.length);

const shown = (path: string): string => (path === '' ? '-' : path);

/**
 * What is wrong with the parts of a secret: the seeds and the keys that were destroyed are together the whole tree, each part of
 * it once. So no seed gives a key that was destroyed, and none is missing, as at the end of a file that was cut off.
 */
export const coverFault = (seeds: readonly Seed[], kept: readonly Kept[]): CoverFault | undefined => {
  const disorder = seeds.findIndex(({ path }, at) => at > 0 && path <= (seeds[at - 1]?.path ?? ''));
  if (disorder > 0) return { at: disorder, why: 'wanted seeds in the order of their paths, each once' };
  let next: string | undefined = '';
  for (const { path, at } of partsOf(seeds, kept)) {
    if (next === undefined || !begins(path, next)) {
      const found = at < seeds.length ? `a seed at ${shown(path)}` : `an event whose key is at ${path}`;
      return {
        at,
        why: `found ${found}; wanted each part of the tree once, and one is missing or there twice`,
      };
    }
    next = after(path);
  }
  return next === undefined
    ? undefined
    : { at: seeds.length + kept.length, why: `found the end; wanted a seed at ${shown(next)} as well` };
};
