import { describe, expect, it } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';

import { faultsOf, setIn, type Tree } from '../testing/edition-faults.js';
import { smallEditionFile, smallFigureRows } from '../testing/small-edition.js';
import type { FigureRow } from './edition.js';
import { readEdition } from './read.js';

/** The file of the small edition with one place in it set to something, or taken out with `undefined`. */
const fileWith = (path: string, value: unknown): Tree => setIn(smallEditionFile(), path, value);

const SECTION = 'sections.0';
const ACTION = `${SECTION}.actions.0`;
const MEASURE = `${SECTION}.measures.0`;

const rowsWith = (at: number, fields: Partial<FigureRow>): readonly FigureRow[] =>
  smallFigureRows().map((row, index) => (index === at ? { ...row, ...fields } : row));

describe('an edition that is right', () => {
  it('is read, with its figures', () => {
    expect(faultsOf(smallEditionFile())).toEqual([]);
    const edition = readEdition(smallEditionFile(), rowsWith(1, { actual: '', note: ' Not yet ' }));
    expect(edition).toMatchObject({
      right: {
        plan: { id: 'small-plan' },
        figures: [
          { measure: 'seen', period: '2020-04', line: 2, target: { value: 80 }, actual: { value: 53 } },
          { measure: 'seen', period: '2020-05', line: 3, doubtful: [], note: 'Not yet' },
        ],
      },
    });
    expect(E.isRight(edition) && edition.right.figures[1]).not.toHaveProperty('actual');
  });

  it('may leave out the window, and then no month is forgotten', () => {
    expect(faultsOf(fileWith('edition.window', undefined), [])).toEqual([]);
  });

  it('may count a measure by another kind of period than the window has', () => {
    const file = fileWith(`${MEASURE}.frequency`, 'day');
    expect(faultsOf(file, rowsWith(0, { period: '2020-04-30' }).slice(0, 1))).toEqual([]);
  });

  it('keeps a printed word for which there is a reason as that reason', () => {
    const edition = readEdition(smallEditionFile(), rowsWith(0, { actual: 'N/A', target: 'tbc' }));
    expect(edition).toMatchObject({
      right: {
        figures: [{ actual: { kind: 'missing', reason: 'not-available' }, target: { kind: 'unread' } }, {}],
      },
    });
  });

  it.each([
    ['target', ['target']],
    ['actual', ['actual']],
    ['target actual', ['target', 'actual']],
    [' target  actual ', ['target', 'actual']],
  ])('says which half of a cell is doubtful: %p', (doubtful, halves) => {
    expect(readEdition(smallEditionFile(), rowsWith(0, { doubtful, note: 'Smudged' }))).toMatchObject({
      right: { figures: [{ doubtful: halves, note: 'Smudged' }, {}] },
    });
  });
});

