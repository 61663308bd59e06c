import type { PlanId, Recorded, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { type Page, type Position, type ReadFailure, streamOf } from '../../event-store.js';
import { countOf, positionOf } from '../../position.js';
import { recordedInAll } from './rows.js';
import type { Statements } from './statements.js';

/** The events of a plan from one version to another. A version that is missing between others is Unreadable. */
export const readPlan = (
  { head, range }: Statements,
  plan: PlanId,
  from: Version,
  to: Version,
): E.Either<ReadFailure, readonly Recorded[]> => {
  const first = Math.max(from, 1);
  const last = Math.min(to, head.get({ plan })?.version ?? 0);
  if (first > last) return E.right([]);
  return pipe(
    recordedInAll(range.iterate({ plan, from: first, to: last })),
    E.chain((events) => {
      if (events.length === last - first + 1) return E.right(events);
      const at = events.findIndex((event, place) => event.version !== first + place);
      const version = first + (at === -1 ? events.length : at);
      const why = `Found no version ${version}, and later ones; restore the ledger from a backup`;
      return E.left({ _tag: 'Unreadable', stream: streamOf(plan), version, why });
    }),
  );
};

/** A page of the events of all plans. */
export const readPage = ({ page }: Statements, after: Position, limit: number): E.Either<ReadFailure, Page> =>
  pipe(
    countOf(after),
    E.chain((count) => {
      const rows = page.all({ after: count, limit: Math.max(limit, 0) });
      const last = rows.at(-1);
      const next = last === undefined ? after : positionOf(last.position);
      return pipe(
        recordedInAll(rows),
        E.map((events) => ({ events, next })),
      );
    }),
  );
