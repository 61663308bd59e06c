import type { PlanId, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { type Page, type Position, type ReadFailure, streamOf, type Unreadable } from '../../event-store.js';
import { countOf, positionOf, WHOLE_STORE } from '../../position.js';
import { inAll, recordedIn, type Row, rowFrom } from './rows.js';
import type { Statements } from './statements.js';

/** What is wrong with versions that should stand each once, in order, from the first. */
const gapIn = (plan: PlanId, first: Version, versions: readonly Version[]): Unreadable => {
  const at = versions.findIndex((found, place) => found !== first + place);
  const wanted = first + (at === -1 ? versions.length : at);
  const next = at === -1 ? undefined : versions[at];
  const gap = { _tag: 'Unreadable', stream: streamOf(plan) } as const;
  // Rows come in the order of their versions: a smaller one than is wanted is that of the row before.
  return next !== undefined && next < wanted
    ? {
        ...gap,
        version: next,
        found: 'several',
        why: `Found version ${next} more than once; restore the ledger from a backup`,
      }
    : {
        ...gap,
        version: wanted,
        found: 'nothing',
        ...(next === undefined ? {} : { next }),
        why: `Found no version ${wanted}, and later ones; restore the ledger from a backup`,
      };
};

/** The events of a plan from one version to another, each as `read` gives it. A version that is missing between others is Unreadable. */
export const readPlan = <A>(
  { head, range }: Statements,
  plan: PlanId,
  from: Version,
  to: Version,
  read: (row: Row) => E.Either<Unreadable, A>,
): E.Either<ReadFailure, readonly A[]> => {
  const first = Math.max(from, 1);
  const last = Math.min(to, head.get({ plan })?.version ?? 0);
  if (first > last) return E.right([]);
  const versions: Version[] = [];
  return pipe(
    inAll(range.iterate({ plan, from: first, to: last }), (values) => {
      const row = rowFrom(values);
      versions.push(row.version);
      return read(row);
    }),
    E.chain((events) => {
      const at = versions.findIndex((found, place) => found !== first + place);
      return at === -1 && events.length === last - first + 1
        ? E.right(events)
        : E.left(gapIn(plan, first, versions));
    }),
  );
};

const odd = (stream: string, what: string): E.Either<Unreadable, never> =>
  E.left({
    _tag: 'Unreadable',
    stream,
    why: `Found ${what} of another kind than was written; restore the ledger from a backup`,
  });

/** The version of a plan, as its last event has it. */
export const readVersion = ({ head }: Statements, plan: PlanId): E.Either<Unreadable, Version> => {
  const version = head.get({ plan })?.version ?? 0;
  return Number.isSafeInteger(version) ? E.right(version) : odd(streamOf(plan), 'a last version');
};

/** The plans there are, by id. */
export const readPlans = ({ plans }: Statements): E.Either<Unreadable, readonly PlanId[]> => {
  const found = [...plans.iterate()];
  return found.every((plan) => typeof plan === 'string')
    ? E.right(found)
    : odd(WHOLE_STORE, 'the name of a plan');
};

/** The position of the last event. */
export const readEnd = ({ end }: Statements): Position => {
  const last = end.get();
  return last === undefined ? '' : positionOf(last);
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
        inAll(rows, recordedIn),
        E.map((events) => ({ events, next })),
      );
    }),
  );