describe('a file with a fault in one field', () => {
  const ID = 'wanted an id of lower-case words joined by hyphens, such as hearts-and-minds';

  it.each([
    [
      'format',
      'plan-ledger/edition/2',
      'format: Found "plan-ledger/edition/2"; wanted plan-ledger/edition/1',
    ],
    ['format', undefined, ': Found nothing; wanted a field format in an edition file'],
    ['plan.title', undefined, 'plan: Found nothing; wanted a field title in plan'],
    ['plan.title', ' ', 'plan.title: Found " "; wanted some words'],
    ['plan.id', 'Small Plan', `plan.id: Found "Small Plan"; ${ID}`],
    [
      'edition.reportedOn',
      '2020-02-31',
      'edition.reportedOn: Found "2020-02-31"; wanted a day that exists, as YYYY-MM-DD',
    ],
    [
      'edition.window.to',
      '2020-13',
      'edition.window.to: Found "2020-13"; wanted a period such as 2020-05, 2020-Q2, 2020/21-Q1 or 2020',
    ],
    ['edition.document.sha256', 'ABC', 'edition.document.sha256: Found "ABC"; wanted 64 hexadecimal digits'],
    [
      'edition.document',
      'May 2020',
      'edition.document: Found "May 2020"; wanted the document, as fields with values',
    ],
    ['edition.document', null, 'edition.document: Found null; wanted the document, as fields with values'],
    ['edition.document', [], 'edition.document: Found []; wanted the document, as fields with values'],
    ['sections', 'visits', 'sections: Found "visits"; wanted a list of a section'],
    ['sections.0', 'visits', 'sections.0: Found "visits"; wanted a section, as fields with values'],
    [`${SECTION}.title`, undefined, 'sections.0: Found nothing; wanted a field title in a section'],
    [`${SECTION}.dashboard.done.0`, '', 'sections.0.dashboard.done.0: Found ""; wanted some words'],
    [
      `${ACTION}.due`,
      '2021-02-29',
      'sections.0.actions.0.due: Found "2021-02-29"; wanted a day that exists, as YYYY-MM-DD, or none',
    ],
    [
      `${ACTION}.status`,
      'done',
      'sections.0.actions.0.status: Found "done"; wanted one of open, in-progress, on-hold, completed, verified',
    ],
    [`${ACTION}.owners`, 'P1', 'sections.0.actions.0.owners: Found "P1"; wanted a list of Words'],
    [`${MEASURE}.unit`, 'points', 'sections.0.measures.0.unit: Found "points"; wanted one of percent, count'],
    [`${MEASURE}.cumulative`, 'yes', 'sections.0.measures.0.cumulative: Found "yes"; wanted true or false'],
    [`${MEASURE}.tolerance`, '5%', 'sections.0.measures.0.tolerance: Found "5%"; wanted a number'],
    [`${MEASURE}.tolerance`, '1e999', 'sections.0.measures.0.tolerance: Found "1e999"; wanted a number'],
    [
      'reasons.N/A',
      'gone',
      'reasons.N/A: Found "gone"; wanted one of not-available, not-applicable, to-be-set, elsewhere',
    ],
    ['reasons', 'N/A', 'reasons: Found "N/A"; wanted words with what they mean'],
    ['reasons', ['N/A'], 'reasons: Found ["N/A"]; wanted words with what they mean'],
    ['scope', 'some', 'scope: Found "some"; wanted all, or a list of ids of sections'],
    ['scope', ['Visits'], `scope.0: Found "Visits"; ${ID}`],
  ])('%s: %p says where, what was found and what is wanted', (path, value, told) => {
    expect(faultsOf(fileWith(path, value))).toEqual([told]);
  });

  it.each([undefined, null, 'text', [], 7])('and the whole file too: %p', (raw) => {
    expect(faultsOf(raw)).toHaveLength(1);
    expect(faultsOf(raw)[0]).toMatch(/^: Found .*; wanted an edition file, as fields with values$/u);
  });

  it('cuts a long text short', () => {
    const [told] = faultsOf(fileWith('edition.label', 'x '.repeat(5000)));
    expect((told ?? '').length).toBeLessThan(200);
  });
});

describe('a field that nobody knows', () => {
  it('is answered with the one that was meant', () => {
    expect(faultsOf(fileWith(`${ACTION}.timescales`, 'June'))).toEqual([
      'sections.0.actions.0.timescales: Found "June"; unknown field of an action: did you mean timescale or milestones',
    ]);
    expect(faultsOf(fileWith('edition.reportedon', '2020-06-09'))[0]).toContain('did you mean reportedOn');
  });

  it('is answered with all there are, when it is like none', () => {
    expect(faultsOf(fileWith('plan.zzz', 'x'))).toEqual([
      'plan.zzz: Found "x"; unknown field of plan: wanted id, title, authority, aim, began, kind, reviews',
    ]);
  });

  it.each(['constructor', '__proto__', 'toString'])('may be called as what every object has: %s', (name) => {
    const file = JSON.parse(
      JSON.stringify(smallEditionFile()).replace('"authority"', JSON.stringify(name)),
    ) as unknown;
    expect(faultsOf(file)).toHaveLength(2);
    expect(faultsOf(file)[0]).toMatch(new RegExp(`^plan\\.${name}: .*unknown field of plan`, 'u'));
  });
});

