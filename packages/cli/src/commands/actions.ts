import { type ActionRow, actionsOf } from '@plan-ledger/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { type Column, renderTable, type Table } from '../render/index.js';
import { dayMeant, ON } from './dashboard.js';
import { known } from './known.js';
import { type ReadCommand, textOf } from './shape.js';

const COLUMNS: readonly Column[] = [
  { key: 'section', title: 'Section', dataOnly: true },
  { key: 'action', title: 'Action', flex: 3 },
  { key: 'owners', title: 'Owners', flex: 2 },
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

const movedInWords = ({ firstDue, due, timesMoved }: ActionRow): string => {
  if (timesMoved === 0) return '';
  return `${timesMoved} times, first ${firstDue ?? 'undated'}${due === null ? ', now undated' : ''}`;
};

const tableOf = (rows: readonly ActionRow[]): Table => ({
  columns: COLUMNS,
  rows: rows.map((row) => [
    row.sectionTitle,
    row.title,
    row.owners.join('; '),
    row.timescale,
    row.firstDue ?? '',
    row.due ?? '',
    row.timesMoved,
    movedInWords(row).replace(/^1 times/u, 'once'),
    row.statusLabel,
    row.action,
    row.daysOverdue,
    row.doubtful,
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
  says: 'The timetable of actions: first due date, current date, how often it moved, status',
  options: [ON, { flags: '--section <id>', says: 'the actions of one section' }],
  examples: ['actions', 'actions --as-of edition:may-2020 --format csv'],
  run: (asked, typed) => {
    const section = textOf(typed, 'section');
    return pipe(
      known(asked.plan.sections, 'section', section),
      TE.flatMap(() => TE.fromEither(dayMeant(asked, typed))),
      TE.map((on) => {
        const rows = actionsOf(asked.plan, on).filter(
          (row) => section === undefined || row.section === section,
        );
        return {
          kind: 'actions',
          asked,
          tables: [tableOf(rows)],
          shown: (width: number, colour: boolean) =>
            (rows.length === 0 ? [[]] : bySection(rows))
              .map((group) => {
                const table = { ...tableOf(group), ...(group[0] ? { caption: group[0].sectionTitle } : {}) };
                return renderTable(table, { format: 'text', width, colour }).trimEnd();
              })
              .join('\n\n'),
          data: rows,
        };
      }),
    );
  },
};
