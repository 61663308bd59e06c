import { firstDayOf, monthName, own, type Period, periodInWords } from '@plan-ledger/domain';
import type { TrendRow } from '@plan-ledger/projections';

import { type Content, each, html, type SafeHtml } from '../../html/safe-html.js';
import { explainedOnPage, isRevised, type Mark, markOfMissing, written } from '../../marks.js';
import { tableOf } from '../parts/table.js';
import { linkTo, type PageView } from '../view.js';

/** A period as the head of a column: `May 2020`, with a break before the year. */
const headOf = (period: Period): string =>
  /^\d{4}-\d{2}$/u.test(period)
    ? `${monthName(Number(period.slice(5))).slice(0, 3)} ${period.slice(0, 4)}`
    : periodInWords(period);

interface Half {
  readonly shown: string;
  readonly marks: readonly Mark[];
}

const halfOf = ({ dossier }: PageView, row: TrendRow, field: 'target' | 'actual'): Half => {
  const cell = own(dossier.plan.measures, row.measure)?.cells[row.period];
  const missing = markOfMissing(cell?.[field]?.figure);
  const doubt = cell?.[field]?.doubtful ?? cell?.blank?.[field]?.doubtful;
  const marks: readonly (Mark | undefined)[] = [
    missing,
    isRevised(row.revised, field) ? 'r' : undefined,
    doubt === undefined ? undefined : 'u',
  ];
  return {
    shown: missing === undefined ? row[field] : '',
    marks: marks.filter((mark) => mark !== undefined),
  };
};

const words = ({ shown, marks }: Half): string =>
  [shown, ...marks.map(written)].filter((part) => part !== '').join(' ');

const isBlank = ({ shown, marks }: Half): boolean => shown === '' && marks.length === 0;

const verdictIn = ({ verdict }: TrendRow): Content =>
  verdict === null
    ? undefined
    : verdict === 'met'
      ? html`<span class="verdict met" title="met"><span aria-hidden="true">✓</span><span class="unseen"> met</span></span>`
      : html`<span class="verdict missed" title="not met"><span aria-hidden="true">✗</span><span class="unseen"> not met</span></span>`;

const cellOf = (
  row: TrendRow | undefined,
  half: (row: TrendRow, field: 'target' | 'actual') => Half,
): Content => {
  if (row === undefined) return '';
  const [actual, target] = [half(row, 'actual'), half(row, 'target')];
  if (isBlank(actual) && isBlank(target)) return '';
  return html`<span class="actual">${isBlank(actual) ? html`<span class="none">–<span class="unseen">blank</span></span>` : words(actual)}${verdictIn(row)}</span>${!isBlank(target) && html`<span class="target"><span class="unseen">target </span>${words(target)}</span>`}`;
};

const inTime = (a: Period, b: Period): number => {
  const [first, second] = [firstDayOf(a), firstDayOf(b)];
  return first < second ? -1 : first > second ? 1 : a < b ? -1 : 1;
};

/** With more periods than these the columns of a table are narrow. */
const MOST_BROAD = 8;

/** The figures of some measures as the plan prints them: the actual above, its target below, a column for each period. */
export const trendTable = (
  view: PageView,
  rows: readonly TrendRow[],
  id: string,
  caption: Content,
): SafeHtml => {
  const used = new Set<Mark>();
  const half = (row: TrendRow, field: 'target' | 'actual'): Half => {
    const made = halfOf(view, row, field);
    made.marks.forEach((mark) => used.add(mark));
    return made;
  };
  const periods = [...new Set(rows.map(({ period }) => period))].sort(inTime);
  const measures = new Map<string, Map<Period, TrendRow>>();
  for (const row of rows) {
    const known = measures.get(row.measure) ?? new Map<Period, TrendRow>();
    measures.set(row.measure, known.set(row.period, row));
  }
  const title = (id: string): string => own(view.dossier.plan.measures, id)?.title ?? id;
  const table = tableOf({
    id,
    caption,
    columns: [{ title: 'Measure' }, ...periods.map((period) => ({ title: headOf(period), right: true }))],
    rows: [...measures].map(([measure, cells]) => ({
      cells: [
        linkTo(view, `measure-${measure}`, title(measure)),
        ...periods.map((period) => cellOf(cells.get(period), half)),
      ],
    })),
    none: 'No figures in these months.',
  });
  // After the table is made, which says what it uses; before it where it is read.
  const sentences = explainedOnPage(used);
  return html`<div class="${periods.length > MOST_BROAD ? 'trend-table wide' : 'trend-table'}">${sentences.length > 0 && html`<p class="shorthand">${each(sentences, (sentence, at) => html`${at === 0 ? '' : '; '}${sentence}`)}.</p>`}${table}</div>`;
};