describe('parts of an edition that do not fit together', () => {
  const section = (fields: Tree): Tree => ({
    ...smallEditionFile().sections[0],
    actions: [],
    measures: [],
    ...fields,
  });

  it('are two sections, actions or measures with one id', () => {
    const [first] = smallEditionFile().sections;
    const file = fileWith('sections', [first, first]);
    expect(faultsOf(file)).toEqual([
      'sections.1.id: Found section visits a second time; wanted each id once',
      'sections.1.actions.0.id: Found action weekly-list a second time; wanted each id once',
      'sections.1.measures.0.id: Found measure seen a second time; wanted each id once',
    ]);
  });

  it('are not things of two kinds with one id', () => {
    expect(faultsOf(fileWith(`${ACTION}.id`, 'visits'))).toEqual([]);
  });

  it('are a section before its parent, or inside itself', () => {
    const [first] = smallEditionFile().sections;
    const told = (parent: string) => `Found parent ${parent}; wanted a section that stands before this one`;
    expect(faultsOf(fileWith('sections', [section({ id: 'child', parent: 'visits' }), first]))).toEqual([
      `sections.0.parent: ${told('visits')}`,
    ]);
    expect(faultsOf(fileWith(`${SECTION}.parent`, 'visits'))).toEqual([
      `sections.0.parent: ${told('visits')}`,
    ]);
    expect(faultsOf(fileWith('sections', [first, section({ id: 'child', parent: 'visits' })]))).toEqual([]);
  });

  it.each(['dashboard.actions', 'dashboard.impact', 'detail.actions', 'detail.impact'])(
    'are a status of %s outside its scheme',
    (place) => {
      expect(faultsOf(fileWith(`${SECTION}.${place}`, 'amber'))).toEqual([
        `sections.0.${place}: Found status "amber"; wanted one of the schemes' codes: green, red`,
      ]);
    },
  );

  it('are a quoted figure and no measure', () => {
    const quoted = [{ measure: 'sen', period: '2020-05', printed: '61%' }];
    expect(faultsOf(fileWith(`${SECTION}.dashboard.quoted`, quoted))).toEqual([
      'sections.0.dashboard.quoted.0.measure: Found a quoted figure of sen, which is no measure of this edition; did you mean seen',
    ]);
  });

  it.each(['action', 'measure', 'section'] as const)('are a %s that is gone and is there', (kind) => {
    const id = { action: 'weekly-list', measure: 'seen', section: 'visits' }[kind];
    expect(faultsOf(fileWith('gone', [{ [kind]: id, how: 'withdrawn' }]))).toEqual([
      `gone.0.${kind}: Found ${kind} ${id} among what is gone; it is also in this edition`,
    ]);
  });

  it('are merged without into, and into without merged', () => {
    const told = 'gone.0: Wanted the field into with how: merged, and only there';
    expect(faultsOf(fileWith('gone', [{ action: 'old', how: 'merged' }]))).toEqual([told]);
    expect(faultsOf(fileWith('gone', [{ action: 'old', how: 'withdrawn', into: 'weekly-list' }]))).toEqual([
      told,
    ]);
  });

  it('are merged into what is not there', () => {
    expect(faultsOf(fileWith('gone', [{ action: 'old', how: 'merged', into: 'weekly-lst' }]))).toEqual([
      'gone.0.into: Found no action weekly-lst in this edition; did you mean weekly-list',
    ]);
  });

  it('are something gone without a name, or with two', () => {
    const told = (count: number) =>
      `gone.0: Found ${count} names; wanted one of section, action, measure, milestone, recommendation, risk, evidence, oversight`;
    expect(faultsOf(fileWith('gone', [{ how: 'withdrawn' }]))).toEqual([told(0)]);
    expect(faultsOf(fileWith('gone', [{ action: 'old', measure: 'old', how: 'withdrawn' }]))).toEqual([
      told(2),
    ]);
  });
});

