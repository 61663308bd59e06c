import type { Breach, History } from './history.js';
import { inOrder } from './order.js';
import { seenAsStored } from './sights.js';
import { againstStored, asExpected, dense, ownedOnce, placesOf } from './stored.js';

/**
 * Every breach of a rule in what clients of one ledger did at once. The rules follow from each call happening at one moment
 * between being made and coming back; since an append is told its versions, no search for an order is needed, and it takes
 * about as long as sorting the calls.
 *
 * @example
 * import { checkHistory } from '@plan-ledger/store/testing';
 * const append = { client: 'A', plan: 'p', invoked: 1, returned: 2, expected: 'new', ids: ['a'] };
 * const acknowledged = { ...append, ended: { was: 'ok', first: 1, last: 1 } };
 * const lost = checkHistory({ appends: [acknowledged], reads: [], stored: [] });
 * assert.deepEqual(lost.map(({ rule }) => rule), ['what was acknowledged is kept']);
 */
export const checkHistory = (history: History): readonly Breach[] => {
  const places = placesOf(history);
  return [
    ...againstStored(history, places),
    ...inOrder(history, places),
    ...dense(history),
    ...ownedOnce(history),
    ...seenAsStored(history, places),
    ...asExpected(history),
  ];
};
