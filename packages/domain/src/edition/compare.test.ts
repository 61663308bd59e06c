import { describe, expect, it } from '@jest/globals';

import type { PlanEvent } from '../plan/events/index.js';
import { noPlan, type Plan } from '../plan/state.js';
import { smallEdition, smallEditionFile, smallFigureRows } from '../testing/small-edition.js';
import { submitted, told, U1 } from '../testing/submitted.js';
import { compare } from './compare/index.js';
import type { Edition, FigureRow } from './edition.js';

type Tree = Record<string, unknown>;
type Rows = readonly FigureRow[];

const events = (plan: Plan, edition: Edition): readonly PlanEvent[] =>
  told(plan, edition).map(({ event }) => event);

const FIRST = submitted(smallEdition());

/** The small edition of a month later, with one section, one row of figures, or anything else changed in it. */
interface Changed {
  readonly section?: Tree;
  readonly action?: Tree;
  readonly measure?: Tree;
  readonly file?: Tree;
  readonly rows?: Rows;
}

const without = (tree: Tree): Tree =>
  Object.fromEntries(Object.entries(tree).filter(([, value]) => value !== undefined));

const next = ({ section, action, measure, file, rows = smallFigureRows() }: Changed = {}): Edition => {
  const base = smallEditionFile();
  const [one] = base.sections;
  const edition = {
    ...base.edition,
    label: 'second',
    title: 'Small Plan, second edition',
    reportedOn: '2020-07-09',
  };
  const sections = [
    without({
      ...one,
      actions: [without({ ...one?.actions[0], ...action })],
      measures: [without({ ...one?.measures[0], ...measure })],
      ...section,
    }),
  ];
  return smallEdition({ ...base, edition, sections, ...file }, rows);
};

const april = (fields: Partial<FigureRow>): Rows =>
  smallFigureRows().map((row) => (row.period === '2020-04' ? { ...row, ...fields } : row));

/** What the second edition changes, but its publication. */
const changes = (changed: Changed, before: Plan = FIRST): readonly PlanEvent[] =>
  events(before, next(changed)).filter(({ type }) => type !== 'EditionPublished');

const percent = (value: number) => ({ kind: 'number', printed: `${value}%`, value, percent: true });

describe('the first edition', () => {
  it('makes the plan, and publishes itself last', () => {
    expect(events(noPlan, smallEdition()).map(({ type }) => type)).toEqual([
      'PlanEstablished',
      'SectionAdded',
      'ActionAdded',
      'MeasureDefined',
      'TargetSet',
      'ActualRecorded',
      'TargetSet',
      'ActualRecorded',
      'StatusAssessed',
      'StatusAssessed',
      'ProgressReported',
      'StatusAssessed',
      'StatusAssessed',
      'EditionPublished',
    ]);
  });

  it('gives the plan what the document says', () => {
    expect(FIRST.identity).toMatchObject({ plan: 'small-plan', authority: 'Somewhere Council' });
    expect(FIRST.sections.visits).toMatchObject({
      order: 1,
      number: '1',
      pageTitle: 'Visits',
      assessed: {
        dashboard: { actions: { status: 'green' }, impact: { status: 'red' } },
        detail: { actions: { status: 'green' }, impact: { status: 'green' } },
      },
      progress: { dashboard: { done: ['More visits were made'], next: [] } },
    });
    expect(FIRST.actions['weekly-list']).toMatchObject({
      section: 'visits',
      owners: ['Team Managers'],
      timescale: { printed: 'June 2020', due: '2020-06-30' },
      firstDue: '2020-06-30',
    });
    expect(FIRST.measures.seen?.cells['2020-05']).toEqual({
      target: { figure: percent(80) },
      actual: { figure: percent(61) },
    });
    expect(FIRST.editions).toMatchObject([
      { label: 'first', sections: ['visits'], actions: ['weekly-list'], measures: ['seen'], version: 14 },
    ]);
  });

  it('says of each event who, on which day, from which document and where in it', () => {
    const all = told(noPlan, smallEdition());
    const source = (type: string) => all.find(({ event }) => event.type === type)?.source;
    expect(new Set(all.map(({ actor, reportedOn }) => `${actor} ${reportedOn}`))).toEqual(
      new Set(['U1 2020-06-09']),
    );
    expect(source('PlanEstablished')).toEqual({ document: 'Small Plan, first edition' });
    expect(source('SectionAdded')?.place).toBe('Dashboard, row 1');
    expect(source('ActionAdded')?.place).toBe('Page 1, actions, row 1');
    expect(source('TargetSet')?.place).toBe('Page 1, measures, row 1, April 2020, target');
    expect(source('ActualRecorded')?.place).toBe('Page 1, measures, row 1, April 2020, actual');
  });

  it('asks nothing', () => expect(compare(noPlan, smallEdition(), U1).questions).toEqual([]));

  it('keeps the status that an action has in it, and a quoted figure', () => {
    const quoted = [{ measure: 'seen', period: '2020-05', printed: '61%', says: 'Up to 61%' }];
    const dashboard = { ...smallEditionFile().sections[0]?.dashboard, quoted };
    const plan = submitted(next({ action: { status: 'completed' }, section: { dashboard } }));
    expect(plan.actions['weekly-list']?.status).toBe('completed');
    expect(plan.quoted).toMatchObject([
      { measure: 'seen', says: 'Up to 61%', edition: 'second', page: 'dashboard' },
    ]);
  });

  it('may use any id of the right form, also one that every object knows', () => {
    const plan = submitted(
      next({
        section: { id: 'constructor' },
        action: { id: 'constructor' },
        measure: { id: 'constructor' },
        rows: smallFigureRows().map((row) => ({ ...row, measure: 'constructor' })),
      }),
    );
    expect(Object.keys(plan.sections)).toEqual(['constructor']);
    expect(
      events(
        plan,
        next({
          section: { id: 'constructor' },
          action: { id: 'constructor' },
          measure: { id: 'constructor' },
          rows: smallFigureRows().map((row) => ({ ...row, measure: 'constructor' })),
        }),
      ),
    ).toEqual([]);
  });
});

