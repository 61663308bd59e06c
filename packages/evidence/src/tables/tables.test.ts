import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from '@jest/globals';
import type { PlanId, Recorded } from '@plan-ledger/domain';
import { parse } from 'csv-parse/sync';

import { FOLDERS, ledgerOf } from '../../../../test/documents/documents.js';
import { csvwFaults } from '../../../../test/support/csvw.js';
import { dossierOf } from '../../../../test/support/dossiers.js';
import {
  figure,
  historyOf,
  published,
  REGISTERS,
  rightOf,
  SMALL,
  step,
} from '../../../../test/support/histories.js';
import type { Dossier } from '../dossier/dossier.js';
import { csvLines, csvOf } from '../sheets/csv.js';
import { csvwOf } from '../sheets/csvw.js';
import type { Sheet, SheetValue } from '../sheets/sheet.js';
import { auditTable } from './audit.js';
import { sheetsOf } from './sheets-of.js';
import { shorthandOf } from './shorthand.js';

const CONTEXT = { plan: 'P', authority: 'A', asOf: 'As reported.' };

const cell = (type: string, period: string, printed: string, more: object = {}) =>
  step({ type: type as 'SetTarget', measure: 'seen', period, figure: figure(printed), ...more });

/** The months of one measure, with a figure that was changed, one that is not there, and one to be set. */
const FIGURES = [
  cell('SetTarget', '2020-04', '80%'),
  cell('RecordActual', '2020-04', '61%'),
  cell('RecordActual', '2020-05', 'N/A'),
  cell('SetTarget', '2020-05', 'tbc'),
  cell('ReviseActual', '2020-04', '81%', { act: 'unexplained' }),
];

type Row = Readonly<Record<string, SheetValue>>;

const rowsOf = ({ columns, rows }: Sheet): readonly Row[] =>
  rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null])));

const sheetIn = (dossier: Dossier, name: string): Sheet => {
  const found = sheetsOf(dossier).find((sheet) => sheet.name === name);
  if (found === undefined) throw new Error(`There is no sheet ${name}`);
  return found;
};

const small = (...more: readonly ReturnType<typeof step>[]): Dossier =>
  dossierOf(historyOf([...SMALL, ...REGISTERS, ...more, published('may')]));

describe('The trends as a table', () => {
  const trends = sheetIn(small(...FIGURES), 'trends');
  const [april, may] = rowsOf(trends);

  it('hold each figure as printed and as a number, with the days of its period', () => {
    expect(april).toMatchObject({
      section: 'Visits',
      measure: '% of children seen',
      period: '2020-04',
      period_start: '2020-04-01',
      period_end: '2020-04-30',
      target: '80%',
      target_value: 80,
      actual: '81%',
      actual_value: 81,
      unit: 'percent',
      verdict: 'met',
      doubtful: false,
    });
  });

  it('say in the notes, and never in a cell of figures, what was changed and what is missing', () => {
    expect(april?.['notes']).toBe('actual [r]; actual was 61% (unexplained)');
    expect(may).toMatchObject({ actual: 'N/A', actual_value: null, target: 'tbc', target_value: null });
    expect(may?.['notes']).toBe('actual [x]; target tbc: to be set; actual N/A: not available');
  });

  it('explain the shorthand that is used, and no other', () => {
    expect(trends.notes).toEqual([
      '[r] means that the figure was changed after it was published.',
      '[x] means not available: nobody has the figure.',
      'To be set means that the document leaves the figure to be said later.',
    ]);
    expect(sheetIn(small(cell('SetTarget', '2020-04', '80%')), 'trends').notes).toEqual([]);
  });

  it('name the event and the document that gave each figure', () => {
    const told = { source: { document: 'The plan of May', place: 'Page 3' } };
    const steps = [
      ...FIGURES.slice(0, 1),
      step({ type: 'RecordActual', measure: 'seen', period: '2020-04', figure: figure('61%') }, told),
    ];
    expect(rowsOf(sheetIn(small(...steps), 'trends'))[0]).toMatchObject({
      target_version: 12,
      target_document: '',
      actual_version: 13,
      actual_reported_on: '2020-06-09',
      actual_document: 'The plan of May',
      actual_place: 'Page 3',
    });
  });
});

describe('The run charts as tables', () => {
  it('give limits to two decimals, and the two verdicts', () => {
    expect(rowsOf(sheetIn(small(...FIGURES), 'limits'))[0]).toMatchObject({
      mean: 26.67,
      mean_moving_range: 7,
      lower: 8.05,
      upper: 45.29,
      trial: true,
      variation: 'improving',
      assurance: 'hit and miss',
    });
  });

  it('have a row for a chart without limits, too', () => {
    const dossier = small(...FIGURES);
    const runCharts = dossier.runCharts.map((chart) => ({ ...chart, limits: [], assurance: null }));
    expect(rowsOf(sheetIn({ ...dossier, runCharts }, 'limits'))[0]).toMatchObject({
      mean: null,
      trial: null,
      assurance: '',
    });
  });

  it('give each point with its signals, a gap without a number, and what stood there first', () => {
    expect(rowsOf(sheetIn(small(...FIGURES), 'run-chart-points'))).toMatchObject([
      {
        actual_value: 81,
        first_published_value: 61,
        signals: 'outside limits; shift',
        notes: 'actual [r]; first published as 61%',
      },
      { actual_value: null, first_published_value: null, signals: '', notes: 'target to be set; actual [x]' },
    ]);
  });
});

