import { type ActionRow, actionsOf } from '@plan-ledger/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { type Column, type Names, renderTable, type Table } from '../../render/index.js';
import { dayMeant, ON } from './dashboard.js';
import { known } from '../known.js';
import { movedInWords } from './moved.js';
import { OWNERS } from './people-columns.js';
import { type ReadCommand, textOf } from '../shape.js';

const COLUMNS: readonly Column[] = [
  { key: 'section', title: 'Section', dataOnly: true },
  { key: 'action', title: 'Action', flex: 3 },
  { key: 'owners', title: 'Owners', flex: 2, people: OWNERS },
  { key: 'timescale', title: 'Timescale', flex: 2 },
  { key: 'first_due', title: 'First due', dataOnly: true },
  { key: 'due', title: 'Due', flex: 0 },
  { key: 'times_moved', title: 'Times moved', dataOnly: true },
  { key: 'moved', title: 'Moved', humanOnly: true, flex: 1 },
  { key: 'status', title: 'Status', flex: 0 },
  { key: 'action_id', title: 'Id', dataOnly: true },
  { key: 'days_overdue', title: 'Days overdue', dataOnly: true },
  { key: 'doubtful', title: 'Doubtful', dataOnly: true },
];

const plainTable = (rows: readonly ActionRow[]): Table => ({
  columns: COLUMNS,
  rows: rows.map((row) => [
    row.sectionTitle,
    row.title,
    row.owners.join('; '),
    row.timescale,
    row.firstDue ?? '',
    row.due ?? '',
    row.timesMoved,
    movedInWords(row),
    row.statusLabel,
    row.action,
    row.daysOverdue,
    row.doubtful,
  ]),
  none: 'There are no actions',
});

/** Columns of a plan that prints a ref or a start with its actions. */
const numberedColumns = (rows: readonly ActionRow[]): readonly Column[] => [
  { key: 'section', title: 'Section', dataOnly: true },
  { key: 'ref', title: 'Ref', flex: 0 },
  { key: 'action', title: 'Action', flex: 1 },
  { key: 'owners', title: 'Owners', flex: 2, people: OWNERS },
  { key: 'start_text', title: 'Start', flex: 2 },
  { key: 'end_text', title: 'End', flex: 2 },
  { key: 'first_due', title: 'First due', dataOnly: true },
  { key: 'due', title: 'Due', flex: 0 },
  { key: 'times_moved', title: 'Times moved', dataOnly: true },
  {
    key: 'moved',
    title: 'Moved',
    humanOnly: true,
    dataOnly: rows.every(({ timesMoved }) => timesMoved === 0),
  },
  { key: 'status', title: 'Status', flex: 1 },
  { key: 'action_id', title: 'Id', dataOnly: true },
  { key: 'days_overdue', title: 'Days overdue', dataOnly: true },
  { key: 'doubtful', title: 'Doubtful', dataOnly: true },
  { key: 'milestones', title: 'Milestones', dataOnly: true },
  { key: 'progress', title: 'Progress', dataOnly: true },
  { key: 'outcomes', title: 'Outcomes', dataOnly: true },
];

const numberedTable = (rows: readonly ActionRow[]): Table => ({
  columns: numberedColumns(rows),
  rows: rows.map((row) => [
    row.sectionTitle,
    row.ref,
    row.title,
    row.owners.join('; '),
    row.start,
    row.timescale,
    row.firstDue ?? '',
    row.due ?? '',
    row.timesMoved,
    movedInWords(row),
    row.statusLabel,
    row.action,
    row.daysOverdue,
    row.doubtful,
    row.milestones.join('; '),
    row.progress.join('; '),
    row.outcomes.join('; '),
  ]),
  none: 'There are no actions',
});

const bySection = (rows: readonly ActionRow[]): readonly (readonly ActionRow[])[] =>
  [...new Set(rows.map(({ section }) => section))].map((section) =>
    rows.filter((row) => row.section === section),
  );

export const actions: ReadCommand = {
  mode: 'read',
  usage: 'actions',
  showsPeople: true,
  says: 'The timetable of actions: first due date, current date, how often it moved, status',
  options: [ON, { flags: '--section <id>', says: 'the actions of one section' }],
  examples: ['actions', 'actions --as-of edition:may-2020 --format csv'],
  run: (asked, typed) => {
    const section = textOf(typed, 'section');
    return pipe(
      known(asked.plan.sections, 'section', section),
      TE.flatMap(() => TE.fromEither(dayMeant(asked, typed))),
      TE.map((on) => {
        const all = actionsOf(asked.plan, on);
        const rows = all.filter((row) => section === undefined || row.section === section);
        const tableOf = all.some(({ ref, start }) => ref !== '' || start !== '') ? numberedTable : plainTable;
        return {
          kind: 'actions',
          asked,
          day: on,
          tables: [tableOf(rows)],
          shown: (width: number, colour: boolean, names?: Names) =>
            (rows.length === 0 ? [[]] : bySection(rows))
              .map((group) => {
                const table = { ...tableOf(group), ...(group[0] ? { caption: group[0].sectionTitle } : {}) };
                return renderTable(table, { format: 'text', width, colour, names }).trimEnd();
              })
              .join('\n\n'),
          data: rows,
        };
      }),
    );
  },
};
