import { describe, expect, it } from '@jest/globals';

import { faultsOf, setIn } from '../testing/edition-faults.js';
import { fullEditionFile } from '../testing/full-edition.js';

const faultsWith = (path: string, value: unknown): readonly string[] =>
  faultsOf(setIn(fullEditionFile(), path, value));

describe('links between recommendations and sections that do not fit', () => {
  const RECOMMENDATION = 'recommendations.0.sections';
  const ANSWERS = 'sections.0.answers';

  it('are one made twice, on either side', () => {
    const section = { section: 'visits' };
    expect(faultsWith(RECOMMENDATION, [section, { ...section, printed: 'Again' }])).toEqual([
      `${RECOMMENDATION}.1.section: Found section visits linked twice; wanted each link once`,
    ]);
    const answer = { recommendation: 'rec-1' };
    expect(faultsWith(ANSWERS, [answer, { recommendation: 'late' }, answer])).toEqual([
      `${ANSWERS}.2.recommendation: Found recommendation rec-1 linked twice; wanted each link once`,
    ]);
  });

  it('are to a section that is not there', () => {
    expect(faultsWith(RECOMMENDATION, [{ section: 'visit' }])).toEqual([
      `${RECOMMENDATION}.0.section: Found no section visit in this edition; did you mean visits`,
    ]);
  });

  it('are an answer to a recommendation that is not listed', () => {
    expect(faultsWith(ANSWERS, [{ recommendation: 'rec-2' }])).toEqual([
      `${ANSWERS}.0.recommendation: Found no recommendation rec-2 in this edition; did you mean rec-1`,
    ]);
    expect(faultsWith('recommendations', undefined)).toEqual([
      `${ANSWERS}.0.recommendation: Found no recommendation rec-1 in this edition`,
    ]);
  });
});

describe('members that do not fit', () => {
  const ACTIONS = 'sections.0.actions';
  const again = 'a second time; wanted each id once';

  it('are two of one kind with one id', () => {
    const { recommendations, risks, oversight, sections } = fullEditionFile();
    const [{ evidence }] = sections as [(typeof sections)[0]];
    const milestone = { id: 'first-list', title: 'Again' };
    expect(faultsWith(`${ACTIONS}.1`, { id: 'other', title: 'Other', milestones: [milestone] })).toEqual([
      `${ACTIONS}.1.milestones.0.id: Found milestone first-list ${again}`,
    ]);
    expect(faultsWith('recommendations.2', recommendations[1])).toEqual([
      `recommendations.2.id: Found recommendation late ${again}`,
    ]);
    expect(faultsWith('risks.1', risks[0])).toEqual([`risks.1.id: Found risk no-staff ${again}`]);
    expect(faultsWith('oversight.1', oversight[0])).toEqual([
      `oversight.1.id: Found oversight board ${again}`,
    ]);
    expect(faultsWith('sections.0.evidence.1', evidence[0])).toEqual([
      `sections.0.evidence.1.id: Found evidence survey ${again}`,
    ]);
  });

  it('are oversight of a section, and a measure of an action, that is not there', () => {
    expect(faultsWith('oversight.0.sections', ['visits', 'visit'])).toEqual([
      'oversight.0.sections.1: Found no section visit in this edition; did you mean visits',
    ]);
    expect(faultsWith('sections.0.measures.0.action', 'weekly-lst')).toEqual([
      'sections.0.measures.0.action: Found no action weekly-lst in this edition; did you mean weekly-list',
    ]);
  });

  it.each([
    ['milestone', 'first-list'],
    ['recommendation', 'rec-1'],
    ['risk', 'no-staff'],
    ['evidence', 'survey'],
    ['oversight', 'board'],
  ])('are a %s that is gone and is there, or goes into nothing', (kind, id) => {
    expect(faultsWith('gone', [{ [kind]: id, how: 'withdrawn' }])).toEqual([
      `gone.0.${kind}: Found ${kind} ${id} among what is gone; it is also in this edition`,
    ]);
    expect(faultsWith('gone', [{ [kind]: 'old', how: 'merged', into: `${id}s` }])).toEqual([
      `gone.0.into: Found no ${kind} ${id}s in this edition; did you mean ${id}`,
    ]);
    expect(faultsWith('gone', [{ [kind]: 'old', how: 'merged', into: id }])).toEqual([]);
  });

  it('are what is said anew of nothing, of two things, or of what this edition has not', () => {
    const word = { field: 'title', knowing: 'v12' };
    expect(faultsWith('restated', [word])).toEqual([
      'restated.0: Found 0 names; wanted one of plan, section, action, measure, milestone, recommendation, risk, evidence, oversight',
    ]);
    expect(faultsWith('restated', [{ ...word, section: 'visits', action: 'weekly-list' }])).toEqual([
      'restated.0: Found 2 names; wanted one of plan, section, action, measure, milestone, recommendation, risk, evidence, oversight',
    ]);
    expect(faultsWith('restated', [{ ...word, section: 'visit' }])).toEqual([
      'restated.0.section: Found no section visit in this edition; did you mean visits',
    ]);
    expect(faultsWith('restated', [{ ...word, plan: 'other-plan' }])).toEqual([
      'restated.0.plan: Found plan other-plan; wanted small-plan, the plan of this edition',
    ]);
    expect(faultsWith('restated', [{ ...word, section: 'visits', knowing: '12' }])).toEqual([
      'restated.0.knowing: Found "12"; wanted a version of the plan, such as v120',
    ]);
    expect(
      faultsWith('restated', [
        { ...word, plan: 'small-plan' },
        { ...word, section: 'visits' },
      ]),
    ).toEqual([]);
  });

  it('are a milestone and another thing in one line of what is gone', () => {
    expect(faultsWith('gone', [{ milestone: 'old', risk: 'old', how: 'withdrawn' }])).toEqual([
      'gone.0: Found 2 names; wanted one of section, action, measure, milestone, recommendation, risk, evidence, oversight',
    ]);
  });
});

