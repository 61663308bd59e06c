import { own, type Plan, type Recurrence, type SectionId } from '@plan-ledger/domain';

/** A body that watches over the plan, how often, and which of its sections. */
export interface OversightRow {
  readonly oversight: string;
  readonly body: string;
  /** As printed. */
  readonly cadence: string;
  readonly recurs: Recurrence | null;
  readonly role: string;
  /** By number, or by title where the plan gives none; empty for the whole plan. */
  readonly sections: readonly string[];
}

const called = (plan: Plan, id: SectionId): string => {
  const section = own(plan.sections, id);
  return section?.number ?? section?.title ?? id;
};

/**
 * Who watches over the plan, in the order in which it was arranged.
 *
 * @example
 * import { oversightOf } from '@plan-ledger/projections';
 * import { noPlan } from '@plan-ledger/domain';
 * assert.deepEqual(oversightOf(noPlan), []);
 */
export const oversightOf = (plan: Plan): readonly OversightRow[] =>
  Object.values(plan.oversight)
    .filter(({ gone }) => gone === undefined)
    .map(({ id, body, cadence = '', recurs = null, role = '', sections }) => ({
      oversight: id,
      body,
      cadence,
      recurs,
      role,
      sections: sections.map((section) => called(plan, section)),
    }));