describe('an edition that says the same', () => {
  it('is nothing, submitted twice', () => expect(events(FIRST, smallEdition())).toEqual([]));

  it('is published, and nothing else, under a label of its own', () => {
    expect(events(FIRST, next()).map(({ type }) => type)).toEqual(['EditionPublished']);
  });

  it('is no change when quotation marks, dashes or spaces are set in another way', () => {
    const set = (open: string, close: string, dash: string): Changed => ({
      section: { title: `${open}Visits${close} to children`, statement: `On${dash}time visits` },
      action: {
        title: `Weekly ${open}list${close}`,
        owners: [`${open}Team${close} Managers`],
        timescale: `On${dash}going`,
      },
      measure: { title: `% of ${open}children${close} seen` },
    });
    const before = submitted(next(set("'", "'", '-')), FIRST);
    const again = set('‘', '’', '–');
    expect(events(before, next(again))).toEqual([]);
    expect(changes(set('"', '"', '-'), before).map(({ type }) => type)).toEqual([
      'SectionRevised',
      'ActionRevised',
      'ActionOwnersChanged',
      'MeasureRevised',
    ]);
  });
});

describe('an edition that says something else', () => {
  it('of the plan revises the plan', () => {
    const plan = { ...smallEditionFile().plan, aim: 'Children are safe' };
    expect(changes({ file: { plan } })).toEqual([
      { type: 'PlanRevised', changes: { aim: 'Children are safe' } },
    ]);
  });

  it('may leave out the schemes of the plan', () => {
    const { schemes: _, ...file } = smallEditionFile();
    const [{ dashboard: _dashboard, detail, ...one }] = file.sections as [(typeof file.sections)[0]];
    const { place, title } = detail;
    const edition = { ...file.edition, label: 'second', reportedOn: '2020-07-09' };
    const bare = smallEdition(
      { ...file, edition, sections: [{ ...one, detail: { place, title } }] },
      smallFigureRows(),
    );
    expect(events(FIRST, bare).map(({ type }) => type)).toEqual(['EditionPublished']);
  });

  it('is of another plan, and refused', () => {
    const plan = { ...smallEditionFile().plan, id: 'other-plan' };
    expect(() => events(FIRST, next({ file: { plan } }))).toThrow(
      'This is for plan other-plan, and the stream is plan small-plan; name the right plan',
    );
  });

  it('of a section revises the section', () => {
    expect(changes({ section: { title: 'Seeing children' } })).toEqual([
      { type: 'SectionRevised', section: 'visits', changes: { title: 'Seeing children' } },
    ]);
    expect(changes({ section: { number: undefined } })).toEqual([
      { type: 'SectionMoved', section: 'visits', order: 1 },
    ]);
    const dashboard = { ...smallEditionFile().sections[0]?.dashboard, impact: 'green', done: ['Even more'] };
    expect(changes({ section: { dashboard } })).toMatchObject([
      { type: 'StatusAssessed', dimension: 'impact', page: 'dashboard', status: 'green' },
      { type: 'ProgressReported', page: 'dashboard', done: ['Even more'] },
    ]);
  });

  it('has a new section, and a section inside it', () => {
    const [one] = smallEditionFile().sections;
    const sections = [
      { id: 'planning', title: 'Planning' },
      one,
      { id: 'first-plans', title: 'First plans', parent: 'planning' },
    ];
    expect(changes({ file: { sections } })).toEqual([
      { type: 'SectionAdded', section: 'planning', title: 'Planning', order: 1 },
      { type: 'SectionMoved', section: 'visits', order: 2, number: '1' },
      { type: 'SectionAdded', section: 'first-plans', title: 'First plans', order: 3, parent: 'planning' },
    ]);
  });

  it('of an action revises it, its owners, its status', () => {
    expect(
      changes({
        action: { title: 'List of visits', impact: 'On time', owners: ['P1'], status: 'completed' },
      }),
    ).toEqual([
      {
        type: 'ActionRevised',
        action: 'weekly-list',
        changes: { title: 'List of visits', impact: 'On time' },
      },
      { type: 'ActionOwnersChanged', action: 'weekly-list', owners: ['P1'] },
      { type: 'ActionStatusChanged', action: 'weekly-list', status: 'completed' },
    ]);
  });

  it('of no status leaves the one that an action has', () => {
    const done = submitted(next({ action: { status: 'completed' } }));
    expect(
      events(
        done,
        next({
          file: { edition: { ...smallEditionFile().edition, label: 'third', reportedOn: '2020-08-01' } },
        }),
      ).map(({ type }) => type),
    ).toEqual(['EditionPublished']);
  });

  it('of a date reschedules the action, and the first date stays', () => {
    const moved = submitted(next({ action: { timescale: 'By end of August 2020' } }), FIRST);
    expect(moved.actions['weekly-list']).toMatchObject({
      timescale: { printed: 'By end of August 2020', due: '2020-08-31' },
      firstDue: '2020-06-30',
      timesMoved: 1,
    });
    expect(changes({ action: { timescale: undefined } })).toEqual([
      { type: 'ActionRescheduled', action: 'weekly-list', timescale: null },
    ]);
  });

  it('takes the day that the file means before the one that the text says', () => {
    expect(
      changes({ action: { timescale: 'July', due: '2020-07-31', dueNote: 'The year is not printed' } }),
    ).toEqual([
      { type: 'ActionRevised', action: 'weekly-list', changes: { doubtful: 'The year is not printed' } },
      { type: 'ActionRescheduled', action: 'weekly-list', timescale: { printed: 'July', due: '2020-07-31' } },
    ]);
    expect(changes({ action: { due: 'none' } })).toEqual([
      { type: 'ActionRescheduled', action: 'weekly-list', timescale: { printed: 'June 2020' } },
    ]);
  });

  it('moves an action and a measure to another section', () => {
    const [one] = smallEditionFile().sections;
    const { actions, measures, ...rest } = one!;
    const sections = [rest, { id: 'planning', title: 'Planning', actions, measures }];
    expect(changes({ file: { sections } })).toEqual([
      { type: 'SectionAdded', section: 'planning', title: 'Planning', order: 2 },
      { type: 'ActionMoved', action: 'weekly-list', section: 'planning' },
      { type: 'MeasureMoved', measure: 'seen', section: 'planning' },
    ]);
  });

  it('of a measure revises it', () => {
    expect(changes({ measure: { direction: 'lower', tolerance: '5', note: 'From audits' } })).toEqual([
      {
        type: 'MeasureRevised',
        measure: 'seen',
        changes: { direction: 'lower', tolerance: 5, note: 'From audits' },
      },
    ]);
  });
});

