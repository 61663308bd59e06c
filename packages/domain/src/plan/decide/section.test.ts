import { describe, it } from '@jest/globals';

import { given } from '../../testing/given.js';
import { command, event, smallHistory } from '../../testing/plain.js';

const planned = () => given(...smallHistory);
const plannedThen = (...more: Parameters<typeof event>[0][]) => given(...smallHistory, ...more.map(event));

const report = { section: 'visits', page: 'dashboard', done: ['More visits'], next: [] } as const;
const red = { section: 'visits', dimension: 'impact', page: 'dashboard', status: 'red' } as const;
const quote = {
  section: 'visits',
  page: 'dashboard',
  measure: 'seen',
  period: '2020-04',
  figure: { kind: 'number', printed: '53%', value: 53, percent: true },
} as const;

describe('a section', () => {
  it('is added', () => {
    const fields = { section: 'audits', title: 'Audits', order: 4, parent: 'planning', number: '2a' };
    planned()
      .when(command({ type: 'AddSection', ...fields }))
      .then(event({ type: 'SectionAdded', ...fields }))
      .thenPlan(({ sections }) => sections.audits?.parent === 'planning');
  });

  it('may have any id of the right form, also one that every object knows', () => {
    planned()
      .when(command({ type: 'AddSection', section: 'constructor', title: 'Constructor', order: 4 }))
      .then(event({ type: 'SectionAdded', section: 'constructor', title: 'Constructor', order: 4 }))
      .thenPlan(({ sections }) => Object.hasOwn(sections, 'constructor'));
  });

  it('is not added twice', () => {
    planned()
      .when(command({ type: 'AddSection', section: 'planning', title: 'Planning', order: 3 }))
      .thenNothing();
    plannedThen({ type: 'StatusAssessed', ...red }, { type: 'ProgressReported', ...report })
      .when(
        command({
          type: 'AddSection',
          section: 'visits',
          title: 'Visits to children',
          order: 1,
          number: '1',
        }),
      )
      .thenNothing();
  });

  it('is not added with an id that is taken, also by one that is gone', () => {
    planned()
      .when(command({ type: 'AddSection', section: 'planning', title: 'Other', order: 3 }))
      .thenRefused('IdTaken', { kind: 'section', id: 'planning', title: 'Planning' });
    plannedThen({ type: 'SectionRetired', section: 'planning', how: 'completed' })
      .when(command({ type: 'AddSection', section: 'planning', title: 'Planning', order: 3 }))
      .thenRefused('IdTaken', { kind: 'section', id: 'planning' });
  });

  it('is not added without words, into nothing, into itself, or into what is gone', () => {
    const add = (fields: { title?: string; parent?: string }) =>
      command({ type: 'AddSection', section: 'audits', title: 'Audits', order: 4, ...fields });
    planned()
      .when(add({ title: '\n' }))
      .thenRefused('Empty', { what: 'title' });
    planned()
      .when(add({ parent: 'plannin' }))
      .thenRefused('Unknown', { id: 'plannin', known: ['planning'] });
    planned()
      .when(add({ parent: 'audits' }))
      .thenRefused('IntoItself', { kind: 'section', id: 'audits' });
    plannedThen({ type: 'SectionRetired', section: 'planning', how: 'completed' })
      .when(add({ parent: 'planning' }))
      .thenRefused('Gone', { id: 'planning', how: 'completed' });
  });

  it('is revised in what really changes', () => {
    planned()
      .when(
        command({
          type: 'ReviseSection',
          section: 'visits',
          changes: { title: 'Visits to children', statement: 'Every child is seen', pageTitle: null },
        }),
      )
      .then(
        event({ type: 'SectionRevised', section: 'visits', changes: { statement: 'Every child is seen' } }),
      )
      .thenPlan(({ sections }) => sections.visits?.statement === 'Every child is seen');
  });

  it('is not revised to what it says already, nor to no words', () => {
    const revise = (title: string) =>
      command({ type: 'ReviseSection', section: 'visits', changes: { title } });
    planned().when(revise('Visits to children')).thenNothing();
    planned().when(revise(' ')).thenRefused('Empty', { what: 'title' });
  });

  it('keeps its title when a change of it has no value', () => {
    planned()
      .when(
        command({
          type: 'ReviseSection',
          section: 'visits',
          changes: { title: undefined as unknown as string },
        }),
      )
      .thenNothing();
  });

  it('is moved', () => {
    const place = { section: 'planning', order: 2, parent: 'visits', number: '1a' };
    planned()
      .when(command({ type: 'MoveSection', ...place }))
      .then(event({ type: 'SectionMoved', ...place }))
      .thenPlan(({ sections }) => sections.planning?.parent === 'visits' && sections.planning.order === 2);
  });

  it('is moved out of its parent, and loses its number, when the place has none', () => {
    planned()
      .when(command({ type: 'MoveSection', section: 'first-visits', order: 2 }))
      .thenPlan(({ sections }) => sections['first-visits']?.parent === undefined);
    planned()
      .when(command({ type: 'MoveSection', section: 'visits', order: 1 }))
      .then(event({ type: 'SectionMoved', section: 'visits', order: 1 }))
      .thenPlan(({ sections }) => sections.visits?.number === undefined);
  });

  it('is not moved where it is', () => {
    planned()
      .when(command({ type: 'MoveSection', section: 'first-visits', order: 2, parent: 'visits' }))
      .thenNothing();
  });

  it('is not moved into itself or into what it holds', () => {
    const into = (parent: string) => command({ type: 'MoveSection', section: 'visits', order: 1, parent });
    planned().when(into('visits')).thenRefused('IntoItself', { id: 'visits' });
    planned().when(into('first-visits')).thenRefused('IntoItself', { id: 'visits' });
    planned().when(into('nowhere')).thenRefused('Unknown', { id: 'nowhere', known: [] });
  });

  it('is retired, into another one where it says so, and says so for ever', () => {
    planned()
      .when(
        command({
          type: 'RetireSection',
          section: 'planning',
          how: 'merged',
          into: 'visits',
          note: 'One page',
        }),
      )
      .then(
        event({
          type: 'SectionRetired',
          section: 'planning',
          how: 'merged',
          into: 'visits',
          note: 'One page',
        }),
      )
      .thenPlan(({ sections, version }) => {
        const gone = sections.planning?.gone;
        return gone?.how === 'merged' && gone.into === 'visits' && gone.version === version;
      });
  });

  it('is not retired twice, nor in another way', () => {
    const gone = { type: 'SectionRetired', section: 'planning', how: 'completed' } as const;
    plannedThen(gone)
      .when(command({ type: 'RetireSection', section: 'planning', how: 'completed' }))
      .thenNothing();
    plannedThen(gone)
      .when(command({ type: 'RetireSection', section: 'planning', how: 'withdrawn' }))
      .thenRefused('Gone', { kind: 'section', id: 'planning', how: 'completed' });
  });

  it('is not retired while it holds something that is in the plan', () => {
    planned()
      .when(command({ type: 'RetireSection', section: 'visits', how: 'completed' }))
      .thenRefused('StillHolds', { id: 'visits', holds: ['first-visits', 'weekly-list', 'seen'] });
    plannedThen({ type: 'SectionRetired', section: 'first-visits', how: 'completed' })
      .when(command({ type: 'RetireSection', section: 'visits', how: 'completed' }))
      .thenRefused('StillHolds', { holds: ['weekly-list', 'seen'] });
  });

  it('is not retired into itself or into nothing', () => {
    const into = (id: string) =>
      command({ type: 'RetireSection', section: 'planning', how: 'merged', into: id });
    planned().when(into('planning')).thenRefused('IntoItself', { id: 'planning' });
    planned().when(into('nowhere')).thenRefused('Unknown', { id: 'nowhere' });
  });

  it('that is gone is changed no more', () => {
    const gone = () => plannedThen({ type: 'SectionRetired', section: 'planning', how: 'withdrawn' });
    const section = 'planning';
    for (const asked of [
      command({ type: 'ReviseSection', section, changes: { title: 'Other' } }),
      command({ type: 'MoveSection', section, order: 9 }),
      command({ type: 'AssessStatus', ...red, section }),
      command({ type: 'ReportProgress', ...report, section }),
      command({ type: 'QuoteFigure', ...quote, section }),
      command({ type: 'MoveAction', action: 'weekly-list', section }),
      command({ type: 'MoveMeasure', measure: 'seen', section }),
      command({ type: 'AddAction', action: 'new', section, title: 'New', owners: [] }),
    ]) {
      gone().when(asked).thenRefused('Gone', { kind: 'section', id: 'planning', how: 'withdrawn' });
    }
  });
});

