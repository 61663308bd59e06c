import { own } from '../../values/json.js';
import type { PlanEventOf, PlanEventType } from '../events/index.js';
import type { Told, Version } from '../recorded.js';
import type { Gone, Plan } from '../state.js';

/**
 * The objects that one fold made itself. Nobody else has seen them, so that fold may change them in place; all others are
 * copied. It keeps the folding of a long history linear.
 */
export interface Mine {
  readonly has: (made: object) => boolean;
  readonly add: (made: object) => unknown;
}

/** Nothing is ours: every change makes copies. */
export const nothingIsMine: Mine = { has: () => false, add: () => undefined };

/** What each event does to the plan. An event that does not fit leaves the plan as it was. */
export type Evolvers<Type extends PlanEventType> = {
  readonly [T in Type]: (plan: Plan, event: PlanEventOf<T>, told: Told, version: Version, mine: Mine) => Plan;
};

type Family = 'sections' | 'actions' | 'measures';

/** The plan with one member of a family put in, or replaced by what `change` makes of it. */
export const put = <F extends Family>(plan: Plan, family: F, member: Plan[F][string]): Plan => ({
  ...plan,
  [family]: { ...plan[family], [member.id]: member },
});

export const change = <F extends Family>(
  plan: Plan,
  family: F,
  id: string,
  make: (member: Plan[F][string]) => Plan[F][string],
): Plan => {
  const members: Readonly<Record<string, unknown>> = plan[family];
  const member = own(members, id);
  return member === undefined ? plan : put(plan, family, make(member as Plan[F][string]));
};

export const goneBy = (
  event: { readonly how: Gone['how']; readonly into?: string; readonly note?: string },
  version: Version,
): Gone => ({
  how: event.how,
  ...(event.into === undefined ? {} : { into: event.into }),
  ...(event.note === undefined ? {} : { note: event.note }),
  version,
});
