import { attributes, type Content, each, html, type SafeHtml } from '../../html/safe-html.js';

/** A column of a table on the page; the first one names its rows. */
export interface TableColumn {
  readonly title: string;
  /** Numbers and dates line up at the right. */
  readonly right?: boolean;
  /** Kept narrow, without breaks. */
  readonly tight?: boolean;
  /** Left out on paper. */
  readonly onScreen?: boolean;
}

/** A row of a table, with the place that leads to it. */
export interface TableRow {
  readonly id?: string | undefined;
  readonly cells: readonly Content[];
  /** What it belongs to, by its id: said once over the rows of the same that follow each other. */
  readonly group?: { readonly id: string; readonly words: string };
}

/** A table of the page, with the words above it. */
export interface PageTable {
  readonly id: string;
  readonly caption: Content;
  /** A heading above says the same: the caption is there for those who cannot see that. */
  readonly quietly?: boolean;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Said in place of a table without rows. */
  readonly none: string;
}

const classOf = ({ right, tight, onScreen }: TableColumn): string | undefined =>
  [right && 'right', tight && 'tight', onScreen && 'on-screen']
    .filter((name) => typeof name === 'string')
    .join(' ') || undefined;

const cellOf =
  (columns: readonly TableColumn[]) =>
  (content: Content, at: number): SafeHtml => {
    const own = attributes({ class: classOf(columns[at] ?? { title: '' }) });
    return at === 0 ? html`<th scope="row"${own}>${content}</th>` : html`<td${own}>${content}</td>`;
  };

/** The rows that follow each other and belong to the same. */
const grouped = (rows: readonly TableRow[]): readonly (readonly TableRow[])[] => {
  const starts = rows.flatMap(({ group }, at) =>
    at === 0 || rows[at - 1]?.group?.id !== group?.id ? [at] : [],
  );
  return starts.map((start, at) => rows.slice(start, starts[at + 1]));
};

/** A table that can be scrolled by keyboard where it is wider than the page; a sentence where it has no rows. */
export const tableOf = ({ id, caption, quietly = false, columns, rows, none }: PageTable): SafeHtml => {
  if (rows.length === 0) return html`<p class="none">${none}</p>`;
  const cell = cellOf(columns);
  return html`<div class="scroll" role="group" aria-labelledby="${id}" tabindex="0"><table${attributes({ class: columns.length === 2 ? 'halves' : undefined })}>
<caption id="${id}"${attributes({ class: quietly ? 'unseen' : undefined })}>${caption}</caption>
<thead><tr>${each(columns, (column) => html`<th scope="col"${attributes({ class: classOf(column) })}>${column.title}</th>`)}</tr></thead>
${each(
  grouped(rows),
  (some) =>
    html`<tbody>${some[0]?.group !== undefined && html`<tr class="group"><th scope="rowgroup" colspan="${columns.length}">${some[0].group.words}</th></tr>`}${each(
      some,
      ({ id: place, cells }) => html`<tr${attributes({ id: place })}>${cells.map(cell)}</tr>
`,
    )}</tbody>`,
)}</table></div>`;
};

/** A list of short texts; nothing where there are none. */
export const listOf = (items: readonly Content[]): Content =>
  items.length === 0 ? undefined : html`<ul>${each(items, (item) => html`<li>${item}</li>`)}</ul>`;

/** Things with their names, as a list of descriptions; those without a value are left out. */
export const facts = (pairs: readonly (readonly [name: string, value: Content])[]): Content => {
  const there = pairs.filter(
    ([, value]) => value !== undefined && value !== null && value !== '' && value !== false,
  );
  return there.length === 0
    ? undefined
    : html`<dl class="facts">${each(there, ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
};
