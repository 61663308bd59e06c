/**
 * So many of something: `1 figure`, `2 figures`; `many` where that is not one with an s.
 *
 * @example
 * import { counted } from '@plan-ledger/domain';
 * assert.equal(counted(1, 'figure'), '1 figure');
 * assert.equal(counted(2, 'figure is', 'figures are'), '2 figures are');
 */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/**
 * How often something was done: `once`, `3 times`, and nothing for never.
 *
 * @example
 * import { times } from '@plan-ledger/domain';
 * assert.deepEqual([0, 1, 3].map(times), ['', 'once', '3 times']);
 */
export const times = (count: number): string => (count === 0 ? '' : count === 1 ? 'once' : `${count} times`);

/**
 * The digits of a whole number with commas, for people.
 *
 * @example
 * import { grouped } from '@plan-ledger/domain';
 * assert.equal(grouped(1048575), '1,048,575');
 */
export const grouped = (digits: number | string): string =>
  String(digits).replace(/\B(?=(?:\d{3})+$)/gu, ',');

/**
 * Texts as a sentence has them: `a, b and c`.
 *
 * @example
 * import { listed } from '@plan-ledger/domain';
 * assert.equal(listed(['a', 'b', 'c']), 'a, b and c');
 */
export const listed = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1) ?? ''}`;
