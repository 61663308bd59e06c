import { describe, expect, it } from '@jest/globals';

import type { PlanEvent } from '../plan/events/index.js';
import type { Plan } from '../plan/state.js';
import { fullEdition, fullEditionFile, laterEdition } from '../testing/full-edition.js';
import { submitted, told, U1 } from '../testing/submitted.js';
import { compare } from './compare/index.js';

const FIRST = submitted(fullEdition());

/** What the second edition changes, but its publication, and the figures that its text quotes once more. */
const changes = (changed: Readonly<Record<string, unknown>>, before: Plan = FIRST): readonly PlanEvent[] =>
  told(before, laterEdition(changed))
    .map(({ event }) => event)
    .filter(({ type }) => type !== 'EditionPublished' && type !== 'FigureQuoted');

const SECTION = 'sections.0';
const MEASURE = `${SECTION}.measures.0`;

describe('what an edition leaves out', () => {
  const bare = {
    [`${SECTION}.actions.0.milestones`]: [],
    [`${SECTION}.evidence`]: [],
    [`${SECTION}.answers`]: [],
    recommendations: [],
    risks: [],
    oversight: [],
  };

  it('is asked of each kind, and changes nothing', () => {
    expect(compare(FIRST, laterEdition(bare), U1).questions).toEqual([
      { kind: 'milestone', id: 'first-list', title: 'The first list is out' },
      { kind: 'milestone', id: 'all-teams', title: 'All teams have it' },
      { kind: 'recommendation', id: 'rec-1', title: 'See children in time' },
      { kind: 'recommendation', id: 'late', title: 'Visits are late' },
      { kind: 'risk', id: 'no-staff', title: 'Posts stay empty' },
      { kind: 'evidence', id: 'survey', title: 'A survey of families' },
      { kind: 'oversight', id: 'board', title: 'Improvement Board' },
    ]);
    expect(changes(bare)).toEqual([
      { type: 'RecommendationUnlinked', recommendation: 'rec-1', section: 'visits', side: 'page' },
    ]);
    expect(changes({ ...bare, [`${SECTION}.answers`]: undefined })).toEqual([]);
  });

  it('leaves when it says so, each in its own way, and nothing is asked', () => {
    const gone = [
      { milestone: 'first-list', how: 'completed' },
      { milestone: 'all-teams', how: 'withdrawn' },
      { recommendation: 'rec-1', how: 'completed' },
      { recommendation: 'late', how: 'withdrawn', note: 'Dropped' },
      { risk: 'no-staff', how: 'completed' },
      { evidence: 'survey', how: 'withdrawn' },
      { oversight: 'board', how: 'completed' },
    ];
    expect(compare(FIRST, laterEdition({ ...bare, gone }), U1).questions).toEqual([]);
    expect(changes({ ...bare, gone }).slice(1)).toEqual([
      { type: 'MilestoneWithdrawn', milestone: 'first-list', how: 'completed' },
      { type: 'MilestoneWithdrawn', milestone: 'all-teams', how: 'withdrawn' },
      { type: 'RecommendationClosed', recommendation: 'rec-1', how: 'completed' },
      { type: 'RecommendationClosed', recommendation: 'late', how: 'withdrawn', note: 'Dropped' },
      { type: 'RiskClosed', risk: 'no-staff', how: 'completed' },
      { type: 'EvidenceWithdrawn', evidence: 'survey', how: 'withdrawn' },
      { type: 'OversightEnded', oversight: 'board', how: 'completed' },
    ]);
  });

  it('may go into another of its kind', () => {
    const gone = [{ milestone: 'first-list', how: 'merged', into: 'all-teams' }];
    const milestones = fullEditionFile().sections[0]!.actions[0]!.milestones.slice(1);
    expect(changes({ [`${SECTION}.actions.0.milestones`]: milestones, gone })).toEqual([
      { type: 'MilestoneWithdrawn', milestone: 'first-list', how: 'merged', into: 'all-teams' },
    ]);
  });

  it('is asked with the new one that looks like it', () => {
    const { questions } = compare(FIRST, laterEdition({ 'oversight.0.id': 'new-board' }), U1);
    expect(questions).toEqual([
      {
        kind: 'oversight',
        id: 'board',
        title: 'Improvement Board',
        looksLike: { id: 'new-board', title: 'Improvement Board' },
      },
    ]);
  });

  it('is an action with its milestones, of which nothing more is asked', () => {
    const gone = [{ action: 'weekly-list', how: 'completed' }];
    const without = { [`${SECTION}.actions`]: [], [`${MEASURE}.action`]: undefined, gone };
    expect(compare(FIRST, laterEdition(without), U1).questions).toEqual([]);
    const after = submitted(laterEdition(without), FIRST);
    expect(Object.values(after.milestones).map(({ gone: left }) => left?.how)).toEqual([
      'withdrawn',
      'withdrawn',
    ]);
  });

  it('is asked of the whole plan only where the edition covers it', () => {
    const scoped = laterEdition({ ...bare, scope: ['planning'] });
    expect(compare(FIRST, scoped, U1).questions).toEqual([]);
  });
});
