import { own } from '../values/json.js';
import type { Kind } from './rejection.js';
import type { Plan } from './state.js';

/**
 * Where a plan keeps the members of each kind.
 *
 * @example
 * import { FAMILY_OF } from '@plan-ledger/domain';
 * assert.equal(FAMILY_OF.milestone, 'milestones');
 */
export const FAMILY_OF = {
  section: 'sections',
  action: 'actions',
  measure: 'measures',
  milestone: 'milestones',
  recommendation: 'recommendations',
  risk: 'risks',
  evidence: 'evidence',
  oversight: 'oversight',
} as const satisfies Readonly<Record<Kind, keyof Plan>>;

/** The member of a plan of each kind. */
export type Members = { readonly [K in Kind]: Plan[(typeof FAMILY_OF)[K]][string] };

/**
 * The members of one kind, by id.
 *
 * @example
 * import { familyOf, noPlan } from '@plan-ledger/domain';
 * assert.deepEqual(familyOf(noPlan, 'risk'), {});
 */
export const familyOf = <K extends Kind>(plan: Plan, kind: K): Readonly<Record<string, Members[K]>> =>
  plan[FAMILY_OF[kind]] as Readonly<Record<string, Members[K]>>;

/**
 * What a member of a plan is called: its title, or the name of a body that watches over it.
 *
 * @example
 * import { noPlan, titleOf } from '@plan-ledger/domain';
 * assert.equal(titleOf(noPlan, 'action', 'weekly-list'), undefined);
 */
export const titleOf = (plan: Plan, kind: Kind, id: string): string | undefined => {
  const member: Members[Kind] | undefined = own(familyOf(plan, kind), id);
  if (member === undefined) return undefined;
  return 'body' in member ? member.body : member.title;
};
