import type { ExceptionKind, ExceptionRow } from '@plan-ledger/projections';

import { each, html, type SafeHtml } from '../../html/safe-html.js';
import { listOf, type TableRow, tableOf } from '../parts/table.js';
import { heading, linkTo, type PageView } from '../view.js';

const KINDS: readonly (readonly [ExceptionKind, string])[] = [
  ['overdue', 'Past the due date'],
  ['revised', 'Published figures and targets that were changed'],
  ['status changed', 'Statuses that changed'],
  ['slipped', 'Moved to a later date'],
  ['risk rose', 'Risks that rose'],
  ['unanswered', 'Recommendations that nothing answers in full'],
  ['no data', 'Measures without a figure'],
  ['stale', 'Not reported on lately'],
];

const PLACES: Partial<Record<ExceptionKind, string>> = {
  revised: 'measure',
  'status changed': 'section',
  stale: 'section',
  'no data': 'measure',
  'risk rose': 'risk',
  unanswered: 'recommendation',
};

/** Rows about the same thing, together. */
const bySubject = (rows: readonly ExceptionRow[]): readonly (readonly ExceptionRow[])[] => {
  const groups = new Map<string, ExceptionRow[]>();
  for (const row of rows) groups.set(row.subject, [...(groups.get(row.subject) ?? []), row]);
  return [...groups.values()];
};

const rowOf = (view: PageView, some: readonly ExceptionRow[]): TableRow => {
  const [{ kind, subject, title } = { kind: 'stale' as const, subject: '', title: '' }] = some;
  const place = PLACES[kind] ?? (Object.hasOwn(view.dossier.plan.actions, subject) ? 'action' : 'milestone');
  const says = some.map((row) => row.says);
  return { cells: [linkTo(view, `${place}-${subject}`, title), says.length === 1 ? says[0] : listOf(says)] };
};

/** What a board looks at first, one table for each kind. */
export const exceptions = (view: PageView): SafeHtml => {
  const { exceptions: rows } = view.dossier;
  const kinds = KINDS.map(([kind, says]) => ({ kind, says, rows: rows.filter((row) => row.kind === kind) }));
  const there = kinds.filter((kind) => kind.rows.length > 0);
  if (there.length === 0) return html`<p class="none">There are no exceptions.</p>`;
  const counts = there.map(({ says, rows: some }) => `${says}: ${some.length}`).join(' · ');
  return html`<p>${counts}.</p>${each(
    there,
    ({ kind, says, rows: some }) =>
      html`${heading(view.level + 1, `${says} (${some.length})`)}${tableOf({
        id: `exceptions-${kind.replace(' ', '-')}`,
        caption: says,
        quietly: true,
        columns: [{ title: 'What it is about' }, { title: 'What is said' }],
        rows: bySubject(some).map((group) => rowOf(view, group)),
        none: '',
      })}`,
  )}`;
};
