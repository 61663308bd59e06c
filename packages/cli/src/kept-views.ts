import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { noViewStore, openViewStore, type ViewStore } from '@plan-ledger/projections';

import type { World } from './world.js';

/** Where views of a ledger that is no file are kept: the caches of this person on this machine. */
const cacheFolder = ({ env }: Pick<World, 'env'>): string => {
  const { PLAN_LEDGER_CACHE: own = '', XDG_CACHE_HOME: shared = '', HOME: home = '' } = env;
  if (own !== '') return own;
  return join(shared === '' ? join(home === '' ? homedir() : home, '.cache') : shared, 'plan-ledger');
};

/** Where the views of a ledger are kept: beside its file, or in the cache by its identity. */
export const viewsFileOf = (
  file: string | undefined,
  identity: string,
  world: Pick<World, 'env'>,
): string => {
  if (file !== undefined) return `${file}.views.db`;
  const folder = cacheFolder(world);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, `${identity.replace(/[^\da-z-]/giu, '_')}.views.db`);
};

/** Opens the kept views of a ledger; where that cannot be done, says so and goes on without. */
export const openViews = (
  file: string | undefined,
  identity: string,
  world: Pick<World, 'env' | 'note'>,
): ViewStore => {
  try {
    return openViewStore(viewsFileOf(file, identity, world), identity);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    world.note(`Going on without kept views (${why}); every question folds the history anew`);
    // What is in that file stays there: who has to be sure that something left it is told that it has not.
    return { ...noViewStore, drop: () => ({ before: 0, drops: 0, gone: false }), scrub: () => false };
  }
};
