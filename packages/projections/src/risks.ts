import type { Departure, Plan, Risk, RiskKind, RiskLevel } from '@plan-ledger/domain';

/** One risk of the register: how bad it is before and after its controls, and whether it is still open. */
export interface RiskRow {
  readonly risk: string;
  /** As the plan prints it; empty where it prints none. */
  readonly ref: string;
  /** What people call it: its ref, or its id where the plan prints none. */
  readonly name: string;
  readonly title: string;
  readonly kind: RiskKind;
  readonly owners: readonly string[];
  readonly inherent: RiskLevel | null;
  readonly residual: RiskLevel | null;
  readonly controls: readonly string[];
  readonly consequence: string;
  /** `open`, or how it left the plan. */
  readonly status: 'open' | Departure;
  readonly doubtful: string;
}

/** What people call a risk: its ref, or its id where the plan prints none. */
export const nameOfRisk = ({ ref, id }: Pick<Risk, 'ref' | 'id'>): string => ref ?? id;

const doubtsOf = ({ doubtful, inherent, residual }: Risk): string =>
  [
    doubtful,
    inherent?.doubtful === undefined ? undefined : `inherent: ${inherent.doubtful}`,
    residual?.doubtful === undefined ? undefined : `residual: ${residual.doubtful}`,
  ]
    .filter((part) => part !== undefined)
    .join('; ');

/**
 * The register of risks, in the order in which they were raised, with those that were closed since.
 *
 * @example
 * import { risksOf } from '@plan-ledger/projections';
 * import { noPlan } from '@plan-ledger/domain';
 * assert.deepEqual(risksOf(noPlan), []);
 */
export const risksOf = (plan: Plan): readonly RiskRow[] =>
  Object.values(plan.risks).map((risk) => ({
    risk: risk.id,
    ref: risk.ref ?? '',
    name: nameOfRisk(risk),
    title: risk.title,
    kind: risk.kind,
    owners: risk.owners,
    inherent: risk.inherent ?? null,
    residual: risk.residual ?? null,
    controls: risk.controls,
    consequence: risk.consequence ?? '',
    status: risk.gone?.how ?? 'open',
    doubtful: doubtsOf(risk),
  }));
