import { firstDayOf, lastDayOf, type Period, type Plan, valueOf, type Measure } from '@plan-ledger/domain';

/** The months that trend tables and charts cover. */
export interface Window {
  readonly from: Period;
  readonly to: Period;
  readonly months: number;
}

/** How many months are shown unless somebody asks for another number: what inspectors look at. */
export const USUAL_MONTHS = 18;

const monthOf = (day: string): string => day.slice(0, 7);

/** The month that is so many before another one. */
const monthsBefore = (month: string, months: number): Period => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const at = year * 12 + number - 1 - months;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}` as Period;
};

const hasActual = ({ cells, unit }: Measure, period: string): boolean => {
  const actual = cells[period]?.actual;
  return actual !== undefined && valueOf(actual.figure, unit) !== undefined;
};

/**
 * The last month of which the plan has an actual, or else that in which it was last reported on. An actual of a period that had
 * not begun by then is a slip of the pen, which is told among the checks: everything else would fall out of the window.
 */
const latestMonth = (plan: Plan): string => {
  const { reportedOn = '0001-01-01' } = plan;
  const actuals = Object.values(plan.measures).flatMap((measure) =>
    (Object.keys(measure.cells) as Period[])
      .filter((period) => firstDayOf(period) <= reportedOn && hasActual(measure, period))
      .map((period) => monthOf(lastDayOf(period))),
  );
  const windows = plan.editions.flatMap(({ window }) =>
    window === undefined ? [] : [monthOf(lastDayOf(window.to))],
  );
  const latest = actuals.reduce((last, month) => (month > last ? month : last), windows.at(-1) ?? '');
  return latest === '' ? monthOf(reportedOn) : latest;
};

/** The window of a plan: so many months, the latest with an actual as the last. */
export const windowOf = (plan: Plan, months: number): Window => {
  const to = latestMonth(plan) as Period;
  return { from: monthsBefore(to, months - 1), to, months };
};

/** Whether a period lies in a window, or after it, where there are only targets. */
export const isShown = ({ from }: Window, period: Period): boolean => lastDayOf(period) >= firstDayOf(from);
