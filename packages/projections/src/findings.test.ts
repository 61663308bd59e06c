import { describe, expect, it } from '@jest/globals';

import { figure, happeningsOf, historyOf, planOf, SMALL, step } from '../../../test/support/histories.js';
import { findingsOf } from './findings.js';
import { quotedView } from './quoted.js';

type Steps = Parameters<typeof historyOf>[0];

const said = (...steps: Steps): readonly string[] => {
  const history = historyOf([...SMALL, ...steps]);
  const quoted = happeningsOf(history).reduce(quotedView.evolve, quotedView.initial);
  return findingsOf(planOf(history), quoted).map(
    ({ kind, subject, says }) => `${kind} | ${subject} | ${says}`,
  );
};

const assess = (page: string, dimension: string, status: string) =>
  step({ type: 'AssessStatus', section: 'visits', page, dimension, status });
const number = (dashboardNumber: string) =>
  step({ type: 'ReviseSection', section: 'visits', changes: { dashboardNumber } });
const actual = (period: string, printed: string, more: object = {}) =>
  step({ type: 'RecordActual', measure: 'seen', period, figure: figure(printed), ...more });
const quote = (printed: string, more: object = {}) =>
  step({
    type: 'QuoteFigure',
    section: 'visits',
    page: 'detail',
    measure: 'seen',
    period: '2020-04',
    figure: figure(printed),
    ...more,
  });

describe('what does not fit together', () => {
  it('is nothing where a plan agrees with itself', () => {
    expect(
      said(
        assess('dashboard', 'impact', 'red'),
        assess('detail', 'impact', 'red'),
        number('1'),
        actual('2020-04', '61%'),
        quote('61%'),
      ),
    ).toEqual([]);
  });

  it('is a status that dashboard and page give otherwise; one that only one page gives is none', () => {
    expect(
      said(
        assess('dashboard', 'impact', 'red'),
        assess('detail', 'impact', 'green'),
        assess('detail', 'actions', 'green'),
      ),
    ).toEqual([
      "disagreement | visits | The dashboard says impact Compromised; the section's own page says On target",
    ]);
  });

  it('is a number on the dashboard that is not the number in the plan', () => {
    expect(said(number('5d'))).toEqual([
      'numbering | visits | The dashboard numbers it 5d; the list of priorities numbers it 1 (Visits)',
    ]);
  });

  it('is a figure in a text that its table gives otherwise, with the edition that says it', () => {
    expect(said(actual('2020-04', '50%'), quote('38%', { edition: 'may-2020' }), quote('39%'))).toEqual([
      'quoted | seen | The text of may-2020 (visits, detail) gives 38% for 2020-04; its table gives 50%',
      'quoted | seen | The text of a report (visits, detail) gives 39% for 2020-04; its table gives 50%',
    ]);
  });

  it('is a text that is no figure, and a doubtful reading, blank cells too, counted by period', () => {
    const blank = step({
      type: 'AnnotateCell',
      measure: 'seen',
      period: '2020-06',
      field: 'target',
      doubtful: 'Shifted',
      note: null,
    });
    expect(
      said(actual('2020-04', 'see text'), actual('2020-05', '61%', { doubtful: 'Smudged' }), blank),
    ).toEqual([
      'doubtful | seen | 2 periods with a doubtful reading: % of children seen',
      'unread | seen | 1 period with a text that is no figure: % of children seen',
    ]);
  });

  it('leaves out what was retired', () => {
    const retired = step({ type: 'RetireMeasure', measure: 'seen', how: 'withdrawn' });
    expect(said(actual('2020-04', 'see text', { doubtful: 'Smudged' }), retired)).toEqual([]);
  });

  it('is a doubt about an action or another member, in its own words, while it is in the plan', () => {
    const doubt = step({
      type: 'ReviseAction',
      action: 'weekly-list',
      changes: { doubtful: 'The row is cut' },
    });
    const milestone = step({
      type: 'AddMilestone',
      milestone: 'first-list',
      action: 'weekly-list',
      title: 'The first list',
      doubtful: 'The date is smudged',
    });
    expect(said(doubt, milestone)).toEqual([
      'doubtful | weekly-list | The row is cut',
      'doubtful | first-list | The date is smudged',
    ]);
    const gone = step({ type: 'WithdrawAction', action: 'weekly-list', how: 'withdrawn' });
    expect(said(doubt, milestone, gone)).toEqual([]);
  });
});
