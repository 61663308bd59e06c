import { describe, expect, it } from '@jest/globals';

import { historyOf, planOf, SMALL, step } from '../../../test/support/histories.js';
import { oversightOf } from './oversight.js';

type Steps = Parameters<typeof historyOf>[0];

const arrange = (oversight: string, more: object = {}) =>
  step({ type: 'ArrangeOversight', oversight, body: `The ${oversight}`, sections: [], ...more });

const rowsOf = (steps: Steps) => oversightOf(planOf(historyOf([...SMALL, ...steps])));

describe('oversight', () => {
  it('names a body with how often, its role and its sections', () => {
    const board = { cadence: 'every two months', recurs: 'two-monthly', role: 'Holds to account' };
    expect(rowsOf([arrange('board', { ...board, sections: ['planning', 'visits'] })])).toEqual([
      {
        oversight: 'board',
        body: 'The board',
        cadence: 'every two months',
        recurs: 'two-monthly',
        role: 'Holds to account',
        sections: ['2', '1'],
      },
    ]);
  });

  it('names a section by its title where the plan gives it no number, and none for the whole plan', () => {
    const unnumbered = step({ type: 'AddSection', section: 'culture', title: 'Culture', order: 3 });
    const rows = rowsOf([unnumbered, arrange('board'), arrange('panel', { sections: ['culture'] })]);
    expect(
      rows.map(({ oversight, cadence, recurs, sections }) => [oversight, cadence, recurs, sections]),
    ).toEqual([
      ['board', '', null, []],
      ['panel', '', null, ['Culture']],
    ]);
  });

  it('leaves out what has ended', () => {
    const end = step({ type: 'EndOversight', oversight: 'board', how: 'withdrawn' });
    expect(rowsOf([arrange('board'), arrange('panel'), end]).map(({ oversight }) => oversight)).toEqual([
      'panel',
    ]);
  });
});
