import { describe, it } from '@jest/globals';

import { given } from '../../testing/given.js';
import { command, event, fullHistory } from '../../testing/plain.js';

type Plain = Parameters<typeof event>[0];

const planned = (...more: readonly Plain[]) => given(...fullHistory, ...more.map(event));

const RECEIVED = {
  recommendation: 'rec-1',
  kind: 'recommendation',
  title: 'See children in time',
  number: '1',
} as const;
const FINDING = {
  recommendation: 'late',
  kind: 'finding',
  title: 'Visits are late',
  from: 'Ofsted',
} as const;
const closed = { type: 'RecommendationClosed', recommendation: 'rec-1', how: 'completed' } as const;
const gone = { kind: 'recommendation', id: 'rec-1', how: 'completed' };

describe('a recommendation', () => {
  it('is received, and no section answers it yet', () => {
    planned()
      .when(command({ type: 'ReceiveRecommendation', ...FINDING }))
      .then(event({ type: 'RecommendationReceived', ...FINDING }))
      .thenPlan(({ recommendations: { late } }) => late?.kind === 'finding' && late.links.length === 0);
  });

  it('is not received twice, also when it is answered', () => {
    planned()
      .when(command({ type: 'ReceiveRecommendation', ...RECEIVED }))
      .thenNothing();
  });

  it('is not received with an id that is taken, also by one that is closed', () => {
    const taken = { kind: 'recommendation', id: 'rec-1', title: 'See children in time' };
    planned()
      .when(command({ type: 'ReceiveRecommendation', ...RECEIVED, kind: 'finding' }))
      .thenRefused('IdTaken', taken);
    planned(closed)
      .when(command({ type: 'ReceiveRecommendation', ...RECEIVED }))
      .thenRefused('IdTaken', taken);
  });

  it('is not received without words, nor revised to none', () => {
    planned()
      .when(command({ type: 'ReceiveRecommendation', ...FINDING, title: ' ' }))
      .thenRefused('Empty', { what: 'title' });
    planned()
      .when(command({ type: 'ReviseRecommendation', recommendation: 'rec-1', changes: { title: '' } }))
      .thenRefused('Empty', { what: 'title' });
  });

  it('is revised in what really changes', () => {
    const revise = (changes: object) =>
      command({ type: 'ReviseRecommendation', recommendation: 'rec-1', changes });
    planned()
      .when(revise({ title: 'See all children', number: null, kind: 'recommendation' }))
      .then(
        event({
          type: 'RecommendationRevised',
          recommendation: 'rec-1',
          changes: { title: 'See all children', number: null },
        }),
      )
      .thenPlan(
        ({ recommendations: { 'rec-1': made } }) => made?.number === undefined && made?.links.length === 1,
      );
    planned()
      .when(revise({ number: '1', from: null }))
      .thenNothing();
  });

  it('is closed once, and can be changed no more', () => {
    const close = (how: 'completed' | 'withdrawn') =>
      command({ type: 'CloseRecommendation', recommendation: 'rec-1', how });
    planned()
      .when(close('completed'))
      .then(event(closed))
      .thenPlan(({ recommendations, version }) => recommendations['rec-1']?.gone?.version === version);
    planned(closed).when(close('completed')).thenNothing();
    planned(closed).when(close('withdrawn')).thenRefused('Gone', gone);
    planned(closed)
      .when(command({ type: 'ReviseRecommendation', recommendation: 'rec-1', changes: { number: '2' } }))
      .thenRefused('Gone', gone);
  });

  it('is merged into another one that is there, not into itself', () => {
    const merge = (into: string) =>
      command({ type: 'CloseRecommendation', recommendation: 'rec-1', how: 'merged', into });
    planned({ type: 'RecommendationReceived', ...FINDING })
      .when(merge('late'))
      .thenPlan(({ recommendations }) => recommendations['rec-1']?.gone?.into === 'late');
    planned().when(merge('rec-1')).thenRefused('IntoItself', { kind: 'recommendation', id: 'rec-1' });
    planned().when(merge('late')).thenRefused('Unknown', { kind: 'recommendation', id: 'late' });
  });

  it('is unknown when it never was', () => {
    for (const asked of [
      command({ type: 'ReviseRecommendation', recommendation: 'rec-2', changes: { number: '2' } }),
      command({ type: 'LinkRecommendation', recommendation: 'rec-2', section: 'visits', side: 'list' }),
      command({ type: 'UnlinkRecommendation', recommendation: 'rec-2', section: 'visits', side: 'list' }),
      command({ type: 'CloseRecommendation', recommendation: 'rec-2', how: 'completed' }),
    ]) {
      planned()
        .when(asked)
        .thenRefused('Unknown', { kind: 'recommendation', id: 'rec-2', known: ['rec-1'] });
    }
  });
});

describe('a link from a recommendation to a section', () => {
  const LINK = { recommendation: 'rec-1', section: 'visits', side: 'list' } as const;
  const link = (fields: { section?: string; side?: 'list' | 'page'; printed?: string } = {}) =>
    command({ type: 'LinkRecommendation', ...LINK, ...fields });

  it('is made by the list and by the page, each on its own', () => {
    planned()
      .when(link({ side: 'page', printed: 'Rec 1' }))
      .then(event({ type: 'RecommendationLinked', ...LINK, side: 'page', printed: 'Rec 1' }))
      .thenPlan(({ recommendations }) => recommendations['rec-1']?.links.length === 2);
    planned()
      .when(link({ section: 'planning' }))
      .thenPlan(({ recommendations }) => recommendations['rec-1']?.links.length === 2);
  });

  it('is made once', () => {
    planned().when(link()).thenNothing();
  });

  it('is worded in another way in the place of the first', () => {
    planned()
      .when(link({ printed: 'Rec 1' }))
      .then(event({ type: 'RecommendationLinked', ...LINK, printed: 'Rec 1' }))
      .thenPlan(({ recommendations: { 'rec-1': made } }) => {
        return made?.links.length === 1 && made.links[0]?.printed === 'Rec 1';
      });
  });

  it('needs a section that is there, and a recommendation that is open', () => {
    planned()
      .when(link({ section: 'visit' }))
      .thenRefused('Unknown', { kind: 'section', id: 'visit' });
    planned({ type: 'SectionRetired', section: 'planning', how: 'withdrawn' })
      .when(link({ section: 'planning' }))
      .thenRefused('Gone', { kind: 'section', id: 'planning' });
    planned(closed)
      .when(link({ section: 'planning' }))
      .thenRefused('Gone', gone);
  });

  it('is taken away on its own side, once', () => {
    const unlink = command({ type: 'UnlinkRecommendation', ...LINK });
    const unlinked = { type: 'RecommendationUnlinked', ...LINK } as const;
    planned({ type: 'RecommendationLinked', ...LINK, side: 'page' })
      .when(unlink)
      .then(event(unlinked))
      .thenPlan(({ recommendations: { 'rec-1': made } }) => {
        return made?.links.length === 1 && made.links[0]?.side === 'page';
      });
    planned(unlinked).when(unlink).thenNothing();
    planned()
      .when(command({ type: 'UnlinkRecommendation', ...LINK, side: 'page' }))
      .thenNothing();
    planned(closed).when(unlink).thenRefused('Gone', gone);
  });
});
