import { counted } from '@plan-ledger/domain';
import { type MilestoneRow, milestonesOf } from '@plan-ledger/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { Asked } from '../../asked.js';
import { type Column, namedIds, type Names, renderTable, type Table } from '../../render/index.js';
import { dayMeant, ON, shortTitle } from './dashboard.js';
import { doubted, LEGEND } from './doubt.js';
import { known } from '../known.js';
import { movedInWords } from './moved.js';
import { RESPONSIBLE } from './people-columns.js';
import { type ReadCommand, textOf } from '../shape.js';

const SHAPES = { open: '○', completed: '●' } as const;

const columnsFor = (rows: readonly MilestoneRow[]): readonly Column[] => [
  { key: 'section', title: 'Section', dataOnly: true },
  { key: 'action', title: 'Action', flex: 2 },
  { key: 'milestone', title: 'Milestone', flex: 1 },
  { key: 'date_text', title: 'Date', dataOnly: true },
  { key: 'date_shown', title: 'Date', humanOnly: true, flex: 2 },
  { key: 'first_due', title: 'First due', dataOnly: true },
  { key: 'due', title: 'Due', flex: 0 },
  {
    key: 'moved',
    title: 'Moved',
    humanOnly: true,
    dataOnly: rows.every(({ timesMoved }) => timesMoved === 0),
  },
  { key: 'status', title: 'Status', dataOnly: true },
  { key: 'status_shown', title: 'Status', humanOnly: true, flex: 0 },
  {
    key: 'late',
    title: 'Days late',
    humanOnly: true,
    dataOnly: rows.every(({ daysOverdue }) => daysOverdue === null),
    right: true,
  },
  { key: 'responsible', title: 'Responsible', flex: 2, people: RESPONSIBLE },
  { key: 'times_moved', title: 'Times moved', dataOnly: true },
  { key: 'days_overdue', title: 'Days overdue', dataOnly: true },
  { key: 'section_number', title: 'Section number', dataOnly: true },
  { key: 'section_id', title: 'Section id', dataOnly: true },
  { key: 'action_id', title: 'Action id', dataOnly: true },
  { key: 'milestone_id', title: 'Milestone id', dataOnly: true },
  { key: 'doubtful', title: 'Doubtful', dataOnly: true },
];

const tableOf = (rows: readonly MilestoneRow[]): Table => ({
  columns: columnsFor(rows),
  rows: rows.map((row) => [
    row.sectionTitle,
    row.actionTitle,
    row.title,
    row.timescale,
    doubted(row.timescale, row.doubtful !== ''),
    row.firstDue ?? '',
    row.due ?? '',
    movedInWords(row),
    row.status,
    `${SHAPES[row.status]} ${row.status}`,
    row.daysOverdue,
    row.responsible.join('; '),
    row.timesMoved,
    row.daysOverdue,
    row.sectionNumber,
    row.section,
    row.action,
    row.milestone,
    row.doubtful,
  ]),
  none: 'There are no milestones',
});

const headingOf = (asked: Asked, { section, sectionNumber, action, actionTitle }: MilestoneRow): string =>
  `${sectionNumber || shortTitle(asked, section)}: ${actionTitle} (${action})`;

/** The steps of one action, under its section, its title, and who answers for all of them. */
const groupOf = (asked: Asked, rows: readonly MilestoneRow[], names: Names | undefined): Table => {
  const [first] = rows;
  const { columns, ...table } = tableOf(rows);
  const answering = new Set(rows.map(({ responsible }) => responsible.join('; ')));
  const [everywhere = ''] = answering.size === 1 ? answering : [];
  const said = new Set(['action', ...(answering.size === 1 ? ['responsible'] : [])]);
  return {
    ...table,
    columns: columns.map((column) => (said.has(column.key) ? { ...column, dataOnly: true } : column)),
    ...(first === undefined
      ? {}
      : {
          caption: `${headingOf(asked, first)}${everywhere === '' ? '' : `; ${namedIds(everywhere, names)}`}`,
        }),
  };
};

const byAction = (rows: readonly MilestoneRow[]): readonly (readonly MilestoneRow[])[] =>
  [...new Set(rows.map(({ action }) => action))].map((action) => rows.filter((row) => row.action === action));

const totals = (rows: readonly MilestoneRow[]): string => {
  const reached = rows.filter(({ status }) => status === 'completed').length;
  const late = rows.filter(({ daysOverdue }) => daysOverdue !== null).length;
  return `${counted(rows.length, 'milestone')}, ${reached} completed, ${late} overdue`;
};

export const milestones: ReadCommand = {
  mode: 'read',
  usage: 'milestones',
  showsPeople: true,
  says: 'The dated steps of the actions: first due date, current date, how often it moved, who answers for it',
  options: [
    ON,
    { flags: '--section <id>', says: 'the milestones of one section' },
    { flags: '--action <id>', says: 'the milestones of one action' },
    { flags: '--overdue', says: 'only those that are overdue' },
  ],
  examples: ['milestones --overdue', 'milestones --format csv'],
  run: (asked, typed) => {
    const section = textOf(typed, 'section');
    const action = textOf(typed, 'action');
    return pipe(
      known(asked.plan.sections, 'section', section),
      TE.flatMap(() => known(asked.plan.actions, 'action', action)),
      TE.flatMap(() => TE.fromEither(dayMeant(asked, typed))),
      TE.map((on) => {
        const rows = milestonesOf(asked.plan, on).filter(
          (row) =>
            (section === undefined || row.section === section) &&
            (action === undefined || row.action === action) &&
            (typed.options['overdue'] !== true || row.daysOverdue !== null),
        );
        return {
          kind: 'milestones',
          asked,
          day: on,
          says: [
            `${totals(rows)}; judged on ${on}`,
            ...(rows.some(({ doubtful }) => doubtful !== '') ? [LEGEND] : []),
          ],
          tables: [tableOf(rows)],
          ...(rows.length === 0
            ? {}
            : {
                shown: (width: number, colour: boolean, names?: Names) =>
                  byAction(rows)
                    .map((group) =>
                      renderTable(groupOf(asked, group, names), {
                        format: 'text',
                        width,
                        colour,
                        names,
                      }).trimEnd(),
                    )
                    .join('\n\n'),
              }),
          data: rows,
        };
      }),
    );
  },
};