describe('a due day', () => {
  it.each(['actions.0', 'actions.0.milestones.0', 'evidence.0'])('of %s stands beside a text', (part) => {
    const path = `sections.0.${part}`;
    const dated = setIn(fullEditionFile(), `${path}.due`, '2020-05-31');
    expect(faultsOf(dated)).toEqual([]);
    expect(faultsOf(setIn(dated, `${path}.timescale`, undefined))).toEqual([
      `${path}.due: Found due 2020-05-31 without a timescale; wanted the printed text beside it`,
    ]);
  });
});

describe('a rating that does not fit', () => {
  const DETAIL = 'sections.0.detail';

  it('is not in the schemes', () => {
    const file = setIn(fullEditionFile(), `${DETAIL}.clauses`, undefined);
    expect(faultsOf(setIn(file, `${DETAIL}.rating`, 'amber'))).toEqual([
      `${DETAIL}.rating: Found status "amber"; wanted one of the schemes' codes: green, red, good, poor`,
    ]);
  });

  it.each([
    ['good', ['progress', 'staff'], 1, 'staff', 'one of progress, threats'],
    ['poor', ['progress'], 0, 'progress', 'none: its definition has no clauses'],
    ['blank', ['progress'], 0, 'progress', 'none: its definition has no clauses'],
  ] as const)('has a clause that is not in its definition: %s, %p', (rating, clauses, at, found, wanted) => {
    const file = setIn(fullEditionFile(), `${DETAIL}.rating`, rating);
    expect(faultsOf(setIn(file, `${DETAIL}.clauses`, clauses))).toEqual([
      `${DETAIL}.clauses.${at}: Found clause ${found} for rating ${rating}; wanted ${wanted}`,
    ]);
  });

  it('is none, and has clauses', () => {
    expect(faultsWith(`${DETAIL}.rating`, undefined)).toEqual([
      `${DETAIL}.clauses: Found clauses without a rating; wanted the rating that rests on it, or blank`,
    ]);
  });
});

describe('a quoted figure', () => {
  const QUOTED = 'sections.0.detail.quoted';

  it('of another plan may be of any measure, and of this plan of one that is here', () => {
    expect(faultsWith(`${QUOTED}.1.plan`, 'small-plan')).toEqual([
      `${QUOTED}.1.measure: Found a quoted figure of elsewhere, which is no measure of this edition`,
    ]);
    expect(faultsWith(`${QUOTED}.0.measure`, 'tol')).toEqual([
      `${QUOTED}.0.measure: Found a quoted figure of tol, which is no measure of this edition; did you mean told`,
    ]);
  });
});

describe('a review that does not fit', () => {
  const review = (fields: object, reviewed?: string): readonly string[] => {
    const file = fullEditionFile();
    return faultsOf(setIn({ ...file, plan: { ...file.plan, ...fields } }, 'edition.reviewed', reviewed));
  };
  const neither =
    'plan: Found a plan that reviews something; wanted kind: review, or neither reviews nor reviewed';

  it('names no plan, or itself', () => {
    expect(review({ kind: 'review' })).toEqual([
      'plan: Found a review that names no plan; wanted the field reviews, the id of the plan',
    ]);
    expect(review({ kind: 'review', reviews: 'small-plan' })).toEqual([
      'plan.reviews: Found a review of itself; wanted the id of another plan',
    ]);
    expect(review({ kind: 'review', reviews: 'other-plan' }, 'may-2020')).toEqual([]);
  });

  it('is no review, and names a plan or an edition', () => {
    expect(review({ reviews: 'other-plan' })).toEqual([neither]);
    expect(review({ kind: 'plan', reviews: 'other-plan' })).toEqual([neither]);
    expect(review({}, 'may-2020')).toEqual([neither]);
    expect(review({ kind: 'plan' })).toEqual([]);
  });
});

