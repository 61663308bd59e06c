import { type Plan, type RiskSide, statusIn } from '@plan-ledger/domain';

import { coverageOf } from '../coverage.js';
import type { Check } from './shape.js';

/** Recommendations without something that answers them, and where their two sides do not agree. */
export const requirements = (plan: Plan): readonly Check[] =>
  coverageOf(plan).flatMap(({ recommendation: id, kind, number, title, gaps, disagreements }) => {
    const about = (check: Check['kind'], says: string, field?: string): Check => ({
      kind: check,
      subject: number === '' ? id : `${kind} ${number}`,
      title,
      says,
      placed: { kind: 'recommendation', id, field },
    });
    return [
      ...(gaps.length === 0 ? [] : [about('unanswered', `The plan gives it ${gaps.join(', ')}`)]),
      ...disagreements.map((says) => about('disagreement', says, 'list')),
    ];
  });

/** Scores that are not likelihood times impact. */
export const scores = (plan: Plan): readonly Check[] =>
  Object.values(plan.risks)
    .filter(({ gone }) => gone === undefined)
    .flatMap(({ id, ref = id, title, ...sides }) =>
      (['inherent', 'residual'] as const satisfies readonly RiskSide[]).flatMap((side): readonly Check[] => {
        const level = sides[side];
        return level === undefined || level.score === level.likelihood * level.impact
          ? []
          : [
              {
                kind: 'score',
                subject: ref,
                title,
                says: `The ${side} score is printed as ${level.score}; likelihood ${level.likelihood} times impact ${level.impact} is ${level.likelihood * level.impact}`,
                placed: { kind: 'risk', id, field: side },
              },
            ];
      }),
    );

/** Ratings that name no clause of their definition, have none, or were left blank. */
export const ratings = (plan: Plan): readonly Check[] =>
  Object.values(plan.sections).flatMap((section) =>
    Object.values(section.assessed).flatMap(({ rating }): readonly Check[] => {
      if (section.gone !== undefined || rating === undefined || (rating.clauses ?? []).length > 0) return [];
      const status = plan.identity?.schemes
        .map((scheme) => statusIn(scheme, rating.status ?? ''))
        .find((found) => found !== undefined);
      const given = `The rating ${status?.label ?? rating.status ?? ''}`;
      const says =
        rating.status === null
          ? 'The place for its rating was left blank'
          : status?.definition === undefined
            ? `${given} has no definition`
            : `${given} is asserted; no clause of its definition is named`;
      const placed = { kind: 'section' as const, id: section.id, field: 'detail rating status' };
      return [{ kind: 'no clause', subject: section.id, title: section.title, says, placed }];
    }),
  );
