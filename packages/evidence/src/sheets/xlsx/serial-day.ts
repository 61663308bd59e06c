const DAY_MS = 86_400_000;
const BEFORE_1970 = 25_569;
// Workbooks count a 29 February 1900 that never was: before it their days are off by one.
const FIRST = '1900-03-01';

/** The number by which a workbook knows a day (`YYYY-MM-DD`); nothing for what is no day, or one that it cannot hold. */
export const serialOf = (day: string): number | undefined => {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day) ?? [];
  if (year === undefined || day < FIRST) return undefined;
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(date));
  return new Date(ms).toISOString().startsWith(day) ? ms / DAY_MS + BEFORE_1970 : undefined;
};
