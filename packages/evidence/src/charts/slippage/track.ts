import type { CalendarDay } from '@plan-ledger/domain';

import { each, html, type SafeHtml } from '../../html/safe-html.js';
import { across, LETTER, WIDE, WIDTH } from '../geometry.js';
import { shortDay, shortMonth } from '../words.js';
import type { DayScale } from './day-scale.js';
import { datesOf, type SlippageRow } from './words.js';

const upright = (name: string, x: number): SafeHtml =>
  html`<line class="${name}" x1="${across(x)}" x2="${across(x)}" y1="0" y2="100%"/>`;

const rules = ({ ticks, x }: DayScale, on: CalendarDay): SafeHtml =>
  html`${each(ticks, (tick) => upright('ch-rule', x(tick)))}${upright('ch-today', x(on))}`;

/** The names of months over all tracks, and of the day that counts as today, which has the upper line. */
export const headOf = (scale: DayScale, on: CalendarDay): SafeHtml => {
  const { ticks, x } = scale;
  const today = x(on) > WIDTH * 0.75 ? 'ch-end' : x(on) < WIDTH * 0.25 ? '' : 'ch-mid';
  return html`<svg class="ch-track ch-track-head" width="100%" height="38"><text class="ch-on ${today}" x="${across(x(on))}" y="12">${shortDay(on)}</text>${each(
    ticks,
    (tick, at) =>
      html`<text class="ch-mid${at % 2 === 0 ? '' : ' ch-wide'}" x="${across(x(tick))}" y="31">${shortMonth(tick)}</text>`,
  )}</svg>`;
};

interface Named {
  readonly day: CalendarDay;
  readonly isLeft: boolean;
}

/** The first date and the one that holds now, beside their marks, each on the side that is free. */
const named = ({ x }: DayScale, first: CalendarDay | null, now: CalendarDay | null): readonly Named[] => {
  const days = [...new Set([first, now])].filter((day) => day !== null).sort();
  const length = 11 * LETTER + 10;
  return days.flatMap((day, at): readonly Named[] => {
    const place = (x(day) / WIDTH) * WIDE;
    if (days.length === 2) {
      const fits = at === 0 ? place > length : WIDE - place > length;
      return fits ? [{ day, isLeft: at === 0 }] : [];
    }
    // A line goes on to the right from what has no date now.
    const isLeft = now === null ? place > length : WIDE - place < length;
    return now === null && !isLeft ? [] : [{ day, isLeft }];
  });
};

const nowMark = (completed: boolean, x: number): SafeHtml =>
  completed
    ? html`<svg x="${across(x)}" y="50%"><rect class="ch-done" x="-6" y="-6" width="12" height="12"/></svg>`
    : html`<circle class="ch-p" cx="${across(x)}" cy="50%" r="5"/>`;

/** The dates of one thing on a line: a ring where it was first due, a tick at each date between, and what holds now. */
export const trackOf = (row: SlippageRow, scale: DayScale, on: CalendarDay): SafeHtml => {
  const { x } = scale;
  const { first, now } = datesOf(row);
  const known = row.dues.filter((due) => due !== null);
  const places = known.map(x);
  const [from, to] = [Math.min(...places), now === null ? WIDTH : Math.max(...places)];
  return html`<svg class="ch-track" width="100%" height="34" aria-hidden="true" focusable="false">${rules(scale, on)}${
    places.length > 0 &&
    from < to &&
    html`<line class="${now === null ? 'ch-move ch-open' : 'ch-move'}" x1="${across(from)}" x2="${across(to)}" y1="50%" y2="50%"/>`
  }${each(
    places.slice(1),
    (place) => html`<svg x="${across(place)}" y="50%"><path class="ch-move" d="M0-6V6"/></svg>`,
  )}${now !== null && nowMark(row.completed, x(now))}${
    first !== null && html`<circle class="ch-first" cx="${across(x(first))}" cy="50%" r="8"/>`
  }${each(
    named(scale, first, now),
    ({ day, isLeft }) =>
      html`<text class="ch-wide${isLeft ? ' ch-end' : ''}" x="${across(x(day))}" y="50%" dx="${isLeft ? -13 : 13}" dy=".35em">${shortDay(day)}</text>`,
  )}</svg>`;
};
