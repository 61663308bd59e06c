import canonicalize from 'canonicalize';
import * as E from 'fp-ts/lib/Either.js';

import { type Integers, notJson } from '../plain-json.js';
import type { NotCanonical } from './failure.js';

/** As `canonical`, with the rule for whole numbers that a double does not hold exactly. */
export const canonicalWith = (value: unknown, integers: Integers): E.Either<NotCanonical, string> => {
  const fault = notJson(value, integers);
  if (fault !== undefined) return E.left({ _tag: 'NotCanonical', ...fault });
  const text = canonicalize(value);
  return text === undefined ? E.left({ _tag: 'NotCanonical', path: '', found: 'no JSON' }) : E.right(text);
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