describe('a figure that changed', () => {
  it('without a word is unexplained', () => {
    const [change, ...others] = told(FIRST, next({ rows: april({ actual: '81%' }) }));
    expect(change).toMatchObject({
      event: {
        type: 'ActualRevised',
        measure: 'seen',
        period: '2020-04',
        figure: percent(81),
        act: 'unexplained',
      },
      reportedOn: '2020-07-09',
      source: { place: 'Page 1, measures, row 1, April 2020, actual' },
    });
    expect(change).not.toHaveProperty('reason');
    expect(others).toHaveLength(1);
  });

  it.each(['revision', 'correction'])('with a word is a %s for that reason, in that cell only', (act) => {
    const revisions = [
      { measure: 'seen', period: '2020-04', field: 'target', act, reason: 'Agreed by the board' },
    ];
    const found = told(FIRST, next({ rows: april({ target: '75%', actual: '81%' }), file: { revisions } }));
    expect(found).toMatchObject([
      { event: { type: 'TargetRevised', figure: percent(75), act }, reason: 'Agreed by the board' },
      { event: { type: 'ActualRevised', figure: percent(81), act: 'unexplained' } },
      { event: { type: 'EditionPublished' } },
    ]);
    expect(found[1]).not.toHaveProperty('reason');
  });

  it('to a blank is withdrawn, and from a blank is given', () => {
    const blank = next({ rows: april({ actual: '' }) });
    expect(changes({ rows: april({ actual: '' }) })).toEqual([
      { type: 'ActualWithdrawn', measure: 'seen', period: '2020-04', act: 'unexplained' },
    ]);
    expect(changes({ rows: april({ target: '' }) })).toEqual([
      { type: 'TargetWithdrawn', measure: 'seen', period: '2020-04', act: 'unexplained' },
    ]);
    const without = submitted(blank, FIRST);
    expect(without.measures.seen?.cells['2020-04']?.actual).toBeUndefined();
    const edition = { ...smallEditionFile().edition, label: 'third', reportedOn: '2020-08-01' };
    expect(events(without, next({ file: { edition } })).map(({ type }) => type)).toEqual([
      'ActualRecorded',
      'EditionPublished',
    ]);
  });

  it('from one word without a figure to a figure is revised', () => {
    const before = submitted(next({ rows: april({ actual: 'N/A' }) }));
    expect(before.measures.seen?.cells['2020-04']?.actual?.figure).toMatchObject({ kind: 'missing' });
    expect(changes({}, before)).toMatchObject([{ type: 'ActualRevised', act: 'unexplained' }]);
  });

  it('is none when the table leaves out a month that lies before its window', () => {
    const edition = {
      ...smallEditionFile().edition,
      label: 'second',
      window: { from: '2020-05', to: '2020-05' },
    };
    expect(changes({ file: { edition }, rows: smallFigureRows().slice(1) })).toEqual([]);
  });
});

