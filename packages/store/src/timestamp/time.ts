import { contentOf, type Der, TAG } from './der.js';

const GENERALIZED = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\.(\d{0,8}[1-9]))?Z$/u;
const UTC = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/u;

const instantOf = (parts: readonly string[], fraction = ''): string | undefined => {
  const [year, month, day, hour, minute, second] = parts;
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
  const date = new Date(text);
  // The 30th of February is a date to the language, and to nobody else.
  return Number.isNaN(date.getTime()) || date.toISOString() !== text ? undefined : text;
};

/** An instant as certificates and tokens write it (RFC 5280, section 4.1.2.5; RFC 3161, section 2.4.2), to the millisecond. */
export const timeOf = (value: Der | undefined): string | undefined => {
  const generalized = GENERALIZED.exec(contentOf(value, TAG.time)?.toString('latin1') ?? '');
  if (generalized !== null) return instantOf(generalized.slice(1, 7), generalized[7]);
  const utc = UTC.exec(contentOf(value, TAG.utcTime)?.toString('latin1') ?? '');
  if (utc === null) return undefined;
  const [, year = '', ...rest] = utc;
  return instantOf([`${Number(year) < 50 ? '20' : '19'}${year}`, ...rest]);
};
