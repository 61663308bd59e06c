/**
 * What can stand in a recipe, and what each shows.
 *
 * @example
 * import { BLOCKS } from '@plan-ledger/evidence';
 * assert.match(BLOCKS.exceptions, /overdue/u);
 */
export const BLOCKS = {
  prose: 'paragraphs of your own; {name} puts a number in, `backticks` keep a name that has digits',
  chapter: 'a heading of your own, with blocks below it',
  headline: 'what there is to know in three sentences, each number linked to its row',
  'as-of': 'as of when the pack speaks, by both clocks, in words',
  exceptions: 'what a board looks at first: overdue, slipped, stale, revised, changed status',
  dashboard: 'each section: statuses, actions, milestones and measures in a row',
  sections: 'each section in full: statuses over time, progress, actions, milestones, measures',
  actions: 'each action: first and current due date, how often it moved, status',
  milestones: 'each milestone: first and current due date, how often it moved',
  trends: 'trend tables and run charts; options only (ids of measures) and charts (yes or no)',
  changes: 'what changed since the edition before, what no document marks as a change first',
  revisions: 'figures and targets that changed after they were published, and whether a conclusion flips',
  coverage: 'recommendations, what answers each, and the gaps',
  risks: 'the register of risks, their history, and the grid',
  oversight: 'who looks on, and how often',
  quoted: 'what narrative says beside what the tables say',
  checks: 'what an inspector would ask',
  'worse-elsewhere': 'what got worse outside the scope',
  ratings: 'what a review rated, and on which clauses',
  audit: 'every change since the edition before: field, before, after, who, when, why, from which document',
  provenance: 'where each figure comes from: event, document, place',
  redactions: 'texts that were erased, and on what ground',
  integrity: 'the root of the history, and how anybody can check it',
  tables: 'the files beside the page, and what each holds',
  glossary: 'the words, statuses and codes that the pack uses',
} as const;

/** The name of a block, as a recipe writes it. */
export type BlockName = keyof typeof BLOCKS;

/**
 * The names of all blocks.
 *
 * @example
 * import { BLOCK_NAMES } from '@plan-ledger/evidence';
 * assert.ok(BLOCK_NAMES.includes('headline'));
 */
export const BLOCK_NAMES = Object.keys(BLOCKS) as readonly BlockName[];