describe('The changes as a table', () => {
  it('have unmarked changes to published figures first, whatever their order was', () => {
    const dossier = small(...FIGURES);
    const changes = [...dossier.changes].reverse();
    const unmarked = rowsOf(sheetIn({ ...dossier, changes }, 'changes')).map((row) => row['unmarked']);
    expect(changes.some((change) => change.unmarked)).toBe(true);
    expect(unmarked).toEqual([...unmarked].sort((a, b) => Number(b) - Number(a)));
  });
});

describe('The tables of a dossier', () => {
  const dossiers: (readonly [name: string, dossier: Dossier])[] = [['small', small(...FIGURES)]];

  beforeAll(async () => {
    const store = await ledgerOf(...FOLDERS);
    const plans = [
      'gloucestershire-aip',
      'gloucestershire-improvement-plan',
      'hillingdon-improvement-plan',
      'gloucestershire-adviser-review',
    ];
    for (const plan of plans as PlanId[]) {
      const to = await rightOf(store.versionOf(plan));
      const history = await rightOf<unknown, readonly Recorded[]>(store.read(plan, 1, to));
      dossiers.push([plan, dossierOf(history, Math.floor(to / 2))]);
    }
  });

  it('are CSV in which each cell is what its metadata says, for every plan of the fixtures', () => {
    expect(dossiers).toHaveLength(5);
    for (const [plan, dossier] of dossiers) {
      const faults = sheetsOf(dossier).map((sheet) => [
        sheet.name,
        csvwFaults(csvwOf(sheet, CONTEXT), csvOf(sheet), `${sheet.name}.csv`),
      ]);
      expect([plan, faults.filter(([, found]) => found?.length !== 0)]).toEqual([plan, []]);
    }
  });

  it('each have rows in one plan or another', () => {
    const filled = new Set(
      dossiers.flatMap(([, dossier]) =>
        sheetsOf(dossier)
          .filter(({ rows }) => rows.length > 0)
          .map(({ name }) => name),
      ),
    );
    expect([...filled].sort()).toEqual(
      sheetsOf(dossiers[0]![1])
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('have names that are their own, and say what each column is', () => {
    const sheets = sheetsOf(dossiers[0]![1]);
    expect(new Set(sheets.map(({ name }) => name)).size).toBe(sheets.length);
    for (const { name, title, describes, columns } of sheets) {
      expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/u);
      expect(title.length).toBeLessThanOrEqual(31);
      expect(describes).toMatch(/^[A-Z].*\.$/u);
      expect(new Set(columns.map((column) => column.title.toLowerCase())).size).toBe(columns.length);
      for (const column of columns) {
        expect(column.name).toMatch(/^[a-z]+(?:_[a-z]+)*$/u);
        expect(column.describes).toMatch(/^(?:[A-Z0-9]|percent).*\.$/u);
      }
    }
  });

  it('name their columns as the tables of the command line do, where they mean the same', () => {
    const page = readFileSync(join(__dirname, '../../../../docs/reference/tables.md'), 'utf8');
    const documented = (command: string): readonly string[] => {
      const line = page.split('\n').find((text) => text.startsWith(`| \`${command}\` |`)) ?? '';
      return [...line.slice(command.length + 6).matchAll(/`(\w+)`/gu)].map(([, name]) => name!);
    };
    const kept = [
      'dashboard',
      'trends',
      'revisions',
      'actions',
      'milestones',
      'coverage',
      'risks',
      'oversight',
      'quoted',
      'exceptions',
      'check',
      'redactions',
    ];
    for (const command of kept) {
      const names = sheetIn(dossiers[0]![1], command === 'check' ? 'checks' : command).columns.map(
        ({ name }) => name,
      );
      expect(documented(command).length).toBeGreaterThan(3);
      expect([command, documented(command).filter((name) => !names.includes(name))]).toEqual([command, []]);
    }
    expect(auditTable.columns.map(({ name }) => name).slice(0, -1)).toEqual(documented('audit'));
  });

  it('have an audit trail beside them that is written row by row', () => {
    for (const [, { recent }] of dossiers) {
      const { header, row } = csvLines(auditTable.columns);
      const csv = [header, ...recent.map((one) => row(auditTable.valuesOf(one)))].join('');
      const sheet = { ...auditTable, rows: [] };
      expect(csvwFaults(csvwOf(sheet, CONTEXT), csv, 'audit.csv')).toEqual([]);
      expect(parse(csv, { record_delimiter: '\r\n' })).toHaveLength(recent.length + 1);
    }
  });
});

describe('The shorthand', () => {
  it('has a sentence for what is given elsewhere and for what cannot be', () => {
    const dossier = small(
      cell('SetTarget', '2020-04', '-', {
        figure: { kind: 'missing', printed: '-', reason: 'not-applicable' },
      }),
      cell('RecordActual', '2020-04', 'see 2', {
        figure: { kind: 'missing', printed: 'see 2', reason: 'elsewhere' },
      }),
    );
    expect(shorthandOf(dossier.plan, dossier.trends)).toEqual([
      '[z] means not applicable: there can be no figure.',
      'Given elsewhere means that another row of the document gives the figure.',
    ]);
  });
});
