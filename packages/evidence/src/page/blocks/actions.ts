import { ACTION_STATUSES, counted, statusIn, times } from '@plan-ledger/domain';
import type { ActionRow, MilestoneRow } from '@plan-ledger/projections';

import { type Content, html, type SafeHtml } from '../../html/safe-html.js';
import { statusChip } from '../parts/status.js';
import { tableOf } from '../parts/table.js';
import { dayOr } from '../parts/words.js';
import { type PageView, people } from '../view.js';

const COLUMNS = [
  { title: 'Owner' },
  { title: 'First due', tight: true },
  { title: 'Due now' },
  { title: 'Status', tight: true },
];

const remarks = (doubtful: string): Content =>
  doubtful !== '' && html`<br><span class="remark">[u] Doubtful reading: ${doubtful}</span>`;

type Dated = Pick<ActionRow, 'due' | 'firstDue' | 'timescale' | 'timesMoved' | 'daysOverdue'>;

/** When something is due: the date, or what the plan prints instead of one; how often it moved; how long it is past. */
const dueOf = ({ due, timescale, timesMoved, daysOverdue }: Dated): Content =>
  html`${dayOr(due, timescale === '' ? 'no date given' : timescale)}${timesMoved > 0 && html`<br>moved ${times(timesMoved)}`}${daysOverdue !== null && html`<br><strong>${counted(daysOverdue, 'day')} past</strong>`}`;

const firstDueOf = ({ firstDue }: Dated): Content =>
  firstDue === null
    ? html`<span class="none">none given</span>`
    : html`<span class="day">${dayOr(firstDue)}</span>`;

/** Where a row is found: among its section's where sections are told, and otherwise in the table of all. */
const placeOf = ({ parts }: PageView, table: string, place: string): string | undefined =>
  parts.has('sections') && table.endsWith('-table') ? undefined : place;

/** The timetable of actions: first and current due date, how often it moved, who answers, and where it stands. */
export const actionsTable = (
  view: PageView,
  rows: readonly ActionRow[],
  id: string,
  caption: Content,
): SafeHtml =>
  tableOf({
    id,
    caption,
    columns: [{ title: 'Action' }, ...COLUMNS],
    rows: rows.map((row) => ({
      id: placeOf(view, id, `action-${row.action}`),
      cells: [
        html`${row.ref === '' ? '' : `${row.ref} `}${row.title}${remarks(row.doubtful)}`,
        people(view, row.owners, view.dossier.on) || 'none named',
        firstDueOf(row),
        dueOf(row),
        statusChip(statusIn(ACTION_STATUSES, row.status) ?? { code: row.status, label: row.statusLabel }),
      ],
    })),
    none: 'There are no actions here.',
  });

const REACHED = {
  open: { code: 'open', label: 'Open', shape: '○' },
  completed: { code: 'completed', label: 'Completed', shape: '●' },
};

/** The timetable of milestones, as that of actions, action by action. */
export const milestonesTable = (
  view: PageView,
  rows: readonly MilestoneRow[],
  id: string,
  caption: Content,
): SafeHtml =>
  tableOf({
    id,
    caption,
    columns: [{ title: 'Milestone' }, ...COLUMNS],
    rows: rows.map((row) => ({
      id: placeOf(view, id, `milestone-${row.milestone}`),
      group: { id: row.action, words: row.actionTitle },
      cells: [
        html`${row.title}${remarks(row.doubtful)}`,
        people(view, row.responsible, view.dossier.on) || 'none named',
        firstDueOf(row),
        dueOf(row),
        statusChip(REACHED[row.status]),
      ],
    })),
    none: 'There are no milestones here.',
  });

/** Every action of the plan. */
export const actions = (view: PageView): SafeHtml =>
  actionsTable(view, view.dossier.actions, 'actions-table', `Actions, judged on ${dayOr(view.dossier.on)}`);

/** Every milestone of the plan. */
export const milestones = (view: PageView): SafeHtml =>
  milestonesTable(
    view,
    view.dossier.milestones,
    'milestones-table',
    `Milestones, judged on ${dayOr(view.dossier.on)}`,
  );
