import { actionsOf } from '@plan-ledger/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { dayMeant, ON, shortTitle } from './dashboard.js';
import { known } from './known.js';
import { type ReadCommand, textOf } from './shape.js';

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
      TE.map(() => {
        const rows = actionsOf(asked.plan, dayMeant(asked, typed)).filter(
          (row) => section === undefined || row.section === section,
        );
        return {
          kind: 'actions',
          asked,
          tables: [
            {
              columns: [
                { key: 'section', title: 'Section', dataOnly: true },
                { key: 'heading', title: 'Section', humanOnly: true, flex: 1 },
                { key: 'action', title: 'Action', flex: 3 },
                { key: 'owners', title: 'Owners', flex: 2 },
                { key: 'timescale', title: 'Timescale', flex: 2 },
                { key: 'first_due', title: 'First due', flex: 0 },
                { key: 'due', title: 'Due', flex: 0 },
                { key: 'times_moved', title: 'Times moved', dataOnly: true },
                { key: 'status', title: 'Status', flex: 1 },
                { key: 'action_id', title: 'Id', dataOnly: true },
                { key: 'days_overdue', title: 'Days overdue', dataOnly: true },
                { key: 'doubtful', title: 'Doubtful', dataOnly: true },
              ],
              rows: rows.map((row) => [
                row.sectionTitle,
                shortTitle(asked, row.section),
                row.title,
                row.owners.join('; '),
                row.timescale,
                row.firstDue ?? '',
                row.due ?? '',
                row.timesMoved,
                row.statusLabel,
                row.action,
                row.daysOverdue,
                row.doubtful,
              ]),
              none: 'There are no actions',
            },
          ],
          data: rows,
        };
      }),
    );
  },
};
