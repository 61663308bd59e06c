import { dayInWords, likenessOfTitles, type Milestone, type Plan } from '@plan-ledger/domain';

import { shortName } from '../coverage.js';
import type { Check } from './shape.js';

/** Titles of fewer words say too little to mean one thing. */
const FEWEST_WORDS = 4;
const THE_SAME = 0.8;

const wordsIn = (title: string): number => (title.match(/[\p{L}\p{N}]+/gu) ?? []).length;

const standing = ({ timescale, reached }: Milestone): string => {
  const due = timescale?.due === undefined ? '' : dayInWords(timescale.due);
  return reached === undefined ? due : 'completed';
};

const homeOf = (plan: Plan, { action }: Milestone): string => {
  const section = plan.sections[plan.actions[action]?.section ?? ''];
  return section === undefined ? '' : ` under ${shortName(section)}`;
};

/** Milestones with the same words in two places, and with another date or state in each. */
export const twoDates = (plan: Plan): readonly Check[] => {
  const dated = Object.values(plan.milestones).filter(
    (milestone) =>
      milestone.gone === undefined && standing(milestone) !== '' && wordsIn(milestone.title) >= FEWEST_WORDS,
  );
  return dated.flatMap((one, at) =>
    dated
      .slice(at + 1)
      .filter(
        (other) =>
          other.action !== one.action &&
          standing(other) !== standing(one) &&
          likenessOfTitles(one.title, other.title) >= THE_SAME,
      )
      .map((other): Check => ({
        kind: 'two dates',
        subject: one.id,
        title: one.title,
        says: `${standing(one)}${homeOf(plan, one)}; ${standing(other)}${homeOf(plan, other)} (${other.id})`,
        placed: { kind: 'milestone', id: one.id, field: 'due' },
      })),
  );
};
