import {
  dayInWords,
  type Page,
  type Plan,
  type Recommendation,
  type RiskSide,
  sectionsOf,
} from '@plan-ledger/domain';

import { coverageOf } from '../coverage.js';
import { statusNamed } from '../statuses.js';
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

/** The same number for two recommendations of one kind and origin. */
export const numberedTwice = (plan: Plan): readonly Check[] => {
  const byNumber = new Map<string, Recommendation[]>();
  for (const recommendation of Object.values(plan.recommendations)) {
    const { kind, number, from, gone } = recommendation;
    if (number === undefined || gone !== undefined) continue;
    const key = JSON.stringify([kind, number, from]);
    byNumber.set(key, [...(byNumber.get(key) ?? []), recommendation]);
  }
  return [...byNumber.values()].flatMap(([first, ...others]) =>
    others.map((other): Check => ({
      kind: 'disagreement',
      subject: `${other.kind} ${other.number ?? ''}`,
      title: other.title,
      says: `The number ${other.number ?? ''} is used twice: for "${first?.title ?? ''}" and for "${other.title}"`,
      placed: { kind: 'recommendation', id: other.id, field: 'number' },
    })),
  );
};

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

/** Risks that are worse with their controls than without. */
export const residuals = (plan: Plan): readonly Check[] =>
  Object.values(plan.risks).flatMap(({ id, ref = id, title, kind, inherent, residual, gone }) =>
    gone !== undefined ||
    kind !== 'risk' ||
    inherent === undefined ||
    residual === undefined ||
    residual.score <= inherent.score
      ? []
      : [
          {
            kind: 'residual' as const,
            subject: ref,
            title,
            says: `The residual score ${residual.score} is above the inherent score ${inherent.score}`,
            placed: { kind: 'risk' as const, id, field: 'residual' },
          },
        ],
  );

/** Evidence that was expected by a day that has passed, and is not there. */
export const awaited = (plan: Plan): readonly Check[] => {
  const { reportedOn } = plan;
  return Object.values(plan.evidence).flatMap(({ id, title, timescale, attached, gone }) =>
    gone !== undefined ||
    attached.length > 0 ||
    timescale?.due === undefined ||
    reportedOn === undefined ||
    timescale.due >= reportedOn
      ? []
      : [
          {
            kind: 'no evidence' as const,
            subject: id,
            title,
            says: `Expected by ${dayInWords(timescale.due)}; nothing was attached by ${dayInWords(reportedOn)}`,
            placed: { kind: 'evidence' as const, id, field: 'due' },
          },
        ],
  );
};

const PAGES: readonly Page[] = ['dashboard', 'detail'];

/** Ratings that name no clause of their definition, have none, or were left blank. */
export const ratings = (plan: Plan): readonly Check[] =>
  sectionsOf(plan).flatMap((section) =>
    PAGES.flatMap((page): readonly Check[] => {
      const { rating } = section.assessed[page];
      if (rating === undefined || (rating.clauses ?? []).length > 0) return [];
      const { label, definition } = statusNamed(plan, rating.status ?? '');
      const given = `The rating ${label}`;
      const says =
        rating.status === null
          ? 'The place for its rating was left blank'
          : definition === undefined
            ? `${given} has no definition`
            : `${given} is asserted; no clause of its definition is named`;
      const placed = { kind: 'section' as const, id: section.id, field: `${page} rating status` };
      return [{ kind: 'no clause', subject: section.id, title: section.title, says, placed }];
    }),
  );
