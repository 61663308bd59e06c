import { type CalendarDay, noPlan, type Plan, type PlanId, type Version } from '@plan-ledger/domain';
import {
  actionsOf,
  auditOf,
  type AuditRow,
  type Check,
  checksOf,
  coverageOf,
  dashboardOf,
  eachHappening,
  exceptionsOf,
  type Happening,
  measuresOf,
  milestonesOf,
  netChanges,
  oversightOf,
  redactionsOf,
  reviewOf,
  riskGridOf,
  risksOf,
  runChartsOf,
  trendsOf,
} from '@plan-ledger/projections';
import type { EventStore, ReadFailure } from '@plan-ledger/store';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { Dossier } from './dossier.js';
import { documentsKept } from './documents.js';
import { type OriginOf, originsKept } from './origins.js';
import { nothingPicked, pick, RECENT } from './pick.js';
import { submissionsKept } from './submissions.js';
import { isShown, USUAL_MONTHS, windowOf } from './window.js';

/** What is asked of a dossier besides its version. */
export interface DossierQuestion {
  /** The day on which lateness is judged; left out: the last day that the plan was reported on. */
  readonly on?: CalendarDay;
  /** How many months trend tables cover; left out: 18. */
  readonly months?: number;
}

/** Sees every event on the one way through the history, with the changes that it made. */
export type Visit = (happening: Happening, changes: readonly AuditRow[]) => void;

/** Why there is no dossier: the ledger could not be read, or has no such version. */
export type NoDossier = ReadFailure | { readonly _tag: 'NothingThere'; readonly plan: PlanId };

const STALE_AFTER_WEEKS = 13;

const placedIn =
  (originOf: OriginOf) =>
  (check: Check): Check => {
    const { kind, id, field, period } = check.placed;
    const origin = originOf(kind, id, field, period) ?? originOf(kind, id);
    return { ...check, place: check.place ?? origin?.place ?? '' };
  };

/** What a plan tells by itself. */
const toldBy = (plan: Plan, on: CalendarDay) => ({
  plan,
  on,
  dashboard: dashboardOf(plan, on),
  actions: actionsOf(plan, on),
  milestones: milestonesOf(plan, on),
  measures: measuresOf(plan),
  coverage: coverageOf(plan),
  risks: risksOf(plan),
  riskGrid: riskGridOf(plan, 'residual'),
  oversight: oversightOf(plan),
  review: reviewOf(plan),
});

/**
 * Gathers all that a pack tells of a plan at a version, in one pass over its events, which `visit` sees as well. `Left`:
 * NothingThere; Unavailable, Unreadable.
 *
 * @example
 * import { gather } from '@plan-ledger/evidence';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const dossier = await gather(store, 'p' as never, 0)();
 * assert.equal(dossier._tag === 'Left' && dossier.left._tag, 'NothingThere');
 */
export const gather = (
  store: EventStore,
  id: PlanId,
  version: Version,
  question: DossierQuestion = {},
  visit: Visit = () => undefined,
): TE.TaskEither<NoDossier, Dossier> => {
  const picked = nothingPicked();
  const origins = originsKept();
  const submissions = submissionsKept();
  const documents = documentsKept();
  const see = (happening: Happening): void => {
    const rows = auditOf(happening);
    pick(picked, happening, rows, version);
    origins.keep(happening.recorded, rows);
    submissions.keep(happening.recorded);
    documents.keep(happening.recorded);
    visit(happening, rows);
  };
  return pipe(
    eachHappening(store, id, noPlan, version, see),
    TE.bindTo('plan'),
    TE.bindW('redactions', ({ plan }) => redactionsOf(store, id, plan)),
    TE.flatMapEither(({ plan, redactions }): E.Either<NoDossier, Dossier> => {
      const { last, since, changes, recent, recentCount, revisions, quoted, statuses, dues, assessments } =
        picked;
      if (last === undefined) return E.left({ _tag: 'NothingThere', plan: id });
      const on = question.on ?? plan.reportedOn ?? last.reportedOn;
      const window = windowOf(plan, question.months ?? USUAL_MONTHS);
      const net = since === undefined ? [] : netChanges(since.plan, plan, changes.changes());
      return E.right({
        ...toldBy(plan, on),
        version,
        last,
        window,
        since: since?.edition ?? null,
        trends: trendsOf(plan, revisions, { all: true }).filter(({ period }) => isShown(window, period)),
        runCharts: runChartsOf(plan, revisions),
        changes: net,
        revisions,
        quoted,
        checks: checksOf(plan, quoted, []).map(placedIn(origins.originOf)),
        exceptions: exceptionsOf(plan, net, { on, staleAfterWeeks: STALE_AFTER_WEEKS }),
        redactions,
        statuses,
        dues,
        assessments,
        submissions: submissions.submissions(),
        documents: documents.documents(),
        recent: recent.slice(-RECENT),
        recentCount,
        originOf: origins.originOf,
      });
    }),
  );
};
