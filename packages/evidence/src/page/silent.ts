import type { Dossier } from '../dossier/dossier.js';
import type { Part } from '../recipe/recipe.js';
import type { PageView } from './view.js';

type Rows = (dossier: Dossier) => readonly unknown[];

/**
 * What each part tells of. Those that answer a question, such as what an inspector would ask, are not here: that nothing was
 * found is their answer.
 */
const TOLD: Partial<Record<Part['block'], Rows>> = {
  exceptions: ({ exceptions }) => exceptions,
  dashboard: ({ dashboard }) => dashboard,
  sections: ({ actions, milestones, measures, statuses }) => [actions, milestones, measures, statuses].flat(),
  actions: ({ actions }) => actions,
  milestones: ({ milestones }) => milestones,
  trends: ({ trends }) => trends,
  changes: ({ since }) => (since === null ? [] : [since]),
  revisions: ({ revisions }) => revisions,
  coverage: ({ coverage }) => coverage,
  risks: ({ risks }) => risks,
  oversight: ({ oversight }) => oversight,
  quoted: ({ quoted }) => quoted,
};

/** Whether a part has nothing to tell: a sentence says so, and a heading over it would promise more. */
export const isSilent = ({ dossier }: PageView, { block }: Part): boolean =>
  TOLD[block]?.(dossier).length === 0;

/** Whether a part is not for plans of this kind: only a review rates, unless a plan rates itself. */
export const isForeign = ({ plan, review }: Dossier, { block }: Part): boolean =>
  block === 'ratings' && plan.identity?.kind !== 'review' && review.ratings.length === 0;
