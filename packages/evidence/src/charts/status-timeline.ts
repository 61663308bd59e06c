import { type CalendarDay, dayInWords, listed, type Status } from '@plan-ledger/domain';

import { each, html, type SafeHtml } from '../html/safe-html.js';
import { type FigureOptions, framed, idOf, scrolling } from './frame.js';
import { statusMark } from './status-mark.js';
import { countInWords, shortDay } from './words.js';

/** A status that was given on a day, in an edition where one gave it; `null` where its place was left blank. */
export interface StatusOnDay {
  readonly on: CalendarDay;
  readonly edition: string | null;
  readonly status: Status | null;
}

/** A section with the statuses it was given in one dimension. */
export interface StatusTimelineRow {
  /** As the plan numbers it; empty where it does not. */
  readonly number: string;
  readonly title: string;
  readonly href?: string;
  /** Oldest first. */
  readonly given: readonly StatusOnDay[];
}

/** How a status timeline stands on its page. */
export interface StatusTimelineOptions extends FigureOptions {
  /** Which statuses these are: `Actions status`. */
  readonly title: string;
}

interface Column {
  readonly on: CalendarDay;
  readonly edition: string;
}

const columnsOf = (rows: readonly StatusTimelineRow[]): readonly Column[] => {
  const columns = new Map<string, Column>();
  for (const { given } of rows)
    for (const { on, edition } of given)
      columns.set(`${on} ${edition ?? ''}`, { on, edition: edition ?? '' });
  return [...columns].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, column]) => column);
};

const isOf = (column: Column, { on, edition }: StatusOnDay): boolean =>
  on === column.on && (edition ?? '') === column.edition;

/** What a section was given in a column, the last time where it was more than once, and what it had before. */
const cellOf = ({ given }: StatusTimelineRow, column: Column) => {
  const found = given.filter((one) => isOf(column, one)).at(-1);
  if (found === undefined) return undefined;
  const before = given.slice(0, given.indexOf(found)).at(-1);
  const isChanged = before !== undefined && before.status?.code !== found.status?.code;
  return { status: found.status, was: isChanged ? (before.status?.label ?? 'blank') : undefined };
};

const headlineOf = (rows: readonly StatusTimelineRow[], last: Column | undefined): string => {
  if (last === undefined) return 'No statuses were given';
  const cells = rows.map((row) => cellOf(row, last)).filter((cell) => cell !== undefined);
  const labels = cells.map(({ status }) => status?.label ?? 'Left blank');
  const counts = [...new Set(labels)].map(
    (label) => `${label} ${labels.filter((other) => other === label).length}`,
  );
  const changed = cells.filter(({ was }) => was !== undefined).length;
  return `On ${dayInWords(last.on)}: ${listed(counts)}; ${countInWords(changed)} changed since last given`;
};

const cell = (row: StatusTimelineRow, column: Column): SafeHtml => {
  const found = cellOf(row, column);
  if (found === undefined) return html`<td class="ch-blank">not given</td>`;
  return found.was === undefined
    ? html`<td>${statusMark(found.status)}</td>`
    : html`<td class="ch-changed">${statusMark(found.status)}<span class="ch-note">was ${found.was}</span></td>`;
};

const titleOf = ({ number, title, href }: StatusTimelineRow): SafeHtml => {
  const text = number === '' ? title : `${number}. ${title}`;
  return href === undefined ? html`${text}` : html`<a href="${href}">${text}</a>`;
};

/**
 * The statuses of sections over time: a row for each section, a column for each day and edition, in each cell the shape and the
 * word, and beside a change what it was before. A grid of words is a table, so it is drawn as one: it is its own alternative. Each
 * section has its title above its statuses, so that long titles have room on a narrow page.
 *
 * @example
 * import { statusTimelineFigure } from '@plan-ledger/evidence';
 * const options = { id: 'actions', title: 'Actions status' };
 * assert.match(String(statusTimelineFigure([], options)), /No statuses were given/);
 */
export const statusTimelineFigure = (
  rows: readonly StatusTimelineRow[],
  options: StatusTimelineOptions,
): SafeHtml => {
  const columns = columnsOf(rows);
  const [first, last] = [columns.at(0), columns.at(-1)];
  const days =
    first === undefined || last === undefined ? '' : `, ${dayInWords(first.on)} to ${dayInWords(last.on)}`;
  return framed(options, {
    kind: 'timeline',
    headline: headlineOf(rows, last),
    subtitle: `${options.title} of each section as reported${days}`,
    drawing:
      columns.length > 0 &&
      scrolling(
        idOf(options.id),
        html`<table class="ch-table"><thead><tr>${each(
          columns,
          ({ on, edition }) =>
            html`<th scope="col">${shortDay(on)}<span class="ch-note">${edition}</span></th>`,
        )}</tr></thead>${each(
          rows,
          (row) =>
            html`<tbody><tr><th scope="rowgroup" colspan="${columns.length}">${titleOf(row)}</th></tr><tr>${each(columns, (column) => cell(row, column))}</tr></tbody>`,
        )}</table>`,
      ),
    says: [],
  });
};