describe('a status', () => {
  it('is assessed for one dimension and one page', () => {
    planned()
      .when(command({ type: 'AssessStatus', ...red, basis: 'Audits' }))
      .then(event({ type: 'StatusAssessed', ...red, basis: 'Audits' }))
      .thenPlan(({ sections }) => {
        const assessed = sections.visits?.assessed;
        return (
          assessed?.dashboard.impact?.status === 'red' &&
          assessed.dashboard.actions === undefined &&
          assessed.detail.impact === undefined
        );
      });
  });

  it('is not assessed again as what it is, on any day', () => {
    plannedThen({ type: 'StatusAssessed', ...red })
      .when(command({ type: 'AssessStatus', ...red }))
      .thenNothing();
  });

  it('is assessed again on another page, in another dimension, as another, or with other words', () => {
    const again = plannedThen({ type: 'StatusAssessed', ...red });
    for (const other of [
      { page: 'detail' },
      { dimension: 'actions' },
      { status: 'green' },
      { basis: 'Audits' },
      { comment: 'Worse' },
    ] as const) {
      again
        .when(command({ type: 'AssessStatus', ...red, ...other }))
        .then(event({ type: 'StatusAssessed', ...red, ...other }));
    }
  });

  it('must be in a scheme of the plan', () => {
    planned()
      .when(command({ type: 'AssessStatus', ...red, status: 'amber' }))
      .thenRefused('NotInScheme', {
        subject: 'section visits, impact',
        found: 'amber',
        scheme: 'rag',
        wanted: ['green', 'red'],
      });
  });
});

