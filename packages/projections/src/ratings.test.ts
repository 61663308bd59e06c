import { describe, expect, it } from '@jest/globals';

import { historyOf, planOf, published, SMALL, step } from '../../../test/support/histories.js';
import { ratingsOf, reviewOf } from './ratings.js';

type Steps = Parameters<typeof historyOf>[0];

const CLAUSES = [
  { code: 'some', text: 'Some progress' },
  { code: 'threats', text: 'Moderate threats' },
];
const FORM = {
  id: 'form',
  title: 'Progress',
  statuses: [
    {
      code: 'amber',
      label: 'Amber',
      shape: '◆',
      definition: 'Some progress or moderate threats',
      joined: 'or',
      clauses: CLAUSES,
    },
    {
      code: 'green',
      label: 'Green',
      shape: '■',
      joined: 'and',
      clauses: [
        { code: 'good', text: 'Good progress' },
        { code: 'low', text: 'low threats' },
      ],
    },
    { code: 'between', label: 'Amber to green' },
  ],
};
const [, ...SECTIONS] = SMALL;
const REVIEW: Steps = [
  step({
    type: 'EstablishPlan',
    plan: 'small-plan',
    title: 'Report',
    authority: 'Department',
    kind: 'review',
    reviews: 'other-plan',
    schemes: [FORM],
  }),
  ...SECTIONS,
];

const rate = (status: string | null, more: object = {}, section = 'visits') =>
  step({ type: 'AssessStatus', section, page: 'detail', dimension: 'rating', status, ...more });
const tell = (more: object, section = 'visits') =>
  step({ type: 'ReportProgress', section, page: 'detail', done: [], next: [], ...more });

const rowsOf = (steps: Steps) => ratingsOf(planOf(historyOf([...REVIEW, ...steps])));

describe('the ratings of a review', () => {
  it('stand with code, shape, definition and comment', () => {
    expect(rowsOf([rate('amber', { clauses: ['some'], comment: 'Keep up the pace' })])).toEqual([
      {
        section: 'visits',
        title: 'Visits',
        rating: 'Amber',
        shape: '◆',
        ratingCode: 'amber',
        basis: 'Some progress',
        clauses: ['some'],
        definition: 'Some progress or moderate threats',
        comment: 'Keep up the pace',
      },
    ]);
  });

  it.each([
    [
      'the clauses that are said to hold, joined with or',
      'amber',
      { clauses: ['some', 'threats'] },
      'Some progress or Moderate threats',
    ],
    ['the clauses joined with and', 'green', { clauses: ['good', 'low'] }, 'Good progress and low threats'],
    [
      'the clauses before what else is printed',
      'amber',
      { clauses: ['threats'], basis: 'A visit' },
      'Moderate threats',
    ],
    ['what is printed, where no clause is named', 'amber', { basis: 'A visit' }, 'A visit'],
    ['nothing but a word', 'amber', {}, 'asserted; no clause of its definition is named'],
    [
      'nothing but a word, where only clauses define it',
      'green',
      {},
      'asserted; no clause of its definition is named',
    ],
    ['a word that the form does not know', 'between', {}, 'asserted; the form does not define it'],
  ])('rest on %s', (_what, status, more, basis) => {
    expect(rowsOf([rate(status, more)])[0]?.basis).toBe(basis);
  });

  it('show a place that was left blank', () => {
    expect(rowsOf([rate(null)])[0]).toMatchObject({
      rating: '',
      ratingCode: '',
      basis: 'left blank on the form',
      definition: '',
    });
  });

  it('leave out sections without a place for one, and those that left', () => {
    const rated = [rate('amber', {}, 'planning'), rate('green')];
    expect(rowsOf([]).map(({ section }) => section)).toEqual([]);
    expect(rowsOf(rated).map(({ section }) => section)).toEqual(['visits', 'planning']);
    const gone = step({ type: 'RetireSection', section: 'planning', how: 'withdrawn' });
    expect(rowsOf([...rated, gone]).map(({ section }) => section)).toEqual(['visits']);
  });

  it('take the comment of the page where the rating has none of its own', () => {
    expect(rowsOf([rate('amber'), tell({ comment: 'Positive overall' })])[0]?.comment).toBe(
      'Positive overall',
    );
  });
});

describe('a review', () => {
  it('tells its period, what it promises, what its ratings mean, and what goes well, worries and comes next', () => {
    const edition = published('december-2020');
    const period = { from: '2020-07-01', to: '2020-12-31' };
    const dated = {
      ...edition,
      command: { ...edition.command, period, nextUpdate: { printed: 'March 2021' } } as never,
    };
    const told = {
      headline: 'A change of tempo',
      done: ['More visits'],
      concerns: ['Delay'],
      next: ['Recruit'],
    };
    const review = reviewOf(planOf(historyOf([...REVIEW, rate('amber'), tell(told), dated])));
    expect(review).toMatchObject({ period, nextUpdate: 'March 2021' });
    expect(review.ratings.map(({ rating }) => rating)).toEqual(['Amber']);
    expect(review.meanings).toEqual(FORM.statuses);
    expect(review.told).toEqual([{ section: 'visits', title: 'Visits', ...told, comment: '' }]);
  });

  it('has no meanings of a scheme that rates nothing, and tells nothing before it is told', () => {
    expect(reviewOf(planOf(historyOf([...REVIEW, rate(null)])))).toMatchObject({
      period: null,
      nextUpdate: '',
      meanings: [],
      told: [],
    });
  });
});
