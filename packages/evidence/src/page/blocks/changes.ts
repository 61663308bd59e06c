import { counted, Period, periodInWords } from '@plan-ledger/domain';
import type { NetChange } from '@plan-ledger/projections';

import { html, type Content, type SafeHtml } from '../../html/safe-html.js';
import { tableOf } from '../parts/table.js';
import { clipped, dayOr } from '../parts/words.js';
import { MOST_ROWS } from '../shown.js';
import { heading, linkTo, type PageView } from '../view.js';

const SIGNS = { '+': 'new', '~': 'changed', '-': 'gone' } as const;

const fieldOf = ({ field, period }: NetChange): string =>
  Period.is(period) ? `${field}, ${periodInWords(period)}` : field;

const cellsOf =
  (view: PageView) =>
  (change: NetChange): readonly Content[] => {
    const { kind, subject, title, sign, before, after, act, doubtful } = change;
    return [
      linkTo(view, `${kind}-${subject}`, title === '' ? subject : title),
      kind,
      fieldOf(change),
      before === '' ? html`<span class="none">blank</span>` : clipped(before),
      after === '' ? html`<span class="none">blank</span>` : clipped(after),
      [act ?? SIGNS[sign], doubtful ? 'one reading is doubtful [u]' : '']
        .filter((word) => word !== '')
        .join('; '),
    ];
  };

const COLUMNS = [
  { title: 'What changed' },
  { title: 'Kind', tight: true },
  { title: 'Field' },
  { title: 'Before' },
  { title: 'After' },
  { title: 'How', tight: true },
];

const part = (view: PageView, id: string, title: string, rows: readonly NetChange[]): Content =>
  rows.length === 0
    ? undefined
    : html`${heading(view.level + 1, `${title} (${rows.length})`)}${tableOf({ id, caption: title, quietly: true, columns: COLUMNS, rows: rows.slice(0, MOST_ROWS).map((row) => ({ cells: cellsOf(view)(row) })), none: '' })}${rows.length > MOST_ROWS && html`<p>The first ${MOST_ROWS} of ${rows.length} are shown; <a href="tables/changes.csv">the table of changes</a> has all.</p>`}`;

const isNewFigure = ({ kind, field, sign }: NetChange): boolean =>
  kind === 'measure' && (field === 'target' || field === 'actual') && sign === '+';

const SUBSTANCE =
  /(?:^| )(?:status|due|timescale|owners|leads|tolerance|direction|inherent|residual|reached|ended|gone|links?)$/u;

/** Whether it changes what is to be done, by whom and until when, or how that stands; other changes are of words. */
const isOfSubstance = ({ field, sign }: NetChange): boolean =>
  SUBSTANCE.test(field) || (sign !== '~' && !/quotes| doubtful$/u.test(field));

const told = (count: number, what: string): Content =>
  count > 0 &&
  html`<p>${what}: ${count}; they are in <a href="tables/changes.csv">the table of changes</a>.</p>`;

const unmarkedIn = (count: number): string =>
  count === 0
    ? 'Every change to a published figure or target has a note in the documents that were given.'
    : `${counted(count, 'change')} to published figures and targets ${count === 1 ? 'has' : 'have'} no note in the documents that were given. Late data, a changed definition or an error in reading would look the same.`;

/** What changed since the edition before: first what no document marks as a change. */
export const changes = (view: PageView): SafeHtml => {
  const { changes: rows, since } = view.dossier;
  if (since === null)
    return html`<p class="none">There is no edition before this one to compare it with.</p>`;
  const unmarked = rows.filter((row) => row.unmarked);
  const marked = rows.filter((row) => !row.unmarked);
  const news = marked.filter(isNewFigure);
  const rest = marked.filter((row) => !isNewFigure(row));
  const substance = rest.filter(isOfSubstance);
  return html`<p>Since ${since.title}, reported on ${dayOr(since.reportedOn)}: ${counted(rows.length, 'change')}. ${unmarkedIn(unmarked.length)}</p>${part(view, 'changes-unmarked', 'Changed without a note', unmarked)}${part(view, 'changes-marked', 'Statuses, dates, owners, and what came or went', substance)}${told(news.length, 'New figures and targets')}${told(rest.length - substance.length, 'Changes of wording, narrative and remarks')}`;
};