describe('what was so earlier', () => {
  it('is told oldest first, and before the day of the edition', () => {
    expect(faultsWith('earlier.0.reportedOn', '2020-05-31')).toEqual([
      "earlier.0.reportedOn: Found 2020-05-31; wanted the oldest first, and all before the edition's own day",
    ]);
    expect(faultsWith('earlier.1.reportedOn', '2020-06-10')).toEqual([
      "earlier.1.reportedOn: Found 2020-06-10; wanted the oldest first, and all before the edition's own day",
    ]);
    expect(faultsWith('earlier.1.reportedOn', '2020-06-09')).toHaveLength(1);
  });

  it('is of a measure of the edition, and of a period in which it is counted', () => {
    const figure = { measure: 'seen', period: '2020-04', printed: '50%' };
    const path = 'earlier.1.actuals';
    expect(faultsWith(path, [figure, { ...figure, measure: 'sen' }])).toEqual([
      `${path}.1.measure: Found no measure sen in this edition; did you mean seen`,
    ]);
    expect(faultsWith(path, [{ ...figure, period: '2020-Q2' }])).toEqual([
      `${path}.0.period: Found period 2020-Q2 for seen; it is counted by the month`,
    ]);
  });

  it('may be of a period before the window', () => {
    const figure = { measure: 'seen', period: '2019-04', printed: '50%' };
    expect(faultsWith('earlier.1.actuals', [figure])).toEqual([]);
  });
});

describe('oversight that does not fit', () => {
  it('is of a section named twice', () => {
    expect(faultsWith('oversight.0.sections', ['visits', 'visits'])).toEqual([
      'oversight.0.sections.1: Found section visits linked twice; wanted each link once',
    ]);
  });
});

describe('an end that does not fit', () => {
  const ended = (continues: readonly object[], by = 'next-plan'): readonly string[] =>
    faultsWith('ended', { by, continues });

  it('is by the plan itself', () => {
    expect(ended([], 'small-plan')).toEqual([
      'ended.by: Found small-plan, which is this plan; wanted the plan that took its place',
    ]);
  });

  it('goes on under one name, not under none or two', () => {
    const told = (count: number) =>
      `ended.continues.0: Found ${count} names; wanted one of section, action or measure`;
    expect(ended([{ as: 'new' }])).toEqual([told(0)]);
    expect(ended([{ measure: 'seen', action: 'weekly-list', as: 'new' }])).toEqual([told(2)]);
    expect(ended([{ measure: 'seen', as: 'new' }])).toEqual([]);
    expect(ended([{ measure: 'seen', as: 'Not An Id!' }])).toHaveLength(1);
    expect(ended([{ measure: 'seen' }])).toEqual([
      'ended.continues.0: Found nothing; wanted a field as in what goes on in the other plan',
    ]);
  });
});

describe('what stands alone', () => {
  it('is a due day without the text that it is read from', () => {
    const told = 'Found due 2020-06-30 without a timescale; wanted the printed text beside it';
    for (const path of [
      'sections.0.actions.0',
      'sections.0.actions.0.milestones.0',
      'sections.0.evidence.0',
    ]) {
      const file = setIn(fullEditionFile(), `${path}.timescale`, undefined);
      expect(faultsOf(setIn(file, `${path}.due`, '2020-06-30'))).toEqual([`${path}.due: ${told}`]);
    }
  });

  it('is what a rating rests on, where none is given', () => {
    const DETAIL = 'sections.0.detail';
    const file = setIn(fullEditionFile(), `${DETAIL}.rating`, undefined);
    expect(faultsOf(setIn(file, `${DETAIL}.clauses`, undefined))).toEqual([
      `${DETAIL}.basis: Found basis without a rating; wanted the rating that rests on it, or blank`,
    ]);
  });
});

describe('a baseline or a benchmark', () => {
  const MEASURE = 'sections.0.measures.0';

  it('is there once for all, and once for each group', () => {
    const two = [{ printed: '40%' }, { printed: '38%', group: 'boys' }];
    expect(faultsWith(`${MEASURE}.baselines`, two)).toEqual([]);
    expect(
      faultsWith(`${MEASURE}.baselines`, [...two, { printed: '41%' }, { printed: '39%', group: 'boys' }]),
    ).toEqual([
      `${MEASURE}.baselines.2: Found a second baseline; wanted one`,
      `${MEASURE}.baselines.3: Found a second baseline of boys; wanted one`,
    ]);
  });

  it('is there once for each body and period', () => {
    const england = { against: 'England', printed: '70%', period: '2020-04' };
    expect(faultsWith(`${MEASURE}.benchmarks`, [england, { ...england, period: '2020-05' }])).toEqual([]);
    expect(faultsWith(`${MEASURE}.benchmarks`, [england, england])).toEqual([
      `${MEASURE}.benchmarks.1: Found a second benchmark of England 2020-04; wanted one`,
    ]);
  });
});
