import { type CalendarDay, dayInWords } from '@plan-ledger/domain';

import { each, html, type SafeHtml } from '../../html/safe-html.js';
import { type FigureOptions, framed, idOf, scrolling } from '../frame.js';
import { shortDay } from '../words.js';
import { dayScale } from './day-scale.js';
import { headOf, trackOf } from './track.js';
import { datesInWords, datesOf, headlineOf, type SlippageRow } from './words.js';

/** How a slippage chart stands on its page. */
export interface SlippageOptions extends FigureOptions {
  /** What its rows are: `Actions that moved`. */
  readonly title: string;
}

const titleOf = ({ ref, title, href }: SlippageRow): SafeHtml => {
  const text = ref === '' ? title : `${ref} ${title}`;
  return href === undefined ? html`<span>${text}</span>` : html`<a href="${href}">${text}</a>`;
};

const tableOf = (rows: readonly SlippageRow[], id: string): SafeHtml =>
  scrolling(
    id,
    html`<table class="ch-table"><thead><tr><th scope="col">Title</th><th scope="col">First due</th><th scope="col">Due now</th><th scope="col">Times moved</th><th scope="col">Dates between</th><th scope="col">Completed</th></tr></thead><tbody>${each(
      rows,
      (row) => {
        const { first, now, moves } = datesOf(row);
        const day = (due: CalendarDay | null): string => (due === null ? 'none' : shortDay(due));
        return html`<tr><th scope="row" class="ch-long">${titleOf(row)}</th><td>${day(first)}</td><td>${day(now)}</td><td>${moves}</td><td>${row.dues.slice(1, -1).map(day).join(', ')}</td><td>${row.completed ? 'yes' : 'no'}</td></tr>`;
      },
    )}</tbody></table>`,
  );

/**
 * How dates moved: for each row a ring where it was first due, a tick at each later date, a dot at the date that holds now (a square
 * where it is completed), and the day `on` across all. Rows stay in the order given; their words say all that is drawn.
 *
 * @example
 * import { slippageFigure } from '@plan-ledger/evidence';
 * import type { CalendarDay } from '@plan-ledger/domain';
 * const on = '2021-01-28' as CalendarDay;
 * assert.match(String(slippageFigure([], on, { id: 'moved', title: 'Actions' })), /Nothing here has a date/);
 */
export const slippageFigure = (
  rows: readonly SlippageRow[],
  on: CalendarDay,
  options: SlippageOptions,
): SafeHtml => {
  const dated = rows.filter(({ dues }) => dues.some((due) => due !== null));
  const scale = dayScale([on, ...dated.flatMap(({ dues }) => dues).filter((due) => due !== null)]);
  return framed(options, {
    kind: 'slips',
    headline: headlineOf(dated, on),
    subtitle: `${options.title}: first due dates, moves and dates now, on ${dayInWords(on)}`,
    drawing:
      dated.length > 0 &&
      html`<div class="ch-slip" aria-hidden="true"><span></span>${headOf(scale, on)}</div><ul class="ch-slip-rows">${each(
        dated,
        (row) =>
          html`<li class="ch-slip"><div>${titleOf(row)}<p>${datesInWords(row, on)}</p></div>${trackOf(row, scale, on)}</li>`,
      )}</ul>`,
    says:
      dated.length === 0
        ? []
        : [
            'A ring is the first due date, a tick a later one, a dot the date now, and a square the date of what is completed.',
          ],
    table: dated.length > 0 ? tableOf(dated, idOf(options.id)) : undefined,
  });
};
