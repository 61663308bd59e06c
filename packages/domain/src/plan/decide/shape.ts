import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { effective, own, sameJson } from '../../values/json.js';
import { nearest } from '../../values/nearest.js';
import type { PlanCommandOf, PlanCommandType } from '../commands.js';
import type { Departure, PlanEvent } from '../events/index.js';
import type { Saying } from '../recorded.js';
import type { Kind, Rejection } from '../rejection.js';
import { familyOf, type Members, titleOf } from '../family.js';
import type { Plan } from '../state.js';

/** The one shape of every decision: why not, or what happens (nothing, when it is so already). */
export type Decision = E.Either<Rejection, readonly PlanEvent[]>;

export type Deciders<C extends PlanCommandType> = {
  readonly [T in C]: (plan: Plan, command: PlanCommandOf<T>, saying: Saying) => Decision;
};

export const nothing: Decision = E.right([]);

export const happens = (event: PlanEvent): Decision => E.right([event]);

export const refuse = (rejection: Rejection): E.Either<Rejection, never> => E.left(rejection);

/** The event, unless it would change nothing. */
export const unless = (soAlready: boolean, event: PlanEvent): Decision =>
  soAlready ? nothing : happens(event);

/** The member of the plan that has this id and is still in the plan. */
export const live = <K extends Kind>(plan: Plan, kind: K, id: string): E.Either<Rejection, Members[K]> => {
  const family = familyOf(plan, kind);
  const member = own(family, id);
  if (member === undefined) {
    return refuse({ _tag: 'Unknown', kind, id, known: nearest(id, Object.keys(family)) });
  }
  if (member.gone !== undefined) return refuse({ _tag: 'Gone', kind, id, how: member.gone.how });
  return E.right(member);
};

/** What a member of each kind gathers after it came: no part of the words that it came with. */
const GATHERED: Readonly<Record<Kind, readonly string[]>> = {
  section: ['assessed', 'progress'],
  action: ['status', 'firstDue', 'timesMoved'],
  measure: ['cells', 'baselines', 'benchmarks', 'rebases'],
  milestone: ['reached', 'firstDue', 'timesMoved'],
  recommendation: ['links'],
  risk: [],
  evidence: ['attached'],
  oversight: [],
};

/**
 * Something comes into the plan under an id of its own. In the same words as it is there already it changes nothing; in
 * other words it is refused: an id is never used again.
 */
export const enters = <K extends Kind>(
  plan: Plan,
  kind: K,
  id: Members[K]['id'],
  words: object,
  allowed: () => E.Either<Rejection, unknown>,
  event: PlanEvent,
): Decision => {
  const found = own(familyOf(plan, kind), id);
  if (found === undefined) {
    return pipe(
      allowed(),
      E.flatMap(() => happens(event)),
    );
  }
  const before = Object.entries(found).filter(([key]) => key !== 'id' && !GATHERED[kind].includes(key));
  return sameJson(Object.fromEntries(before), words)
    ? nothing
    : refuse({ _tag: 'IdTaken', kind, id, title: titleOf(plan, kind, id) ?? '' });
};

/** The words of something change: those that really do. */
export const revises = <C extends object>(
  plan: Plan,
  kind: Kind,
  id: string,
  changes: C,
  event: (made: C) => PlanEvent,
): Decision =>
  pipe(
    live(plan, kind, id),
    E.flatMap((found) => {
      const made = effective(found, changes);
      return unless(Object.keys(made).length === 0, event(made));
    }),
  );

/** Refuses an empty text where words are needed. */
export const worded = (what: string, text: string | null | undefined): E.Either<Rejection, void> =>
  text === undefined || (text !== null && text.trim() !== '')
    ? E.right(undefined)
    : refuse({ _tag: 'Empty', what });

/** Something leaves the plan: once, and only into something of its kind that is still there. */
export const leaves = (
  plan: Plan,
  kind: Kind,
  id: string,
  { how, into }: { readonly how: Departure; readonly into?: string },
  event: PlanEvent,
): Decision => {
  const gone = own(familyOf(plan, kind), id)?.gone;
  if (gone?.how === how && gone.into === into) return nothing;
  return pipe(
    live(plan, kind, id),
    E.tap(() =>
      (how === 'merged') === (into !== undefined)
        ? E.right(undefined)
        : refuse({ _tag: 'WrongDeparture', kind, id, how, ...(into === undefined ? {} : { into }) }),
    ),
    E.flatMap(() => (into === id ? refuse({ _tag: 'IntoItself', kind, id }) : E.right(undefined))),
    E.flatMap(() => (into === undefined ? E.right(undefined) : live(plan, kind, into))),
    E.flatMap(() => happens(event)),
  );
};
