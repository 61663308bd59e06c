import { addDays, type CalendarDay, daysBetween } from '@plan-ledger/domain';
import { scaleLinear } from 'd3-scale';

import { WIDTH } from '../geometry.js';

/** Where each day stands across the drawing, and the first days of months to name. */
export interface DayScale {
  readonly x: (day: CalendarDay) => number;
  readonly ticks: readonly CalendarDay[];
}

const MOST_TICKS = 5;
// In months.
const STEPS = [1, 3, 6, 12, 24, 60, 120, 600, 1200, 6000];

const monthsOf = (day: CalendarDay): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const firstOfMonth = (months: number): CalendarDay =>
  `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01` as CalendarDay;

const ticksBetween = (from: CalendarDay, to: CalendarDay): readonly CalendarDay[] => {
  const [first, last] = [monthsOf(from) + 1, monthsOf(to)];
  const step = STEPS.find((months) => (last - first) / months <= MOST_TICKS) ?? 12_000;
  const ticks: CalendarDay[] = [];
  for (let months = Math.ceil(first / step) * step; months <= last; months += step)
    ticks.push(firstOfMonth(months));
  return ticks;
};

/** A scale over all of some days, with room at both ends; some day of them is given. */
export const dayScale = (days: readonly CalendarDay[]): DayScale => {
  const sorted = [...days].sort();
  const from = sorted[0] ?? ('2000-01-01' as CalendarDay);
  const to = sorted.at(-1) ?? from;
  const span = daysBetween(from, to);
  // So that a date has room beside the first and the last mark.
  const room = span * 0.04;
  const scale = scaleLinear([-room, span + room], [0, WIDTH]);
  return {
    x: (day) => Math.round(scale(daysBetween(from, day))),
    ticks: ticksBetween(addDays(from, -1), to),
  };
};