describe('what is said about a cell', () => {
  const doubtful = april({ doubtful: 'target', note: 'The row is broken' });

  it('is kept with the half that is doubtful', () => {
    expect(changes({ rows: doubtful })).toEqual([
      {
        type: 'CellAnnotated',
        measure: 'seen',
        period: '2020-04',
        field: 'target',
        doubtful: 'The row is broken',
        note: null,
      },
    ]);
    const cell = submitted(next({ rows: doubtful })).measures.seen?.cells['2020-04'];
    expect(cell?.target?.doubtful).toBe('The row is broken');
    expect(cell?.actual).toEqual({ figure: percent(53) });
  });

  it('is taken back when the doubt is lifted', () => {
    const before = submitted(next({ rows: doubtful }), FIRST);
    const lifted = changes({}, before);
    expect(lifted).toMatchObject([{ type: 'CellAnnotated', field: 'target', doubtful: null, note: null }]);
  });

  it('is a footnote to the actual', () => {
    expect(changes({ rows: april({ note: 'From audits' }) })).toMatchObject([
      { type: 'CellAnnotated', field: 'actual', doubtful: null, note: 'From audits' },
    ]);
  });

  it('is a footnote to the target where that stands alone', () => {
    const { cells } = submitted(next({ rows: april({ actual: '', note: 'From audits' }) })).measures.seen!;
    expect(cells['2020-04']).toEqual({ target: { figure: percent(80), note: 'From audits' } });
  });

  it('comes with the figure when that changes too', () => {
    const rows = april({ actual: '81%', doubtful: 'actual', note: 'Smudged' });
    expect(changes({ rows })).toMatchObject([{ type: 'ActualRevised', doubtful: 'Smudged' }]);
    const blank = april({ actual: '', doubtful: 'actual', note: 'Smudged' });
    expect(changes({ rows: blank })).toMatchObject([{ type: 'ActualWithdrawn', doubtful: 'Smudged' }]);
    const cell = submitted(next({ rows: blank }), FIRST).measures.seen?.cells['2020-04'];
    expect(cell?.blank).toEqual({ actual: { doubtful: 'Smudged' } });
  });

  it('is said once of a cell that is blank', () => {
    const rows = april({ target: '', actual: '', note: 'Not collected' });
    const blanks = changes({ rows }).filter((event) => 'note' in event && event.note === 'Not collected');
    expect(blanks).toHaveLength(1);
  });
});

