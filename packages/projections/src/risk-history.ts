import { type CalendarDay, own, type RiskLevel, type RiskSide, type Version } from '@plan-ledger/domain';

import type { Happening } from './projection.js';
import { nameOfRisk } from './risks.js';

/** One assessment of a risk, on one side; `level` is `null` where it was taken away. */
export interface RiskAssessment {
  readonly risk: string;
  /** What the plan called it then: its ref, or its id where it printed none. */
  readonly name: string;
  readonly title: string;
  readonly side: RiskSide;
  readonly level: RiskLevel | null;
  readonly version: Version;
  readonly reportedOn: CalendarDay;
  readonly reason: string;
}

const SIDES: readonly RiskSide[] = ['inherent', 'residual'];

/**
 * The assessments of risks in one event, the first ones with which it was raised among them.
 *
 * @example
 * import { assessmentsIn } from '@plan-ledger/projections';
 * const happening = { recorded: { event: { type: 'PlanClosed' } } } as never;
 * assert.deepEqual(assessmentsIn(happening), []);
 */
export const assessmentsIn = ({ recorded, after }: Happening): readonly RiskAssessment[] => {
  const { event, version, reportedOn, reason = '' } = recorded;
  if (event.type !== 'RiskRaised' && event.type !== 'RiskReassessed') return [];
  const levels =
    event.type === 'RiskRaised'
      ? SIDES.flatMap((side) => {
          const level = event[side];
          return level === undefined ? [] : [{ side, level }];
        })
      : [{ side: event.side, level: event.level }];
  const risk = own(after.risks, event.risk);
  return levels.map(({ side, level }) => ({
    risk: event.risk,
    name: risk === undefined ? event.risk : nameOfRisk(risk),
    title: risk?.title ?? event.risk,
    side,
    level,
    version,
    reportedOn,
    reason,
  }));
};
