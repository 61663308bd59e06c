/**
 * Values together with those that have the same key; the groups, and what is in each, in the order in which they came.
 *
 * @example
 * import { groupedBy } from '@plan-ledger/domain';
 * const groups = groupedBy(['seen', 'late', 'safe'], (word) => word[0]);
 * assert.deepEqual([...groups], [['s', ['seen', 'safe']], ['l', ['late']]]);
 */
export const groupedBy = <K, V>(
  values: Iterable<V>,
  keyOf: (value: V) => K,
): ReadonlyMap<K, readonly V[]> => {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
};
