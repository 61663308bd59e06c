import type { PlanEventType } from '@plan-ledger/domain';
import { auditOf, type AuditRow } from '@plan-ledger/projections';

import { happeningsOf, historyOf, SMALL } from './histories.js';

export type Steps = Parameters<typeof historyOf>[0];

type Register = 'Milestone' | 'Recommendation' | 'Risk' | 'Evidence' | 'Oversight';

type Figures = 'Target' | 'Actual' | 'Cell' | 'Baseline' | 'Benchmark';

// Three lots of events that together are all that there are: a new one has to be given a case in one of them.
export type RegisterEvent = Extract<PlanEventType, `${Register}${string}`>;
export type FigureEvent = Extract<PlanEventType, `${Figures}${string}`>;
export type OtherEvent = Exclude<PlanEventType, RegisterEvent | FigureEvent>;

/** For every event: the steps that lead to it, and all that its audit says. */
export type AuditCases<T extends PlanEventType> = {
  readonly [E in T]: readonly [Steps, readonly string[]];
};

/** The audit of the last of some steps, which come after the small plan. */
export const lastOf = (steps: Steps): readonly AuditRow[] => {
  const happenings = happeningsOf(historyOf([...SMALL, ...steps]));
  return auditOf(happenings.at(-1)!);
};

export const line = ({ kind, subject, field, period, before, after }: AuditRow): string =>
  `${kind} ${subject}, ${field}${period === undefined ? '' : ` ${period}`}: ${before || 'nothing'} -> ${after || 'nothing'}`;
