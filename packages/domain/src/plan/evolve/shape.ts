import { own, withChanges } from '../../values/json.js';
import type { Timescale } from '../../values/timescale.js';
import type { PlanEventOf, PlanEventType } from '../events/index.js';
import type { Told, Version } from '../recorded.js';
import type { Dated, Gone } from '../members.js';
import type { FAMILY_OF } from '../family.js';
import type { Plan } from '../state.js';

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

type Family = (typeof FAMILY_OF)[keyof typeof FAMILY_OF];

/** The plan with one member of a family put in, or replaced. */
export const put = <F extends Family>(plan: Plan, mine: Mine, family: F, member: Plan[F][string]): Plan => {
  const members = plan[family] as Record<string, unknown>;
  if (mine.has(members)) {
    members[member.id] = member;
    return plan;
  }
  const changed = { ...members, [member.id]: member };
  mine.add(changed);
  return { ...plan, [family]: changed };
};

/** The plan with one member replaced by what `make` makes of it; as it was where there is no such member. */
export const change = <F extends Family>(
  plan: Plan,
  mine: Mine,
  family: F,
  id: string,
  make: (member: Plan[F][string]) => Plan[F][string],
): Plan => {
  const members: Readonly<Record<string, unknown>> = plan[family];
  const member = own(members, id);
  return member === undefined ? plan : put(plan, mine, family, make(member as Plan[F][string]));
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

/** The plan with a new member, unless its id is taken. */
export const enter = <F extends Family>(plan: Plan, mine: Mine, family: F, member: Plan[F][string]): Plan =>
  own(plan[family] as Readonly<Record<string, unknown>>, member.id) === undefined
    ? put(plan, mine, family, member)
    : plan;

/** What a first timescale says of due dates. */
export const firstDated = ({ due }: Partial<Timescale> = {}): Pick<Dated, 'firstDue' | 'timesMoved'> => ({
  timesMoved: 0,
  ...(due === undefined ? {} : { firstDue: due }),
});

/** Something dated with another timescale: its first due date stays, and each change of a due date counts. */
export const rescheduled = <D extends Dated>(found: D, timescale: Timescale | null): D => {
  const before = found.timescale?.due;
  const after = timescale?.due;
  return withChanges<Dated>(found, {
    timescale,
    firstDue: found.firstDue ?? after,
    timesMoved: found.timesMoved + (before !== undefined && before !== after ? 1 : 0),
  }) as D;
};
