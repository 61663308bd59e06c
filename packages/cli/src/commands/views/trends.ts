import { type CellField, groupedBy, parsePeriod, type Period } from '@plan-ledger/domain';
import { type TrendQuestion, type TrendRow, trendsOf } from '@plan-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from '../../fault.js';
import { type Column, renderTable, type Table } from '../../render/index.js';
import { withRegisters } from '../../asked.js';
import { wrapped } from '../../report.js';
import { known } from '../known.js';
import { type ReadCommand, textOf, type Typed } from '../shape.js';

const periodOption = (typed: Typed, name: string): E.Either<CliFault, Period | undefined> => {
  const text = textOf(typed, name);
  return text === undefined
    ? E.right(undefined)
    : pipe(
        parsePeriod(text),
        E.mapLeft((message): CliFault => ({ _tag: 'Usage', message: `--${name}: ${message}` })),
      );
};

const questionOf = (typed: Typed): E.Either<CliFault, TrendQuestion> =>
  pipe(
    E.Do,
    E.bind('from', () => periodOption(typed, 'from')),
    E.bind('to', () => periodOption(typed, 'to')),
    E.map(({ from, to }) => {
      const measure = textOf(typed, 'measure');
      const section = textOf(typed, 'section');
      return {
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...(measure === undefined ? {} : { measure }),
        ...(section === undefined ? {} : { section }),
        all: typed.options['all'] === true,
      };
    }),
  );

const COLUMNS: readonly Column[] = [
  { key: 'section', title: 'Section', flex: 2 },
  { key: 'measure', title: 'Measure', flex: 2 },
  { key: 'period', title: 'Period', flex: 0 },
  { key: 'target', title: 'Target', right: true, flex: 0 },
  { key: 'target_value', title: 'Target value', dataOnly: true },
  { key: 'actual', title: 'Actual', right: true, flex: 0 },
  { key: 'actual_value', title: 'Actual value', dataOnly: true },
  { key: 'unit', title: 'Unit', dataOnly: true },
  { key: 'notes', title: 'Notes', flex: 2 },
  { key: 'doubtful', title: 'Doubtful', flex: 0 },
];

const longTable = (rows: readonly TrendRow[]): Table => ({
  columns: COLUMNS,
  rows: rows.map((row) => [
    row.sectionTitle,
    row.title,
    row.period,
    row.target,
    row.targetValue,
    row.actual,
    row.actualValue,
    row.unit,
    row.notes,
    row.doubtful,
  ]),
  none: 'There are no figures for this',
});

const byMeasure = (rows: readonly TrendRow[]): readonly (readonly TrendRow[])[] => [
  ...groupedBy(rows, ({ measure }) => measure).values(),
];

const marked = (row: TrendRow, field: CellField): string => {
  const revised = row.revised.some((revision) => revision.field === field) ? ' [r]' : '';
  return `${row[field]}${revised}${row.doubtful && row[field] !== '' ? ' ?' : ''}`.trim();
};

const LABEL_WIDTH = 8;
const CELL_WIDTH = 10;

const chunksOf = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

const grid = (rows: readonly TrendRow[], width: number, colour: boolean): string =>
  chunksOf(rows, Math.max(1, Math.floor((width - LABEL_WIDTH) / CELL_WIDTH)))
    .map((chunk) =>
      renderTable(
        {
          columns: [
            { key: 'field', title: '', flex: 0 },
            ...chunk.map(({ period }) => ({ key: period, title: period, right: true, flex: 0 })),
          ],
          rows: [
            ['Target', ...chunk.map((row) => marked(row, 'target'))],
            ['Actual', ...chunk.map((row) => marked(row, 'actual'))],
          ],
        },
        { format: 'text', width, colour },
      ).trimEnd(),
    )
    .join('\n');

const LEGEND = '[r] changed after it was published; ? a doubtful reading (see --format csv, notes)';

const shown =
  (rows: readonly TrendRow[]) =>
  (width: number, colour: boolean): string => {
    const marks = rows.some(({ revised, doubtful }) => revised.length > 0 || doubtful);
    const blocks = byMeasure(rows).map((group) => {
      const [first] = group;
      const heading = wrapped(`${first?.title ?? ''} (${first?.measure ?? ''})`, width);
      return [...heading, grid(group, width, colour)].join('\n');
    });
    return [...(marks ? [wrapped(LEGEND, width).join('\n')] : []), ...blocks].join('\n\n');
  };

export const trends: ReadCommand = {
  mode: 'read',
  usage: 'trends',
  says: 'Measures by period, target and actual as printed and as numbers',
  options: [
    { flags: '--measure <id>', says: 'one measure' },
    { flags: '--section <id>', says: 'the measures of one section' },
    { flags: '--from <period>', says: 'from this period on (2019-11)' },
    { flags: '--to <period>', says: 'up to this period (2020-12)' },
    { flags: '--all', says: 'every period there is, not only the window of the latest edition' },
  ],
  examples: ['trends --measure icpc-timely --all', 'trends --as-of edition:may-2020 --format csv'],
  run: (asked, typed, session) =>
    pipe(
      TE.fromEither(questionOf(typed)),
      TE.tap(({ measure }) => known(asked.plan.measures, 'measure', measure)),
      TE.tap(({ section }) => known(asked.plan.sections, 'section', section)),
      TE.bindTo('question'),
      TE.bindW('known', () => withRegisters(session, asked)),
      TE.map(({ question, known: { plan, revisions } }) => {
        const rows = trendsOf(plan, revisions, question);
        return {
          kind: 'trends',
          asked,
          tables: [longTable(rows)],
          ...(rows.length > 0 ? { shown: shown(rows) } : {}),
          data: rows,
        };
      }),
    ),
};