describe('what an edition leaves out', () => {
  const gone = (parts: readonly Tree[], section: Tree = {}): Changed => ({
    file: { gone: parts },
    section,
    rows: section.measures === undefined ? smallFigureRows() : [],
  });
  const noMeasures = { measures: [], actions: [] };

  it('without a word is a question, and no change', () => {
    const edition = next({ section: noMeasures, rows: [] });
    expect(compare(FIRST, edition, U1).questions).toEqual([
      { kind: 'action', id: 'weekly-list', title: 'Weekly list of visits due' },
      { kind: 'measure', id: 'seen', title: '% of children seen' },
    ]);
    expect(events(FIRST, edition).map(({ type }) => type)).toEqual(['EditionPublished']);
  });

  it('is asked with the new one that looks like it', () => {
    const { questions } = compare(
      FIRST,
      next({
        section: {
          actions: [
            { id: 'other', title: 'Train the staff' },
            { id: 'list-of-visits', title: 'Weekly list of all visits due' },
          ],
        },
      }),
      U1,
    );
    expect(questions).toEqual([
      {
        kind: 'action',
        id: 'weekly-list',
        title: 'Weekly list of visits due',
        looksLike: { id: 'list-of-visits', title: 'Weekly list of all visits due' },
      },
    ]);
  });

  it('is not asked to look like one that was there before', () => {
    const twins = [
      { id: 'weekly-list', title: 'Weekly list of visits due' },
      { id: 'monthly-list', title: 'Monthly list of visits due' },
    ];
    const before = submitted(next({ section: { actions: twins } }));
    const { questions } = compare(before, next({ section: { actions: twins.slice(1) } }), U1);
    expect(questions).toEqual([{ kind: 'action', id: 'weekly-list', title: 'Weekly list of visits due' }]);
  });

  it('is asked of a section too', () => {
    const edition = next({ section: { id: 'seeing-children', title: 'Visits to all children' } });
    expect(compare(FIRST, edition, U1).questions).toEqual([
      {
        kind: 'section',
        id: 'visits',
        title: 'Visits to children',
        looksLike: { id: 'seeing-children', title: 'Visits to all children' },
      },
    ]);
  });

  it('is withdrawn when it says so, and nothing is asked', () => {
    const changed = gone(
      [
        { action: 'weekly-list', how: 'withdrawn', note: 'Dropped' },
        { measure: 'seen', how: 'completed' },
      ],
      noMeasures,
    );
    expect(compare(FIRST, next(changed), U1).questions).toEqual([]);
    expect(changes(changed)).toEqual([
      { type: 'ActionWithdrawn', action: 'weekly-list', how: 'withdrawn', note: 'Dropped' },
      { type: 'MeasureRetired', measure: 'seen', how: 'completed' },
    ]);
  });

  it('may go into one that the edition brings', () => {
    const actions = [{ id: 'new-list', title: 'New list' }];
    expect(
      changes(gone([{ action: 'weekly-list', how: 'merged', into: 'new-list' }], { actions })),
    ).toMatchObject([
      { type: 'ActionAdded', action: 'new-list' },
      { type: 'ActionWithdrawn', action: 'weekly-list', how: 'merged', into: 'new-list' },
    ]);
  });

  it('is a section after what it held, in whatever order the file has them', () => {
    const sections = [{ id: 'planning', title: 'Planning' }];
    const parts = [
      { section: 'visits', how: 'withdrawn' },
      { action: 'weekly-list', how: 'withdrawn' },
      { measure: 'seen', how: 'withdrawn' },
    ];
    expect(changes({ file: { sections, gone: parts }, rows: [] }).map(({ type }) => type)).toEqual([
      'SectionAdded',
      'ActionWithdrawn',
      'MeasureRetired',
      'SectionRetired',
    ]);
  });

  it('is unchanged when it is only not in this document', () => {
    const changed = gone(
      [
        { action: 'weekly-list', how: 'not-in-this-document' },
        { measure: 'seen', how: 'not-in-this-document' },
      ],
      noMeasures,
    );
    expect(compare(FIRST, next(changed), U1).questions).toEqual([]);
    expect(changes(changed)).toEqual([]);
  });

  it('is asked no more when it was withdrawn before', () => {
    const changed = gone([{ action: 'weekly-list', how: 'withdrawn' }], { actions: [] });
    const before = submitted(next(changed), FIRST);
    expect(compare(before, next({ section: { actions: [] } }), U1).questions).toEqual([]);
    expect(events(before, next(changed))).toEqual([]);
  });

  it('does not come back under its id', () => {
    const before = submitted(
      next(gone([{ action: 'weekly-list', how: 'withdrawn' }], { actions: [] })),
      FIRST,
    );
    const edition = { ...smallEditionFile().edition, label: 'third', reportedOn: '2020-08-01' };
    expect(() => events(before, next({ file: { edition } }))).toThrow(
      'Action weekly-list was withdrawn and can be changed no more; add a new action with an id of its own',
    );
  });
});

