import {
  figure,
  historyOf,
  PLAN,
  published,
  REGISTERS,
  rightOf,
  SMALL,
  step,
  storeWith,
} from './histories.js';
import type { Recorded } from '@plan-ledger/domain';
import type { Dossier } from '../../packages/evidence/src/dossier/dossier.js';
import { gather } from '../../packages/evidence/src/dossier/gather.js';
import { BLOCK_NAMES } from '../../packages/evidence/src/recipe/blocks.js';
import type { Block, Part, Recipe } from '../../packages/evidence/src/recipe/recipe.js';
import { pageOf } from '../../packages/evidence/src/page/page.js';
import type { About } from '../../packages/evidence/src/page/view.js';

/** Every part that a page can have. */
export const PARTS = BLOCK_NAMES.filter((name) => name !== 'prose' && name !== 'chapter').map((block) =>
  block === 'trends' ? { block, charts: true } : { block },
) as readonly Part[];

/** A recipe of some blocks. */
export const recipeOf = (blocks: readonly Block[], scope?: readonly string[]): Recipe => ({
  id: 'own',
  title: [{ words: 'For a test' }],
  window: 18,
  blocks,
  text: '',
  ...(scope === undefined ? {} : { scope }),
});

/** What a page says of itself in a test. */
export const ABOUT: About = {
  title: 'For a test',
  toolVersion: '0.0.0',
  root: 'cm9vdA==',
  files: [{ path: 'tables/trends.csv', says: 'every figure' }],
  checkpoint: null,
  nameOf: (id) => id,
  scope: [],
};

/** What a history tells, gathered from a store that holds it. */
export const dossierOf = async (history: readonly Recorded[]): Promise<Dossier> =>
  rightOf(gather(await storeWith(history), PLAN, history.length));

/** The page of a history, by a recipe that has every part unless it is said. */
export const pageFor = async (
  history: readonly Recorded[],
  recipe = recipeOf(PARTS),
  about = ABOUT,
): Promise<string> => String(pageOf(await dossierOf(history), recipe, about));

/** A plan of which there is something to tell in most parts, in two editions. */
export const FULL = historyOf([
  ...SMALL,
  ...REGISTERS,
  step({ type: 'SetTarget', measure: 'seen', period: '2020-04', figure: figure('80%') }),
  step({ type: 'RecordActual', measure: 'seen', period: '2020-04', figure: figure('61%') }),
  step({ type: 'RecordActual', measure: 'seen', period: '2020-05', figure: figure('N/A') }),
  published('first'),
  step({
    type: 'ReviseActual',
    measure: 'seen',
    period: '2020-04',
    figure: figure('81%'),
    act: 'unexplained',
  }),
  step(
    {
      type: 'RescheduleAction',
      action: 'weekly-list',
      timescale: { printed: 'July 2020', due: '2020-07-31' },
    },
    { reason: 'The list needs another system' },
  ),
  published('second'),
]);
