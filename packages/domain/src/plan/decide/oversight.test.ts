import { describe, it } from '@jest/globals';

import { given } from '../../testing/given.js';
import { command, event, fullHistory } from '../../testing/plain.js';

type Plain = Parameters<typeof event>[0];

const planned = (...more: readonly Plain[]) => given(...fullHistory, ...more.map(event));

const BOARD = {
  oversight: 'board',
  body: 'Improvement Board',
  sections: ['visits'],
  cadence: 'Monthly',
  recurs: 'monthly',
} as const;
const CABINET = { oversight: 'cabinet', body: 'Cabinet', sections: [] };
const ended = { type: 'OversightEnded', oversight: 'board', how: 'completed' } as const;
const gone = { kind: 'oversight', id: 'board', how: 'completed' };
const revise = (changes: object) => command({ type: 'ReviseOversight', oversight: 'board', changes });

describe('oversight', () => {
  it('is arranged, of the whole plan or of some sections', () => {
    planned()
      .when(command({ type: 'ArrangeOversight', ...CABINET, role: 'Decides' }))
      .then(event({ type: 'OversightArranged', ...CABINET, role: 'Decides' }))
      .thenPlan(({ oversight: { cabinet } }) => cabinet?.sections.length === 0);
    planned()
      .when(command({ type: 'ArrangeOversight', ...CABINET, sections: ['visits', 'planning'] }))
      .thenPlan(({ oversight: { cabinet } }) => cabinet?.sections.length === 2);
  });

  it('is not arranged twice, and not with an id that is taken, also by one that ended', () => {
    planned()
      .when(command({ type: 'ArrangeOversight', ...BOARD }))
      .thenNothing();
    const taken = { kind: 'oversight', id: 'board', title: 'Improvement Board' };
    planned()
      .when(command({ type: 'ArrangeOversight', ...BOARD, sections: [] }))
      .thenRefused('IdTaken', taken);
    planned(ended)
      .when(command({ type: 'ArrangeOversight', ...BOARD }))
      .thenRefused('IdTaken', taken);
  });

  it('needs a body with a name', () => {
    planned()
      .when(command({ type: 'ArrangeOversight', ...CABINET, body: ' ' }))
      .thenRefused('Empty', { what: 'body' });
    planned()
      .when(revise({ body: '' }))
      .thenRefused('Empty', { what: 'body' });
  });

  it('watches over sections that are there, every one of them', () => {
    const unknown = { kind: 'section', id: 'plannin', known: ['planning'] };
    planned()
      .when(command({ type: 'ArrangeOversight', ...CABINET, sections: ['visits', 'plannin'] }))
      .thenRefused('Unknown', unknown);
    planned()
      .when(revise({ sections: ['plannin', 'visits'] }))
      .thenRefused('Unknown', unknown);
    planned({ type: 'SectionRetired', section: 'planning', how: 'withdrawn' })
      .when(revise({ sections: ['visits', 'planning'] }))
      .thenRefused('Gone', { kind: 'section', id: 'planning' });
  });

  it('is revised in what really changes', () => {
    planned()
      .when(revise({ sections: ['visits'], cadence: 'as required', recurs: null }))
      .then(
        event({
          type: 'OversightRevised',
          oversight: 'board',
          changes: { cadence: 'as required', recurs: null },
        }),
      )
      .thenPlan(({ oversight: { board } }) => board !== undefined && !('recurs' in board));
    planned()
      .when(revise({ body: 'Improvement Board', role: null }))
      .thenNothing();
  });

  it('ends once, and can be changed no more', () => {
    const end = (how: 'completed' | 'withdrawn') =>
      command({ type: 'EndOversight', oversight: 'board', how });
    planned()
      .when(end('completed'))
      .then(event(ended))
      .thenPlan(({ oversight, version }) => oversight.board?.gone?.version === version);
    planned(ended).when(end('completed')).thenNothing();
    planned(ended).when(end('withdrawn')).thenRefused('Gone', gone);
    planned(ended)
      .when(revise({ role: 'Decides' }))
      .thenRefused('Gone', gone);
  });

  it('is merged into another one that is there, not into itself', () => {
    const merge = (into: string) =>
      command({ type: 'EndOversight', oversight: 'board', how: 'merged', into });
    planned({ type: 'OversightArranged', ...CABINET })
      .when(merge('cabinet'))
      .thenPlan(({ oversight }) => oversight.board?.gone?.into === 'cabinet');
    planned().when(merge('board')).thenRefused('IntoItself', { kind: 'oversight', id: 'board' });
    planned().when(merge('cabinet')).thenRefused('Unknown', { kind: 'oversight', id: 'cabinet' });
  });

  it('is unknown when it never was', () => {
    const unknown = { kind: 'oversight', id: 'boards', known: ['board'] };
    planned()
      .when(command({ type: 'ReviseOversight', oversight: 'boards', changes: { role: 'Decides' } }))
      .thenRefused('Unknown', unknown);
    planned()
      .when(command({ type: 'EndOversight', oversight: 'boards', how: 'completed' }))
      .thenRefused('Unknown', unknown);
  });

  it('does not keep a section from being retired', () => {
    planned({ type: 'OversightRevised', oversight: 'board', changes: { sections: ['planning'] } })
      .when(command({ type: 'RetireSection', section: 'planning', how: 'withdrawn' }))
      .thenPlan(({ sections }) => sections.planning?.gone !== undefined);
  });
});
