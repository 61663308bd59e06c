import type { Assessment, Days, Plan, Section, Status } from '@plan-ledger/domain';
import { sectionsOf } from '@plan-ledger/domain';

import { statusNamed } from './statuses.js';

/** The rating of one section, and what it rests on. */
export interface RatingRow {
  readonly section: string;
  readonly title: string;
  /** In the words of the form; empty where the form has a place for it and none is given. */
  readonly rating: string;
  readonly shape: string;
  readonly ratingCode: string;
  /** The clauses of the definition that are said to hold, or else what is said instead, or else that nothing is. */
  readonly basis: string;
  /** The codes of those clauses. */
  readonly clauses: readonly string[];
  /** What the form says the rating means; empty where it does not say. */
  readonly definition: string;
  readonly comment: string;
}

/** What a section of a review tells: what goes well, what gives concern, and what comes next. */
export interface Told {
  readonly section: string;
  readonly title: string;
  readonly headline: string;
  readonly done: readonly string[];
  readonly concerns: readonly string[];
  readonly next: readonly string[];
  readonly comment: string;
}

/** An outside view of a plan: its ratings, what they mean, and what it tells. */
export interface Review {
  /** The days that it reports on. */
  readonly period: Days | null;
  /** When the next one is promised, as printed. */
  readonly nextUpdate: string;
  readonly ratings: readonly RatingRow[];
  /** The statuses from which the ratings were chosen, in the order of the form. */
  readonly meanings: readonly Status[];
  readonly told: readonly Told[];
}

const joinedBy = ({ joined = 'and' }: Status, texts: readonly string[]): string => texts.join(` ${joined} `);

const definitionOf = (status: Status): string =>
  status.definition ??
  joinedBy(
    status,
    (status.clauses ?? []).map(({ text }) => text),
  );

const basisOf = (status: Status, { clauses = [], basis }: Assessment): string => {
  const texts = clauses.map((code) => status.clauses?.find((clause) => clause.code === code)?.text ?? code);
  if (texts.length > 0) return joinedBy(status, texts);
  if (basis !== undefined) return basis;
  return definitionOf(status) === ''
    ? 'asserted; the form does not define it'
    : 'asserted; no clause of its definition is named';
};

const ratingOf = ({ assessed }: Section): Assessment | undefined =>
  assessed.detail.rating ?? assessed.dashboard.rating;

/**
 * The sections that have a rating, or a place for one that was left blank, in the order of the document.
 *
 * @example
 * import { ratingsOf } from '@plan-ledger/projections';
 * import { noPlan } from '@plan-ledger/domain';
 * assert.deepEqual(ratingsOf(noPlan), []);
 */
export const ratingsOf = (plan: Plan): readonly RatingRow[] =>
  sectionsOf(plan).flatMap((section): readonly RatingRow[] => {
    const assessment = ratingOf(section);
    if (assessment === undefined) return [];
    const status = assessment.status === null ? undefined : statusNamed(plan, assessment.status);
    return [
      {
        section: section.id,
        title: section.title,
        rating: status?.label ?? '',
        shape: status?.shape ?? '',
        ratingCode: status?.code ?? '',
        basis: status === undefined ? 'left blank on the form' : basisOf(status, assessment),
        clauses: assessment.clauses ?? [],
        definition: status === undefined ? '' : definitionOf(status),
        comment: assessment.comment ?? section.progress.detail?.comment ?? '',
      },
    ];
  });

const meaningsOf = (plan: Plan, ratings: readonly RatingRow[]): readonly Status[] =>
  (plan.identity?.schemes ?? [])
    .filter(({ statuses }) =>
      ratings.some(({ ratingCode }) => statuses.some(({ code }) => code === ratingCode)),
    )
    .flatMap(({ statuses }) => statuses);

const toldOf = (plan: Plan): readonly Told[] =>
  sectionsOf(plan).flatMap(({ id, title, progress: { detail } }) =>
    detail === undefined
      ? []
      : [
          {
            section: id,
            title,
            headline: detail.headline ?? '',
            done: detail.done,
            concerns: detail.concerns ?? [],
            next: detail.next,
            comment: detail.comment ?? '',
          },
        ],
  );

/**
 * A review as a whole: what its latest edition reports on and promises, its ratings, what they mean, and what it tells.
 *
 * @example
 * import { reviewOf } from '@plan-ledger/projections';
 * import { noPlan } from '@plan-ledger/domain';
 * assert.deepEqual(reviewOf(noPlan), { period: null, nextUpdate: '', ratings: [], meanings: [], told: [] });
 */
export const reviewOf = (plan: Plan): Review => {
  const latest = plan.editions.at(-1);
  const ratings = ratingsOf(plan);
  return {
    period: latest?.period ?? null,
    nextUpdate: latest?.nextUpdate?.printed ?? '',
    ratings,
    meanings: meaningsOf(plan, ratings),
    told: toldOf(plan),
  };
};