describe('a line of figures', () => {
  const first = (fields: Partial<FigureRow>): readonly string[] =>
    faultsOf(fileWith('edition.window', undefined), rowsWith(0, fields));

  it('names a measure of the edition', () => {
    expect(first({ measure: 'sen' })).toEqual([
      'line 2: Found measure sen, which is not in edition.yaml; did you mean seen',
    ]);
    expect(first({ measure: 'Children seen' })).toEqual([
      'line 2: Found "Children seen" in column measure; wanted the id of a measure of this edition',
    ]);
  });

  it('names a period in which the measure is counted', () => {
    expect(first({ period: 'May 2020' })).toEqual([
      'line 2: Found "May 2020" in column period; wanted a period such as 2020-05, 2020-Q2, 2020/21-Q1 or 2020',
    ]);
    expect(first({ period: '2020-Q2' })).toEqual([
      'line 2: Found period 2020-Q2 for seen; it is counted by the month',
    ]);
  });

  it('lies in the window', () => {
    for (const period of ['2020-03', '2020-06']) {
      expect(
        faultsOf(smallEditionFile(), [...smallFigureRows(), { ...smallFigureRows()[0]!, line: 4, period }]),
      ).toEqual([
        `line 4: Found period ${period}, outside the window 2020-04 to 2020-05 that the edition declares`,
      ]);
    }
  });

  it('stands once', () => {
    expect(first({ period: '2020-05' })).toEqual([
      'line 3: Found seen for 2020-05 a second time; wanted each cell once',
    ]);
  });

  it.each(['yes', 'targets', 'actual target', 'target,actual', 'constructor', 'toString'])(
    'says what is doubtful in one of three ways, not %p',
    (doubtful) => {
      expect(first({ doubtful, note: 'Smudged' })).toEqual([
        `line 2: Found ${JSON.stringify(doubtful)} in column doubtful; wanted nothing, target, actual, or target actual`,
      ]);
    },
  );

  it('says why it is doubtful', () => {
    expect(first({ doubtful: 'target' })).toEqual([
      'line 2: Found a doubtful cell of seen for 2020-04 without a note; say what is uncertain',
    ]);
  });
});

describe('a month of the window', () => {
  it('is not forgotten', () => {
    expect(faultsOf(fileWith('edition.window.from', '2020-02'))).toEqual([
      'sections.0.measures.0.id: Found no line of figures.csv for seen in 2020-02, 2020-03; write one for each period of the window, blank where the cell is blank',
    ]);
  });

  it('may be blank', () => {
    expect(faultsOf(smallEditionFile(), rowsWith(0, { target: '', actual: '' }))).toEqual([]);
  });

  it.each([
    ['2020-04', '9999-12'],
    ['2020-04-01', '2121-04-01'],
  ])('is of a window that a plan can have, not from %s to %s', (from, to) => {
    expect(faultsOf(fileWith('edition.window', { from, to }))).toEqual([
      `edition.window: Found a window from ${from} to ${to}; wanted one of at most a hundred years: look whether its years are meant`,
    ]);
  });

  it('may be the last that a calendar has', () => {
    const file = fileWith('edition.window', { from: '9999-12', to: '9999-12' });
    expect(faultsOf(file, rowsWith(0, { period: '9999-12' }).slice(0, 1))).toEqual([]);
  });
});

describe('many faults', () => {
  it('are listed at once, in the order of the file', () => {
    const file = fileWith('plan.title', undefined);
    const found = faultsOf({
      ...file,
      edition: { ...(file.edition as Tree), label: 'First', reportedOn: '2020-06-31' },
      sections: [{ ...(file.sections as Tree[])[0], id: undefined }],
      gones: [],
    });
    expect(found.map((fault) => fault.split(':')[0])).toEqual([
      'gones',
      'plan',
      'edition.label',
      'edition.reportedOn',
      'sections.0.id',
    ]);
  });

  it('are listed at once when they are in the figures', () => {
    expect(
      faultsOf(smallEditionFile(), [
        { line: 2, measure: '', period: '2020-04', target: '', actual: '', doubtful: '', note: '' },
        { line: 3, measure: 'seen', period: 'May', target: '', actual: '', doubtful: '', note: '' },
      ]),
    ).toEqual([
      'line 2: Found "" in column measure; wanted the id of a measure of this edition',
      'line 3: Found "May" in column period; wanted a period such as 2020-05, 2020-Q2, 2020/21-Q1 or 2020',
    ]);
  });

  it('are listed at once when they are in what fits together', () => {
    const file = fileWith('gone', [{ how: 'withdrawn' }]);
    (file.sections as Tree[])[0]!.parent = 'nowhere';
    expect(faultsOf(file, rowsWith(1, { measure: 'sen' }))).toHaveLength(4);
  });
});
