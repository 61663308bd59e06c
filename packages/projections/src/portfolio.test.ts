import { describe, expect, it } from '@jest/globals';

import { day, historyOf, planOf, published, SMALL, step } from '../../../test/support/histories.js';
import { freshnessInWords, portfolioRowOf } from './portfolio.js';

type Steps = Parameters<typeof historyOf>[0];

const rowOf = (steps: Steps, on = '2020-06-19') =>
  portfolioRowOf(planOf(historyOf([...SMALL, ...steps])), day(on));

describe('a plan of the portfolio', () => {
  it('is counted as it stands, without what left it', () => {
    const received = (recommendation: string, kind = 'recommendation') =>
      step({ type: 'ReceiveRecommendation', recommendation, kind, title: recommendation });
    const raised = (risk: string) =>
      step({ type: 'RaiseRisk', risk, kind: 'risk', title: risk, owners: [], controls: [] });
    const dated = (milestone: string) =>
      step({ type: 'AddMilestone', milestone, action: 'weekly-list', title: milestone });
    const edition = published('may-2020');
    const promising = {
      ...edition,
      command: { ...edition.command, nextUpdate: { printed: 'March 2021' } } as never,
    };
    expect(
      rowOf([
        received('r1'),
        received('r2'),
        received('found', 'finding'),
        ...['k1', 'k2'].map(raised),
        ...['m1', 'm2', 'm3'].map(dated),
        step({ type: 'CloseRecommendation', recommendation: 'r1', how: 'completed' }),
        step({ type: 'CloseRisk', risk: 'k1', how: 'completed' }),
        step({ type: 'WithdrawMilestone', milestone: 'm1', how: 'withdrawn' }),
        published('april-2020'),
        promising,
      ]),
    ).toEqual({
      plan: 'small-plan',
      title: 'Small Plan',
      authority: 'Somewhere Council',
      kind: 'plan',
      edition: 'may-2020',
      reportedOn: '2020-06-09',
      sections: 2,
      actions: 1,
      measures: 1,
      milestones: 2,
      recommendations: 1,
      risks: 1,
      daysSinceReport: 10,
      nextUpdate: 'March 2021',
      status: 'in force',
      version: SMALL.length + 13,
      documents: 2,
    });
  });

  it.each([
    ['in force', []],
    ['closed', [step({ type: 'ClosePlan' })]],
    ['superseded by new-plan', [step({ type: 'SupersedePlan', by: 'new-plan' })]],
  ])('is %s', (status, steps) => {
    expect(rowOf(steps)).toMatchObject({ status, edition: '', documents: 0, nextUpdate: '' });
  });

  it('says that it is a review', () => {
    expect(
      rowOf([step({ type: 'RevisePlan', changes: { kind: 'review', reviews: 'other-plan' } })]).kind,
    ).toBe('review');
  });

  it.each([
    ['2021-01-27', 'after this day'],
    ['2021-01-28', 'the same day'],
    ['2021-01-29', '1 day ago'],
    ['2021-02-10', '13 days ago'],
    ['2021-02-11', '2 weeks ago'],
    ['2021-03-27', '8 weeks ago'],
    ['2021-03-28', '2 months ago'],
    ['2022-12-31', '23 months ago'],
    ['2023-01-27', '23 months ago'],
    ['2023-01-28', '2 years ago'],
    ['2026-11-22', '5 years ago'],
  ])('is fresh or stale in words: on %s %s', (on, words) => {
    expect(freshnessInWords(day('2021-01-28'), day(on))).toBe(`reported 28 January 2021, ${words}`);
  });

  it('has nothing to say of a plan without a report', () => {
    expect(freshnessInWords(null, day('2021-01-28'))).toBe('not reported yet');
  });
});
