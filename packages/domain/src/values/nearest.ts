const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

const likeness = (a: string, b: string): number => {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 1 : 1 - distance(a, b) / longest;
};

/**
 * The words that look most like one, best first, at most three: for "did you mean".
 *
 * @example
 * import { nearest } from '@plan-ledger/domain';
 * assert.deepEqual(nearest('feild-force', ['field-force', 'visits', 'planning']), ['field-force']);
 */
export const nearest = (word: string, words: readonly string[]): readonly string[] =>
  words
    .map((other) => ({ other, like: other.includes(word) ? 0.9 : likeness(word, other) }))
    .filter(({ like }) => like >= 0.5)
    .sort((a, b) => b.like - a.like)
    .slice(0, 3)
    .map(({ other }) => other);

/** The words of a title, for comparing it with many others. */
export const wordsOfTitle = (title: string): ReadonlySet<string> =>
  new Set(title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/**
 * How alike two sets of words are, from 0 to 1: the share of all their words that stands in both.
 *
 * @example
 * import { likenessOfWords } from '@plan-ledger/domain';
 * assert.equal(likenessOfWords(new Set(['visit', 'plan']), new Set(['plan'])), 0.5);
 */
export const likenessOfWords = (left: ReadonlySet<string>, right: ReadonlySet<string>): number => {
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  const all = left.size + right.size - shared;
  return all === 0 ? 0 : shared / all;
};

/**
 * How alike two titles are, from 0 to 1: the share of words that they have in common.
 *
 * @example
 * import { likenessOfTitles } from '@plan-ledger/domain';
 * assert.equal(likenessOfTitles('Review Health Passport', 'Review the Health Passport'), 0.75);
 */
export const likenessOfTitles = (a: string, b: string): number =>
  likenessOfWords(wordsOfTitle(a), wordsOfTitle(b));
