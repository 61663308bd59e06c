import * as E from 'fp-ts/lib/Either.js';

import { type Integers, notJson } from '../plain-json.js';
import type { NotCanonical } from './failure.js';
import { nameText, stringText } from './json-text.js';

const arrayText = (value: readonly unknown[]): string => {
  let text = '';
  for (const one of value) text += text === '' ? jsonText(one) : `,${jsonText(one)}`;
  return `[${text}]`;
};

/** The names of an object in order. Most stand in it already, and to see that takes less than to sort them. */
const namesOf = (value: object): readonly string[] => {
  const names = Object.keys(value);
  return names.every((name, at) => at === 0 || (names[at - 1] ?? '') < name) ? names : names.sort();
};

const objectText = (value: Readonly<Record<string, unknown>>): string => {
  let text = '';
  for (const name of namesOf(value))
    text += `${text === '' ? '' : ','}${nameText(name)}:${jsonText(value[name])}`;
  return `{${text}}`;
};

/** What is known to be JSON as RFC 8785 writes it: names in the order of their UTF-16 code units, the rest as JSON.stringify does. */
const jsonText = (value: unknown): string => {
  if (typeof value === 'string') return stringText(value);
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? arrayText(value) : objectText(value as Readonly<Record<string, unknown>>);
};

/** As `canonical`, with the rule for whole numbers that a double does not hold exactly. */
export const canonicalWith = (value: unknown, integers: Integers): E.Either<NotCanonical, string> => {
  const fault = notJson(value, integers);
  return fault === undefined ? E.right(jsonText(value)) : E.left({ _tag: 'NotCanonical', ...fault });
};

/**
 * A value as RFC 8785 writes it: one text for what is the same, whatever the order of names. `Left`: NotCanonical, with the
 * path, for all that could not be read back as it was: half of a surrogate pair, whole numbers beyond 2^53 - 1, NaN,
 * infinities and -0, undefined, functions, what is nested deeper than 100 or in itself, and objects that are not plain.
 *
 * @example
 * import { canonical } from '@plan-ledger/store/integrity';
 * assert.deepEqual(canonical({ b: 1e21 / 1e21, a: ['€'] }), { _tag: 'Right', right: '{"a":["€"],"b":1}' });
 * assert.deepEqual(canonical({ a: [-0] }), { _tag: 'Left', left: { _tag: 'NotCanonical', path: '.a[0]', found: '-0' } });
 */
export const canonical = (value: unknown): E.Either<NotCanonical, string> => canonicalWith(value, 'exact');
