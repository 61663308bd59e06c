import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { own } from '../../values/json.js';
import { nearest } from '../../values/nearest.js';
import type { PlanCommandOf, PlanCommandType } from '../commands.js';
import type { Departure, PlanEvent } from '../events/index.js';
import type { Saying } from '../recorded.js';
import type { Kind, Rejection } from '../rejection.js';
import type { Action, Measure, Plan, Section } from '../state.js';

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

interface Members {
  readonly section: Section;
  readonly action: Action;
  readonly measure: Measure;
}

const familyOf = { section: 'sections', action: 'actions', measure: 'measures' } as const;

/** The member of the plan that has this id and is still in the plan. */
export const live = <K extends Kind>(plan: Plan, kind: K, id: string): E.Either<Rejection, Members[K]> => {
  const family: Readonly<Record<string, Section | Action | Measure>> = plan[familyOf[kind]];
  const member = own(family, id);
  if (member === undefined) {
    return refuse({ _tag: 'Unknown', kind, id, known: nearest(id, Object.keys(family)) });
  }
  if (member.gone !== undefined) return refuse({ _tag: 'Gone', kind, id, how: member.gone.how });
  return E.right(member as Members[K]);
};

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
  const family: Readonly<Record<string, Section | Action | Measure>> = plan[familyOf[kind]];
  const gone = own(family, id)?.gone;
  if (gone?.how === how && gone.into === into) return nothing;
  return pipe(
    live(plan, kind, id),
    E.flatMap(() => (into === id ? refuse({ _tag: 'IntoItself', kind, id }) : E.right(undefined))),
    E.flatMap(() => (into === undefined ? E.right(undefined) : live(plan, kind, into))),
    E.flatMap(() => happens(event)),
  );
};
