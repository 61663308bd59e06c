import {
  type CalendarDay,
  firstDayOf,
  type Frequency,
  frequencyOf,
  grouped,
  lastDayOf,
  type Measure,
  monthName,
  type Period,
} from '@plan-ledger/domain';

const UP_TO_TWELVE = 'none one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** A count as text has it: in words up to twelve. */
export const countInWords = (count: number): string => UP_TO_TWELVE[count] ?? String(count);

/** A thing as often as there is one, as text has it: `no months`, `one month`, `seven months`. */
export const countedInWords = (count: number, thing: string): string =>
  `${count === 0 ? 'no' : countInWords(count)} ${thing}${count === 1 ? '' : 's'}`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A number for people: at most so many decimals, thousands apart, with its percent sign. */
export const inFigures = (value: number, unit: Measure['unit'], decimals = 2): string => {
  const rounded = Number(value.toFixed(decimals)) + 0;
  const [whole = '', fraction] = String(rounded).split('.');
  return `${grouped(whole)}${fraction === undefined ? '' : `.${fraction}`}${unit === 'percent' ? '%' : ''}`;
};

const NOUNS: Readonly<Record<Frequency, string>> = {
  day: 'day',
  month: 'month',
  quarter: 'quarter',
  'financial-quarter': 'quarter',
  year: 'year',
  'financial-year': 'financial year',
};

/** What one period of a measure is called. */
export const nounOf = (frequency: Frequency): string => NOUNS[frequency];

const monthOf = (day: CalendarDay): string => monthName(Number(day.slice(5, 7))).slice(0, 3);
const yearOf = (day: CalendarDay): string => day.slice(0, 4);

/** A day where there is little room: `28 Jan 2021`. */
export const shortDay = (day: CalendarDay): string =>
  `${Number(day.slice(8))} ${monthOf(day)} ${yearOf(day)}`;

/** A month where there is little room: `Jan 2021`. */
export const shortMonth = (day: CalendarDay): string => `${monthOf(day)} ${yearOf(day)}`;

/** A period where there is little room: months by three letters, years by four figures, quarters spelt out. */
export const shortPeriod = (period: Period): string => {
  const [first, last] = [firstDayOf(period), lastDayOf(period)];
  switch (frequencyOf(period)) {
    case 'day':
      return shortDay(first);
    case 'month':
      return shortMonth(first);
    case 'quarter':
    case 'financial-quarter':
      return `${monthOf(first)} to ${shortMonth(last)}`;
    case 'year':
      return period;
    case 'financial-year':
      return `${yearOf(first)} to ${yearOf(last)}`;
  }
};
