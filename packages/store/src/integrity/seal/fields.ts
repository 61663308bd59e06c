import type { Written } from '../../event-store.js';
import { storedForm } from '../../stored-form.js';

/** One thing that an event says, and what it is called: a scalar, or a list or an object with nothing in it. */
export interface Field {
  readonly name: string;
  readonly value: unknown;
}

const WORD = /^[A-Za-z_][A-Za-z0-9_]*$/u;

/** The name of what stands under a key: no two ways to it have the same. */
const under = (name: string, key: string): string =>
  WORD.test(key) ? `${name}.${key}` : `${name}[${JSON.stringify(key)}]`;

const isHollow = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || Object.keys(value).length === 0;

const collect = (name: string, value: unknown, into: Field[]): void => {
  if (isHollow(value)) into.push({ name, value });
  else if (Array.isArray(value)) value.forEach((one, at) => collect(`${name}[${at}]`, one, into));
  else
    for (const [key, one] of Object.entries(value as object))
      if (one !== undefined) collect(under(name, key), one, into);
};

const byName = (one: Field, other: Field): number => (one.name < other.name ? -1 : 1);

/** The parts of an event that hold fields: what happened, as it was first written, and the texts of its envelope. */
const partsOf = (written: Pick<Written, 'event' | 'original'>): Readonly<Record<string, unknown>> => ({
  event: storedForm(written).data,
  reason: written.event.reason,
  source: written.event.source,
});

/**
 * Everything that an event says, field by field, in the order of the names' UTF-16 code units: `event.done[0]`,
 * `event.figure.printed`, `reason`, `source.place`. Its type and the rest of its envelope are in the header.
 */
export const fieldsOf = (written: Pick<Written, 'event' | 'original'>): readonly Field[] => {
  const fields: Field[] = [];
  for (const [name, part] of Object.entries(partsOf(written)))
    if (part !== undefined) collect(name, part, fields);
  return fields.sort(byName);
};

/** A value with each of its fields as `to` makes it of what is there; names begin with `name`. */
export const eachField = (
  name: string,
  value: unknown,
  to: (name: string, value: unknown) => unknown,
): unknown => {
  if (isHollow(value)) return to(name, value);
  if (Array.isArray(value)) return value.map((one, at) => eachField(`${name}[${at}]`, one, to));
  return Object.fromEntries(
    Object.entries(value as object).map(([key, one]) => [key, eachField(under(name, key), one, to)]),
  );
};

/** A value with another one in the place of a field; the same value when it has no such field. */
export const replaced = (name: string, value: unknown, field: string, by: unknown): unknown => {
  if (name === field) return by;
  if (!field.startsWith(name) || isHollow(value)) return value;
  if (Array.isArray(value)) return value.map((one, at) => replaced(`${name}[${at}]`, one, field, by));
  return Object.fromEntries(
    Object.entries(value as object).map(([key, one]) => [key, replaced(under(name, key), one, field, by)]),
  );
};
