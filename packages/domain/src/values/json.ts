const entriesOf = (value: object): readonly (readonly [string, unknown])[] =>
  Object.entries(value).filter(([, field]) => field !== undefined);

/**
 * Whether two JSON values say the same: the order of keys does not matter, and a key without a value is not there.
 *
 * @example
 * import { sameJson } from '@plan-ledger/domain';
 * assert.equal(sameJson({ a: 1, b: [2] }, { b: [2], a: 1 }), true);
 * assert.equal(sameJson([1, 2], [2, 1]), false);
 */
export const sameJson = (a: unknown, b: unknown): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = entriesOf(a);
  const right = new Map(entriesOf(b));
  return (
    left.length === right.size &&
    left.every(([key, field]) => right.has(key) && sameJson(field, right.get(key)))
  );
};

/** Changes to some fields of a thing: `null` takes a field away, and a key without a value changes nothing. */
export type ChangesTo<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

/** A thing with changes applied to it. */
export const withChanges = <T extends object>(thing: T, changes: ChangesTo<T>): T =>
  Object.fromEntries(
    entriesOf({ ...thing, ...Object.fromEntries(entriesOf(changes)) }).filter(([, field]) => field !== null),
  ) as T;

/** The changes that would really change a thing. */
export const effective = <C extends object>(thing: object, changes: C): C => {
  const before = thing as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    entriesOf(changes).filter(([key, after]) => !sameJson(before[key] ?? null, after)),
  ) as C;
};

/**
 * The changes that lead from one set of fields to another; what did not change is left out.
 *
 * @example
 * import { changesBetween } from '@plan-ledger/domain';
 * assert.deepEqual(changesBetween({ title: 'Visits', note: 'Old' }, { title: 'Visits' }), { note: null });
 */
export const changesBetween = <T extends object>(before: T, after: T): ChangesTo<T> => {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const all = Object.fromEntries(
    [...keys].map((key) => [key, (after as Record<string, unknown>)[key] ?? null]),
  );
  return effective(before, all) as ChangesTo<T>;
};

/**
 * The member that a record itself has under a name; not what every object inherits, such as `constructor`.
 *
 * @example
 * import { own } from '@plan-ledger/domain';
 * assert.equal(own({ visits: 3 }, 'visits'), 3);
 * assert.equal(own({ visits: 3 }, 'constructor'), undefined);
 */
export const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
