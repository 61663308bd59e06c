import { type Plan, type Status, statusAmong } from '@plan-ledger/domain';

/** The status of a code in the schemes of the plan; a code that left them stands for itself. */
export const statusNamed = (plan: Plan, code: string): Status =>
  statusAmong(plan.identity?.schemes ?? [], code) ?? { code, label: code };
