/**
 * The recipes that come with the product, each as it is written.
 *
 * @example
 * import { BUILT_IN } from '@plan-ledger/evidence';
 * assert.match(BUILT_IN.board, /^recipe: 1$/mu);
 */
export const BUILT_IN = {
  board: `recipe: 1
id: board
title: Report to the improvement board
window: 18
blocks:
  - headline
  - ratings
  - exceptions
  - dashboard
  - changes
  - revisions
  - risks
  - actions
  - milestones
  - trends
  - integrity
  - tables
  - glossary
`,
  'monitoring-visit': `recipe: 1
id: monitoring-visit
title: For a monitoring visit
window: 18
blocks:
  - headline
  - prose: |
      Trends cover {window_months} months, from {window_from} to {window_to}. Recommendations and
      findings: {recommendations}; with a gap in what answers them: {recommendations_with_gaps}.
  - chapter: The weaknesses that were found, and what was done
    blocks: [coverage, sections, trends, checks]
  - chapter: What got worse elsewhere
    blocks: [worse-elsewhere]
  - chapter: What was said, and what can be shown
    blocks: [quoted, revisions, changes]
  - integrity
  - provenance
  - tables
  - glossary
`,
  'annual-conversation': `recipe: 1
id: annual-conversation
title: For the annual conversation
window: 18
blocks:
  - headline
  - chapter: What do you know about the quality and impact of practice?
    blocks:
      - prose: |
          Measures: {measures}; with a latest figure that meets its target: {measures_met}; with one
          that does not: {measures_not_met}.
      - dashboard
      - trends
  - chapter: How do you know it?
    blocks:
      - prose: |
          Figures in the narrative: {quoted}; those for which the tables say otherwise:
          {quoted_differing}.
      - quoted
      - checks
      - revisions
      - oversight
      - provenance
  - chapter: What are your plans to maintain or improve it?
    blocks: [exceptions, actions, milestones, coverage, risks]
  - integrity
  - tables
  - glossary
`,
  scrutiny: `recipe: 1
id: scrutiny
title: For the scrutiny committee
window: 18
blocks:
  - headline
  - prose: |
      Fields changed since the edition before ({since}): {changes}. Figures and targets changed after
      they were published: {revisions}; those after which the conclusion differs: {conclusions_changed}.
  - dashboard
  - exceptions
  - risks
  - changes
  - revisions
  - actions
  - trends
  - checks
  - integrity
  - tables
  - glossary
`,
  audit: `recipe: 1
id: audit
title: Everything, for an audit
window: 18
blocks:
  - headline
  - as-of
  - exceptions
  - dashboard
  - sections
  - actions
  - milestones
  - trends
  - changes
  - revisions
  - coverage
  - risks
  - oversight
  - quoted
  - checks
  - worse-elsewhere
  - ratings
  - audit
  - provenance
  - redactions
  - integrity
  - tables
  - glossary
`,
} as const;

/** The name of a recipe that comes with the product. */
export type BuiltIn = keyof typeof BUILT_IN;

/**
 * The names of all of them.
 *
 * @example
 * import { BUILT_IN_NAMES } from '@plan-ledger/evidence';
 * assert.ok(BUILT_IN_NAMES.includes('scrutiny'));
 */
export const BUILT_IN_NAMES = Object.keys(BUILT_IN) as readonly BuiltIn[];
