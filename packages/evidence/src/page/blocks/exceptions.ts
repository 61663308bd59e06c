import { groupedBy, own } from '@plan-ledger/domain';
import type { ExceptionKind, ExceptionRow } from '@plan-ledger/projections';

import { type Content, each, html, type SafeHtml } from '../../html/safe-html.js';
import { listOf, type TableRow, tableOf } from '../parts/table.js';
import { MOST_ROWS } from '../shown.js';
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
const bySubject = (rows: readonly ExceptionRow[]): readonly (readonly ExceptionRow[])[] => [
  ...groupedBy(rows, ({ subject }) => subject).values(),
];

const rowOf = (view: PageView, some: readonly ExceptionRow[]): TableRow => {
  const [{ kind, subject, title } = { kind: 'stale' as const, subject: '', title: '' }] = some;
  const place = PLACES[kind] ?? (Object.hasOwn(view.dossier.plan.actions, subject) ? 'action' : 'milestone');
  const says = some.map((row) => row.says);
  return { cells: [linkTo(view, `${place}-${subject}`, title), says.length === 1 ? says[0] : listOf(says)] };
};

/** Measures without a figure: the same would be said of each, so it is said once. */
const withoutFigure = (view: PageView, rows: readonly ExceptionRow[]): SafeHtml =>
  html`<p>No actual has been recorded of ${rows.length === 1 ? 'this one' : 'these'}:</p>${listOf(
    rows.map(({ subject, title }) => {
      const note = own(view.dossier.plan.measures, subject)?.note;
      return html`${linkTo(view, `measure-${subject}`, title)}${note !== undefined && html` <span class="remark">(the plan notes: ${note})</span>`}`;
    }),
  )}`;

const tableOfKind = (
  view: PageView,
  kind: ExceptionKind,
  says: string,
  rows: readonly ExceptionRow[],
): Content =>
  kind === 'no data'
    ? withoutFigure(view, rows)
    : tableOf({
        id: `exceptions-${kind.replace(' ', '-')}`,
        caption: says,
        quietly: true,
        columns: [{ title: 'What it is about' }, { title: 'What is said' }],
        rows: bySubject(rows).map((group) => rowOf(view, group)),
        none: '',
      });

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
      html`${heading(view.level + 1, `${says} (${some.length})`)}${tableOfKind(view, kind, says, some.slice(0, MOST_ROWS))}${some.length > MOST_ROWS && html`<p>The first ${MOST_ROWS} of ${some.length} are shown; <a href="tables/exceptions.csv">the table of exceptions</a> has all.</p>`}`,
  )}`;
};
