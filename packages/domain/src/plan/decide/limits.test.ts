import { describe, it } from '@jest/globals';

import { given } from '../../testing/given.js';
import { command, event, smallHistory } from '../../testing/plain.js';

const MAY = { measure: 'seen', from: '2020-05' } as const;
const WHY = { reason: 'Visits by phone are counted from here on' };

const rebase = command({ type: 'RebaseLimits', ...MAY });
const rebased = event({ type: 'LimitsRebased', ...MAY });
const withdraw = command({ type: 'WithdrawRebase', ...MAY });
const withdrawn = event({ type: 'RebaseWithdrawn', ...MAY });

describe('a rebase of the limits of a measure', () => {
  it('is kept with its reason and the version that says so', () => {
    given(...smallHistory)
      .when(rebase, WHY)
      .then(rebased)
      .thenPlan(({ measures: { seen }, version }) => {
        const [only, ...others] = seen?.rebases ?? [];
        return (
          others.length === 0 &&
          only?.from === '2020-05' &&
          only.reason === WHY.reason &&
          only.version === version
        );
      });
  });

  it('is written once, also where it is said again for another reason', () => {
    given(...smallHistory, rebased)
      .when(rebase, { reason: 'Another one' })
      .thenNothing();
  });

  it('stands in the order of time, whatever came first', () => {
    given(...smallHistory, rebased)
      .when(command({ type: 'RebaseLimits', measure: 'seen', from: '2019-12' }), WHY)
      .thenPlan(
        ({ measures: { seen } }) => seen?.rebases?.map(({ from }) => from).join() === '2019-12,2020-05',
      );
  });

  it.each([{}, { reason: ' ' }])('needs a reason: %p', (saying) => {
    given(...smallHistory)
      .when(rebase, saying)
      .thenRefused('NoReasonToRebase', MAY);
    given(...smallHistory, rebased)
      .when(withdraw, saying)
      .thenRefused('NoReasonToRebase', MAY);
  });

  it.each(['RebaseLimits', 'WithdrawRebase'] as const)('%s fits the frequency of the measure', (type) => {
    given(...smallHistory)
      .when(command({ type, measure: 'seen', from: '2020-Q2' }), WHY)
      .thenRefused('WrongPeriod', { measure: 'seen', found: '2020-Q2', wanted: 'month' });
  });

  it.each(['RebaseLimits', 'WithdrawRebase'] as const)('%s is of a measure that is in the plan', (type) => {
    given(...smallHistory)
      .when(command({ type, measure: 'sen', from: '2020-05' }), WHY)
      .thenRefused('Unknown', { kind: 'measure', id: 'sen' });
    given(...smallHistory, event({ type: 'MeasureRetired', measure: 'seen', how: 'completed' }))
      .when(command({ type, measure: 'seen', from: '2020-05' }), WHY)
      .thenRefused('Gone', { kind: 'measure', id: 'seen' });
  });

  it('is withdrawn, once, and leaves nothing behind in the plan', () => {
    given(...smallHistory, rebased)
      .when(withdraw, WHY)
      .then(withdrawn)
      .thenPlan(({ measures: { seen } }) => seen !== undefined && !('rebases' in seen));
    given(...smallHistory, rebased, withdrawn)
      .when(withdraw, WHY)
      .thenNothing();
    given(...smallHistory, rebased, withdrawn)
      .when(rebase, WHY)
      .then(rebased);
  });

  it('leaves the measure the same to define: what it gathers is no part of its words', () => {
    given(...smallHistory, rebased)
      .when(
        command({
          type: 'DefineMeasure',
          measure: 'seen',
          section: 'visits',
          title: '% of children seen',
          unit: 'percent',
          direction: 'higher',
          frequency: 'month',
        }),
      )
      .thenNothing();
  });
});
