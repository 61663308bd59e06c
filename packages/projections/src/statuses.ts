import type { Plan, Status } from '@plan-ledger/domain';
import { statusIn } from '@plan-ledger/domain';

/** The status of a code in the schemes of the plan; a code that left them stands for itself. */
export const statusNamed = (plan: Plan, code: string): Status =>
  plan.identity?.schemes.map((scheme) => statusIn(scheme, code)).find((status) => status !== undefined) ?? {
    code,
    label: code,
  };
