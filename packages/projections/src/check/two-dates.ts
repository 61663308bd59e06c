import { dayInWords, likenessOfWords, type Milestone, own, type Plan } from '@plan-ledger/domain';

import { shortName } from '../coverage.js';
import type { Check } from './shape.js';

/** Titles of fewer words say too little to mean one thing. */
const FEWEST_WORDS = 4;
const THE_SAME = 0.8;

/** A milestone with what is compared of it, read once. */
interface Dated {
  readonly milestone: Milestone;
  readonly words: ReadonlySet<string>;
  readonly standing: string;
}

const standingOf = ({ timescale, reached }: Milestone): string => {
  const due = timescale?.due === undefined ? '' : dayInWords(timescale.due);
  return reached === undefined ? due : 'completed';
};

const homeOf = (plan: Plan, { action }: Milestone): string => {
  const section = own(plan.sections, own(plan.actions, action)?.section ?? '');
  return section === undefined ? '' : ` under ${shortName(section)}`;
};

const datedOf = (plan: Plan): readonly Dated[] =>
  Object.values(plan.milestones).flatMap((milestone) => {
    const standing = milestone.gone === undefined ? standingOf(milestone) : '';
    const words = standing === '' ? [] : (milestone.title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
    return words.length < FEWEST_WORDS ? [] : [{ milestone, words: new Set(words), standing }];
  });

/** How many words two titles of this many share at least, by a share that may come out a hair above a whole number. */
const sharedOf = (size: number, share: number): number => Math.ceil(size * share - 1e-9);

/** The words of each title, the rarest first, so that few titles meet in those that come first. */
const rarestFirst = (dated: readonly Dated[]): readonly (readonly string[])[] => {
  const often = new Map<string, number>();
  for (const { words } of dated) for (const word of words) often.set(word, (often.get(word) ?? 0) + 1);
  return dated.map(({ words }) =>
    [...words].sort((a, b) => (often.get(a) ?? 0) - (often.get(b) ?? 0) || (a < b ? -1 : 1)),
  );
};

/**
 * For each title the places of the later ones that may be the same, in their order. Two that are the same share a word among
 * the first of each: of the longer one all but as many as it must share with any other, of the shorter one all but as many
 * as it must share with one that is as long or longer. So the shorter ones are kept before the longer ones ask.
 */
const laterCandidates = (dated: readonly Dated[]): readonly (readonly number[])[] => {
  const having = new Map<string, number[]>();
  const found = dated.map((): number[] => []);
  const bySize = rarestFirst(dated)
    .map((words, at) => ({ words, at }))
    .sort((a, b) => a.words.length - b.words.length);
  for (const { words, at } of bySize) {
    const first = (share: number) => words.slice(0, words.length - sharedOf(words.length, share) + 1);
    for (const other of new Set(first(THE_SAME).flatMap((word) => having.get(word) ?? [])))
      found[Math.min(at, other)]?.push(Math.max(at, other));
    for (const word of first((2 * THE_SAME) / (1 + THE_SAME))) {
      const all = having.get(word) ?? [];
      all.push(at);
      having.set(word, all);
    }
  }
  return found.map((later) => later.sort((a, b) => a - b));
};

/** Milestones with the same words in two places, and with another date or state in each. */
export const twoDates = (plan: Plan): readonly Check[] => {
  const dated = datedOf(plan);
  const candidates = laterCandidates(dated);
  return dated.flatMap((one, at) =>
    (candidates[at] ?? [])
      .flatMap((place) => dated[place] ?? [])
      .filter(
        (other) =>
          other.milestone.action !== one.milestone.action &&
          other.standing !== one.standing &&
          likenessOfWords(one.words, other.words) >= THE_SAME,
      )
      .map(({ milestone: other, standing }): Check => ({
        kind: 'two dates',
        subject: one.milestone.id,
        title: one.milestone.title,
        says: `${one.standing}${homeOf(plan, one.milestone)}; ${standing}${homeOf(plan, other)} (${other.id})`,
        placed: { kind: 'milestone', id: one.milestone.id, field: 'due' },
      })),
  );
};
