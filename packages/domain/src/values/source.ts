import * as t from 'io-ts';

/**
 * Where a change was read: the document, its SHA-256 (64 hexadecimal digits), and the place in it.
 *
 * @example
 * import { Source } from '@plan-ledger/domain';
 * assert.equal(Source.is({ document: 'Improvement Plan, May 2020', place: 'Dashboard, row 3' }), true);
 */
export const Source = t.intersection([
  t.type({ document: t.string }),
  t.partial({ sha256: t.string, place: t.string }),
]);
export type Source = t.TypeOf<typeof Source>;
