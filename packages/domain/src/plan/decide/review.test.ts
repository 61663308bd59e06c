import { describe, it } from '@jest/globals';

import { given } from '../../testing/given.js';
import { command, event, fullHistory } from '../../testing/plain.js';

const PLAN = { plan: 'small-plan', title: 'Small Plan', authority: 'Somewhere Council', schemes: [] };
const REVIEW = { ...PLAN, plan: 'small-review', kind: 'review', reviews: 'small-plan' } as const;
const establish = (fields: object) => command({ type: 'EstablishPlan', ...PLAN, ...fields });
const revise = (changes: object) => command({ type: 'RevisePlan', changes });
const established = event({ type: 'PlanEstablished', ...PLAN });
const reviewing = event({ type: 'PlanEstablished', ...REVIEW });

const NO_PLAN = 'found a review that names no plan; wanted the plan that it reviews';
const NO_REVIEW = 'found a plan that reviews other-plan; wanted kind review, or no plan that it reviews';
const ITSELF = 'found a review of itself; wanted another plan';

describe('a review', () => {
  it('names the plan that it reviews', () => {
    given()
      .when(command({ type: 'EstablishPlan', ...REVIEW }))
      .then(reviewing)
      .thenPlan(({ identity }) => identity?.kind === 'review' && identity.reviews === 'small-plan');
    given()
      .when(establish({ kind: 'review' }))
      .thenRefused('WrongPlan', { plan: 'small-plan', fault: NO_PLAN });
  });

  it('is no review of itself', () => {
    given()
      .when(establish({ kind: 'review', reviews: 'small-plan' }))
      .thenRefused('WrongPlan', { plan: 'small-plan', fault: ITSELF });
  });

  it('alone reviews a plan', () => {
    for (const kind of [{}, { kind: 'plan' }]) {
      given()
        .when(establish({ ...kind, reviews: 'other-plan' }))
        .thenRefused('WrongPlan', { plan: 'small-plan', fault: NO_REVIEW });
    }
  });

  it('is what a plan may become, and be no more, at once in both fields', () => {
    given(established)
      .when(revise({ kind: 'review', reviews: 'other-plan' }))
      .then(event({ type: 'PlanRevised', changes: { kind: 'review', reviews: 'other-plan' } }));
    given(established)
      .when(revise({ kind: 'review' }))
      .thenRefused('WrongPlan', { plan: 'small-plan', fault: NO_PLAN });
    given(established)
      .when(revise({ reviews: 'other-plan' }))
      .thenRefused('WrongPlan', { plan: 'small-plan', fault: NO_REVIEW });
    given(established)
      .when(revise({ kind: 'review', reviews: 'small-plan' }))
      .thenRefused('WrongPlan', { plan: 'small-plan', fault: ITSELF });
    given(reviewing)
      .when(revise({ kind: null, reviews: null }))
      .thenPlan(
        ({ identity }) => identity !== undefined && !('kind' in identity) && !('reviews' in identity),
      );
    given(reviewing)
      .when(revise({ reviews: null }))
      .thenRefused('WrongPlan', { plan: 'small-review', fault: NO_PLAN });
  });

  it('says beside which edition of the other plan it was written, and when the next one comes', () => {
    const march = { printed: 'March 2021', due: '2021-03-31' };
    const edition = { label: 'first', title: 'First', reviewed: 'december-2020', nextUpdate: march };
    given(reviewing)
      .when(command({ type: 'PublishEdition', ...edition }))
      .thenPlan(({ editions: [first] }) => {
        return first?.reviewed === 'december-2020' && first.nextUpdate?.due === '2021-03-31';
      });
    given(reviewing, event({ type: 'EditionPublished', ...edition }))
      .when(command({ type: 'PublishEdition', ...edition, reviewed: 'may-2020' }))
      .thenRefused('LabelTaken', { label: 'first' });
  });
});

describe('a plan', () => {
  it('has a day on which it began', () => {
    given(established)
      .when(revise({ began: '2019-04-01' }))
      .then(event({ type: 'PlanRevised', changes: { began: '2019-04-01' } }))
      .thenPlan(({ identity }) => identity?.began === '2019-04-01');
  });
});

describe('a plan that gives way to another', () => {
  const GOES_ON = [
    { kind: 'section', id: 'visits', as: 'seeing-children' },
    { kind: 'action', id: 'weekly-list', as: 'weekly-list' },
    { kind: 'measure', id: 'seen', as: 'children-seen' },
  ] as const;
  const supersede = (continues: readonly (typeof GOES_ON)[number][]) =>
    command({ type: 'SupersedePlan', by: 'next-plan', continues });

  it('says what goes on there, and under which ids', () => {
    given(...fullHistory)
      .when(supersede(GOES_ON))
      .then(event({ type: 'PlanSuperseded', by: 'next-plan', continues: GOES_ON }))
      .thenPlan(({ ended }) => ended?.continues?.length === 3);
  });

  it('may tell of what is gone from it', () => {
    given(...fullHistory, event({ type: 'MeasureRetired', measure: 'seen', how: 'completed' }))
      .when(supersede(GOES_ON))
      .thenPlan(({ ended }) => ended?.continues?.length === 3);
  });

  it.each([
    [{ kind: 'section', id: 'plannin', as: 'a' }, ['planning']],
    [{ kind: 'action', id: 'weekly-lst', as: 'a' }, ['weekly-list']],
    [{ kind: 'measure', id: 'seeen', as: 'a' }, ['seen']],
    [{ kind: 'measure', id: 'weekly-list', as: 'a' }, []],
  ] as const)('tells of nothing that it never had: %j', (stray, known) => {
    given(...fullHistory)
      .when(command({ type: 'SupersedePlan', by: 'next-plan', continues: [GOES_ON[0], stray] }))
      .thenRefused('Unknown', { kind: stray.kind, id: stray.id, known });
  });

  it('does so once: the same words again are nothing, others are refused', () => {
    const ended = given(
      ...fullHistory,
      event({ type: 'PlanSuperseded', by: 'next-plan', continues: GOES_ON }),
    );
    ended.when(supersede(GOES_ON)).thenNothing();
    ended.when(supersede([])).thenRefused('PlanEnded', { how: 'superseded', by: 'next-plan' });
  });
});
