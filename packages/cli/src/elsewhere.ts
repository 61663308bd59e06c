import { type Edition, nearest, type Plan, type PlanId } from '@plan-ledger/domain';
import { planAt } from '@plan-ledger/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as RA from 'fp-ts/lib/ReadonlyArray.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from './fault.js';
import type { Session } from './session.js';

/** The other plan, as it is now; `why` says what needs it. */
const planElsewhere = ({ store, views }: Session, id: PlanId, why: string): TE.TaskEither<CliFault, Plan> =>
  pipe(
    store.plans,
    TE.flatMap((plans): TE.TaskEither<CliFault, Plan> => {
      if (plans.includes(id)) {
        return pipe(
          store.versionOf(id),
          TE.flatMap((version) => planAt(store, views, id, version)),
          TE.map(({ plan }) => plan),
        );
      }
      const like = nearest(id, plans);
      const hint = like.length === 0 ? '' : `, or did you mean ${like.join(' or ')}`;
      return TE.left({
        _tag: 'NotFound',
        message: `Found no plan ${id} in the ledger; ${why}: submit that plan first${hint}`,
      });
    }),
  );

/** The plan that a review reviews is in the ledger. A review of itself is the plan's own to refuse. */
export const reviewedIsThere = (
  session: Session,
  plan: PlanId,
  reviews: PlanId | undefined,
): TE.TaskEither<CliFault, unknown> =>
  reviews === undefined || reviews === plan
    ? TE.right(undefined)
    : planElsewhere(session, reviews, `${plan} reviews it`);

/** The edition of the other plan that a review was written beside is published there. */
const editionIsThere = (session: Session, { plan, edition }: Edition): TE.TaskEither<CliFault, unknown> => {
  const { reviewed } = edition;
  const { reviews } = plan;
  if (reviewed === undefined || reviews === undefined) return TE.right(undefined);
  return pipe(
    planElsewhere(session, reviews, `${plan.id} reviews it`),
    TE.flatMap(({ editions }): TE.TaskEither<CliFault, unknown> => {
      const labels = editions.map(({ label }) => label as string);
      if (labels.includes(reviewed)) return TE.right(undefined);
      return TE.left({
        _tag: 'NotFound',
        message: `Found no edition ${reviewed} of plan ${reviews}, beside which ${plan.id} was written; it has ${labels.join(', ') || 'none'}`,
      });
    }),
  );
};

interface QuotedElsewhere {
  readonly plan: PlanId;
  readonly measure: string;
  readonly section: string;
}

const quotedElsewhere = ({ plan, sections }: Edition): readonly QuotedElsewhere[] =>
  sections.flatMap(({ id, dashboard, detail }) =>
    [...(dashboard?.quoted ?? []), ...(detail?.quoted ?? [])].flatMap(({ plan: other, measure }) =>
      other === undefined || other === plan.id ? [] : [{ plan: other, measure, section: id }],
    ),
  );

const missingIn = (plan: Plan, { plan: id, measure, section }: QuotedElsewhere): string => {
  const like = nearest(measure, Object.keys(plan.measures));
  const hint =
    like.length > 0
      ? `did you mean ${like.join(' or ')}`
      : `list what there is with: plan-ledger measures --plan ${id}`;
  return `Found no measure ${measure} in plan ${id}, which section ${section} quotes; ${hint}`;
};

const measuresAreThere = (
  session: Session,
  id: PlanId,
  quotes: readonly QuotedElsewhere[],
): TE.TaskEither<CliFault, void> =>
  pipe(
    planElsewhere(session, id, `section ${quotes[0]?.section ?? ''} quotes a figure of it`),
    TE.flatMap((plan): TE.TaskEither<CliFault, void> => {
      const missing = quotes.filter(({ measure }) => !Object.hasOwn(plan.measures, measure));
      const lines = [...new Set(missing.map((quote) => missingIn(plan, quote)))];
      return lines.length === 0
        ? TE.right(undefined)
        : TE.left({ _tag: 'NotFound', message: lines.join('\n') });
    }),
  );

/**
 * What an edition says of other plans is in the ledger: the plan that it reviews, the edition that it was written beside, and
 * each measure whose figure it quotes.
 * `Left`: NotFound, with what looks like it.
 */
export const elsewhereIsThere = (session: Session, edition: Edition): TE.TaskEither<CliFault, unknown> => {
  const quotes = quotedElsewhere(edition);
  const plans = [...new Set(quotes.map(({ plan }) => plan))];
  return pipe(
    reviewedIsThere(session, edition.plan.id, edition.plan.reviews),
    TE.flatMap(() => editionIsThere(session, edition)),
    TE.flatMap(() =>
      pipe(
        plans,
        RA.map((plan) => ({ plan, of: quotes.filter((quote) => quote.plan === plan) })),
        TE.traverseSeqArray(({ plan, of }) => measuresAreThere(session, plan, of)),
      ),
    ),
  );
};
