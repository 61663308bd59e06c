/** A value that JSON would drop, change or fail on: where it is, and what it is. */
export interface NotJson {
  readonly path: string;
  readonly found: string;
}

/** Whether whole numbers beyond 2^53 - 1 pass, of which a double holds only some: a digest must not stand on them. */
export type Integers = 'any' | 'exact';

const DEEPEST = 100;

// By its shape, not by `=== Object.prototype` alone: objects also come from other realms (workers, test runners).
const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    prototype === Object.prototype ||
    prototype === null ||
    (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype as object, 'isPrototypeOf'))
  );
};

const nameOf = (value: object): string => {
  const maker: unknown = value.constructor;
  return typeof maker === 'function' ? `a ${maker.name}` : 'an object that is not plain';
};

const inText = (text: string): NotJson | undefined =>
  !text.isWellFormed() ? { path: '', found: 'text with half of a surrogate pair' } : undefined;

const inNumber = (value: number, integers: Integers): NotJson | undefined => {
  if (!Number.isFinite(value)) return { path: '', found: String(value) };
  if (Object.is(value, -0)) return { path: '', found: '-0' };
  return integers === 'exact' && Number.isInteger(value) && !Number.isSafeInteger(value)
    ? { path: '', found: `${value}, a whole number beyond 2^53 - 1` }
    : undefined;
};

// Walked for every event that is written, so the path is put together only on the way back from a fault.
const within = (step: string, value: unknown, depth: number, integers: Integers): NotJson | undefined => {
  const fault = faultAt(value, depth + 1, integers);
  return fault === undefined ? undefined : { path: `${step}${fault.path}`, found: fault.found };
};

const inArray = (value: readonly unknown[], depth: number, integers: Integers): NotJson | undefined => {
  for (let at = 0; at < value.length; at++) {
    const fault = within(`[${at}]`, value[at], depth, integers);
    if (fault !== undefined) return fault;
  }
  return undefined;
};

const inObject = (value: object, depth: number, integers: Integers): NotJson | undefined => {
  if (!isPlain(value)) return { path: '', found: nameOf(value) };
  for (const key of Object.keys(value)) {
    if (!key.isWellFormed()) return { path: '', found: 'a name with half of a surrogate pair' };
    const fault = within(`.${key}`, (value as Record<string, unknown>)[key], depth, integers);
    if (fault !== undefined) return fault;
  }
  return undefined;
};

const faultAt = (value: unknown, depth: number, integers: Integers): NotJson | undefined => {
  if (typeof value === 'string') return inText(value);
  if (typeof value === 'number') return inNumber(value, integers);
  if (typeof value === 'boolean' || value === null) return undefined;
  if (typeof value !== 'object') {
    return { path: '', found: value === undefined ? 'undefined' : `a ${typeof value}` };
  }
  if (depth === DEEPEST) return { path: '', found: `something nested deeper than ${DEEPEST}, or in itself` };
  return Array.isArray(value) ? inArray(value, depth, integers) : inObject(value, depth, integers);
};

/** The first thing in a value that would not come back from JSON as it went in; none when all would. */
export const notJson = (value: unknown, integers: Integers = 'any'): NotJson | undefined =>
  faultAt(value, 0, integers);