describe('progress', () => {
  it('is reported for a page, in place of what was said before', () => {
    plannedThen({ type: 'ProgressReported', ...report, comment: 'Slow' })
      .when(command({ type: 'ReportProgress', ...report, done: ['Even more'] }))
      .then(event({ type: 'ProgressReported', ...report, done: ['Even more'] }))
      .thenPlan(({ sections }) => {
        const progress = sections.visits?.progress.dashboard;
        return progress?.done[0] === 'Even more' && progress.comment === undefined;
      });
  });

  it('is not reported twice', () => {
    plannedThen({ type: 'ProgressReported', ...report })
      .when(command({ type: 'ReportProgress', ...report }))
      .thenNothing();
  });

  it('is reported again for another page or another period', () => {
    const again = plannedThen({ type: 'ProgressReported', ...report });
    for (const other of [{ page: 'detail' }, { period: { from: '2020-05-01', to: '2020-05-31' } }] as const) {
      again
        .when(command({ type: 'ReportProgress', ...report, ...other }))
        .then(event({ type: 'ProgressReported', ...report, ...other }));
    }
  });
});

describe('a quoted figure', () => {
  it('is kept beside the others', () => {
    plannedThen({ type: 'FigureQuoted', ...quote })
      .when(command({ type: 'QuoteFigure', ...quote, page: 'detail', says: 'Down to 53%' }))
      .then(event({ type: 'FigureQuoted', ...quote, page: 'detail', says: 'Down to 53%' }))
      .thenPlan(({ quoted }) => quoted.length === 2);
  });

  it('is not quoted twice', () => {
    plannedThen({ type: 'FigureQuoted', ...quote })
      .when(command({ type: 'QuoteFigure', ...quote }))
      .thenNothing();
  });

  it('is of a measure in the plan, and of a period in which it is counted', () => {
    planned()
      .when(command({ type: 'QuoteFigure', ...quote, measure: 'sen' }))
      .thenRefused('Unknown', { kind: 'measure', id: 'sen', known: ['seen'] });
    planned()
      .when(command({ type: 'QuoteFigure', ...quote, period: '2020-Q2' }))
      .thenRefused('WrongPeriod', { measure: 'seen', found: '2020-Q2', wanted: 'month' });
  });
});
