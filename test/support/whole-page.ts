import type { EventStore } from '@plan-ledger/store';
import { gather, pageOf } from '@plan-ledger/evidence';
import type { PlanId, Version } from '@plan-ledger/domain';

import { rightOf } from './histories.js';
import { BLOCK_NAMES } from '../../packages/evidence/src/recipe/blocks.js';
import type { Part, Recipe } from '../../packages/evidence/src/recipe/recipe.js';

/** Every part that a page can have, in the order in which they are listed. */
export const EVERYTHING: Recipe = {
  id: 'everything',
  title: [{ words: 'Everything' }],
  window: 18,
  blocks: BLOCK_NAMES.filter((name) => name !== 'prose' && name !== 'chapter').map((block): Part =>
    block === 'trends' ? { block, charts: true } : { block },
  ),
  text: '',
};

/** The page of a plan with every part in it; `text` is what stands where a text of somebody's own may stand. */
export const wholePage = async (
  store: EventStore,
  plan: PlanId,
  version: Version,
  text = 'a text',
): Promise<string> => {
  const dossier = await rightOf(gather(store, plan, version));
  const about = {
    title: text,
    toolVersion: '0.0.0',
    root: 'cm9vdA==',
    files: [{ path: 'tables/trends.csv', says: text }],
    checkpoint: { origin: text, size: version, path: 'integrity/checkpoint' },
    nameOf: () => text,
    scope: [],
  };
  return String(pageOf(dossier, EVERYTHING, about));
};
