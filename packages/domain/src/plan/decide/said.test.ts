import { describe, it } from '@jest/globals';

import { given } from '../../testing/given.js';
import { command, event, smallHistory } from '../../testing/plain.js';
import type { CalendarDay } from '../../values/calendar-day.js';

type Plain = Parameters<typeof event>[0];

const RATINGS = {
  id: 'rating',
  title: 'Rating',
  statuses: [
    {
      code: 'good',
      label: 'Good',
      joined: 'and',
      clauses: [
        { code: 'progress', text: 'Good progress' },
        { code: 'threats', text: 'Low threats' },
      ],
    },
    { code: 'poor', label: 'Poor' },
  ],
} as const;
const rag = {
  id: 'rag',
  title: 'RAG',
  statuses: [{ code: 'green', label: 'On target' }],
};

const planned = (...more: readonly Plain[]) =>
  given(
    ...smallHistory,
    event({ type: 'PlanRevised', changes: { schemes: [rag, RATINGS] } }),
    ...more.map(event),
  );

const RATED = { section: 'visits', dimension: 'rating', page: 'detail', status: 'good' } as const;
const rated = { type: 'StatusAssessed', ...RATED } as const;
const blank = { ...rated, status: null } as const;
const rate = (fields: object = {}) => command({ type: 'AssessStatus', ...RATED, ...fields });

describe('a rating', () => {
  it('is given with the clauses of its definition that hold, and what it rests on', () => {
    const said = { clauses: ['progress', 'threats'], basis: 'Visits', comment: 'At last' };
    planned()
      .when(rate(said))
      .then(event({ ...rated, ...said }))
      .thenPlan(({ sections: { visits } }) => visits?.assessed.detail.rating?.clauses?.length === 2);
  });

  it('may be only asserted, which is not the same as with no clause', () => {
    planned()
      .when(rate())
      .thenPlan(({ sections: { visits } }) => visits?.assessed.detail.rating?.clauses === undefined);
    planned(rated)
      .when(rate({ clauses: [] }))
      .then(event({ ...rated, clauses: [] }));
  });

  it('is given once, also on a later day', () => {
    const said = { clauses: ['progress'], basis: 'Visits' };
    planned({ ...rated, ...said })
      .when(rate(said), { reportedOn: '2020-07-01' as CalendarDay })
      .thenNothing();
    planned({ ...rated, ...said })
      .when(rate({ ...said, clauses: ['threats'] }))
      .then(event({ ...rated, ...said, clauses: ['threats'] }));
  });

  it('may be of any scheme of the plan, and of none other', () => {
    planned()
      .when(rate({ status: 'green' }))
      .then(event({ ...rated, status: 'green' }));
    planned()
      .when(rate({ status: 'amber' }))
      .thenRefused('NotInScheme', {
        subject: 'section visits, rating',
        found: 'amber',
        scheme: 'rag, rating',
        wanted: ['green', 'good', 'poor'],
      });
  });

  it('names clauses of its own definition', () => {
    planned()
      .when(rate({ clauses: ['progress', 'staff'] }))
      .thenRefused('UnknownClause', {
        section: 'visits',
        status: 'good',
        found: 'staff',
        wanted: ['progress', 'threats'],
      });
    planned()
      .when(rate({ status: 'poor', clauses: ['progress'] }))
      .thenRefused('UnknownClause', { status: 'poor', found: 'progress', wanted: [] });
  });

  it('is given to a section that is there', () => {
    planned()
      .when(rate({ section: 'visit' }))
      .thenRefused('Unknown', { kind: 'section', id: 'visit', known: ['visits', 'first-visits'] });
    planned({ type: 'SectionRetired', section: 'planning', how: 'completed' })
      .when(rate({ section: 'planning' }))
      .thenRefused('Gone', { kind: 'section', id: 'planning' });
  });
});

describe('a place for a rating', () => {
  it('that was left blank is told, once', () => {
    planned()
      .when(rate({ status: null }))
      .then(event(blank))
      .thenPlan(({ sections: { visits } }) => visits?.assessed.detail.rating?.status === null);
    planned(blank)
      .when(rate({ status: null }))
      .thenNothing();
  });

  it('may be blanked, and filled', () => {
    planned(rated)
      .when(rate({ status: null }))
      .then(event(blank));
    planned(blank).when(rate()).then(event(rated));
  });

  it('that is blank has no clauses', () => {
    planned()
      .when(rate({ status: null, clauses: ['progress'] }))
      .thenRefused('UnknownClause', { status: 'blank', found: 'progress', wanted: [] });
  });
});

describe('a quoted figure', () => {
  const QUOTE = {
    section: 'visits',
    page: 'detail',
    measure: 'seen',
    period: '2020-04',
    figure: { kind: 'number', printed: '53%', value: 53, percent: true },
  } as const;
  const quoted = { type: 'FigureQuoted', ...QUOTE } as const;
  const quote = (fields: object = {}) => command({ type: 'QuoteFigure', ...QUOTE, ...fields });

  it('is of a measure of this plan, in a period in which it is counted', () => {
    planned().when(quote()).then(event(quoted));
    planned()
      .when(quote({ measure: 'sen' }))
      .thenRefused('Unknown', { kind: 'measure', id: 'sen', known: ['seen'] });
    planned()
      .when(quote({ period: '2020-Q2' }))
      .thenRefused('WrongPeriod', { measure: 'seen', found: '2020-Q2', wanted: 'month' });
  });

  it('may be of a measure of another plan, which is not known here', () => {
    const other = { plan: 'other-plan', measure: 'elsewhere', period: '2020-Q2' };
    planned()
      .when(quote(other))
      .then(event({ ...quoted, ...other }))
      .thenPlan(({ quoted: [first] }) => first?.plan === 'other-plan');
    planned({ ...quoted, ...other })
      .when(quote(other))
      .thenNothing();
  });

  it('that names this plan is of a measure of this plan', () => {
    planned()
      .when(quote({ plan: 'small-plan', measure: 'elsewhere' }))
      .thenRefused('Unknown', { kind: 'measure', id: 'elsewhere' });
  });

  it('may be a target, or where others stand, and each is told once', () => {
    for (const field of ['target', 'benchmark'] as const) {
      planned(quoted)
        .when(quote({ field }))
        .then(event({ ...quoted, field }));
      planned({ ...quoted, field })
        .when(quote({ field }))
        .thenNothing();
    }
  });

  it('stands in a section that is there', () => {
    planned()
      .when(quote({ section: 'visit', plan: 'other-plan' }))
      .thenRefused('Unknown', { kind: 'section', id: 'visit' });
  });
});
