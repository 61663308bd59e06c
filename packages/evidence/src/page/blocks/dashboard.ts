import type { Scheme } from '@plan-ledger/domain';
import type { DashboardRow } from '@plan-ledger/projections';

import { type Content, each, html, type SafeHtml } from '../../html/safe-html.js';
import { statusChip } from '../parts/status.js';
import { tableOf } from '../parts/table.js';
import { linkTo, type PageView } from '../view.js';
import { measuresAtAGlance, statusesOverTime } from './overview.js';

/** The statuses that a scheme has, each with its word, its shape and what it means. */
export const schemeOf = ({ title, statuses }: Scheme): SafeHtml =>
  html`<div class="scheme"><p>${title}</p><dl>${each(statuses, (status) => html`<div><dt>${statusChip(status)}</dt><dd>${status.definition ?? 'the plan gives no definition'}</dd></div>`)}</dl></div>`;

const isUsed =
  (rows: readonly DashboardRow[]) =>
  ({ statuses }: Scheme): boolean => {
    const codes = new Set(statuses.map(({ code }) => code));
    return rows.some(({ statuses: { dashboard, detail } }) =>
      [dashboard.actions, dashboard.impact, detail.actions, detail.impact].some(
        (status) => status !== null && codes.has(status.code),
      ),
    );
  };

// Where there is nothing to be done, "none" would read as none of it done.
const ofAll = (done: number, all: number, nothing: string): Content =>
  all === 0 ? html`<span class="none">${nothing}</span>` : `${done} of ${all}`;

const hasStatus = ({ statuses: { dashboard } }: DashboardRow): boolean =>
  dashboard.actions !== null || dashboard.impact !== null;

/** Each section in a row: statuses, actions, milestones and measures. */
export const dashboard = (view: PageView): SafeHtml => {
  const { dashboard: rows, plan } = view.dossier;
  const withStatus = rows.some(hasStatus);
  const withMilestones = rows.some(({ milestones }) => milestones.length > 0);
  const cells = (row: DashboardRow): readonly Content[] => [
    linkTo(
      view,
      `section-${row.section}`,
      [row.number === '' ? row.planNumber : row.number, row.title].filter((part) => part !== '').join(' '),
    ),
    ...(withStatus
      ? [statusChip(row.statuses.dashboard.actions), statusChip(row.statuses.dashboard.impact)]
      : []),
    ofAll(row.completed, row.actions.length, 'no actions'),
    row.overdue,
    row.slipped,
    ...(withMilestones ? [ofAll(row.reached, row.milestones.length, 'no milestones'), row.late] : []),
    ofAll(row.met, row.met + row.notMet, 'no target to compare'),
  ];
  const number = (title: string) => ({ title, right: true, tight: true });
  return html`${tableOf({
    id: 'dashboard-table',
    caption: 'Each section of the plan, as its dashboard shows it',
    columns: [
      { title: 'Section' },
      ...(withStatus
        ? [
            { title: 'Actions status', tight: true },
            { title: 'Impact status', tight: true },
          ]
        : []),
      number('Actions completed'),
      number('Actions overdue'),
      number('Actions moved later'),
      ...(withMilestones ? [number('Milestones reached'), number('Milestones overdue')] : []),
      number('Targets met'),
    ],
    rows: rows.map((row) => ({ cells: cells(row) })),
    none: 'The plan has no section with a status, action, measure or milestone yet.',
  })}${each((plan.identity?.schemes ?? []).filter(isUsed(rows)), schemeOf)}${statusesOverTime(view)}${measuresAtAGlance(view)}`;
};