describe('an edition with a scope', () => {
  const [one] = smallEditionFile().sections;
  const planning = {
    id: 'planning',
    title: 'Planning',
    number: '2',
    actions: [{ id: 'train', title: 'Train the staff' }],
  };
  const both = submitted(next({ file: { sections: [one, planning] } }));
  const edition = { ...smallEditionFile().edition, label: 'third', reportedOn: '2020-08-01' };
  const scoped = (section: Tree) =>
    next({
      file: { scope: ['planning'], edition: without({ ...edition, window: undefined }), sections: [section] },
      rows: [],
    });

  it('asks nothing of what lies outside it', () => {
    expect(compare(both, scoped(planning), U1).questions).toEqual([]);
  });

  it('asks of what lies within', () => {
    expect(compare(both, scoped({ ...planning, actions: [] }), U1).questions).toMatchObject([
      { kind: 'action', id: 'train' },
    ]);
  });

  it('adds a section after the ones that are there', () => {
    const edition = { ...smallEditionFile().edition, label: 'third', reportedOn: '2020-08-01' };
    const fresh = { id: 'audits', title: 'Audits' };
    const added = next({
      file: { scope: ['audits'], edition: without({ ...edition, window: undefined }), sections: [fresh] },
      rows: [],
    });
    expect(events(both, added)).toMatchObject([{ type: 'SectionAdded', section: 'audits', order: 3 }, {}]);
  });

  it('leaves the rest of the plan alone, and the place of its sections in it', () => {
    expect(events(both, scoped(planning)).map(({ type }) => type)).toEqual(['EditionPublished']);
  });
});

describe('a label', () => {
  it('is not taken by an edition with other contents', () => {
    const edition = { ...smallEditionFile().edition, title: 'Other' };
    expect(() => events(FIRST, next({ file: { edition } }))).toThrow(
      'An edition first was published before with other contents; give this one a label of its own',
    );
  });

  // Whoever submits refuses it (`submission.ts` of the command line): a comparison only says what lies between.
  it('that is published is not published again by an edition with other figures', () => {
    const again = events(FIRST, smallEdition(smallEditionFile(), april({ actual: '81%' })));
    expect(again.map(({ type }) => type)).toEqual(['ActualRevised']);
  });
});
