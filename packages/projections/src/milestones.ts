import { type CalendarDay, type Milestone, own, type Plan } from '@plan-ledger/domain';

import { type ActionRow, actionsOf } from './actions.js';
import { daysLate } from './late.js';

/** One dated step of an action: first and current due date, how often it moved, who answers for it, and whether it is reached. */
export interface MilestoneRow {
  readonly section: string;
  /** As the plan numbers the section; empty where it does not. */
  readonly sectionNumber: string;
  readonly sectionTitle: string;
  readonly action: string;
  readonly actionTitle: string;
  readonly milestone: string;
  readonly title: string;
  readonly timescale: string;
  readonly firstDue: CalendarDay | null;
  readonly due: CalendarDay | null;
  readonly timesMoved: number;
  readonly status: 'open' | 'completed';
  /** The step's own owners, or else those of its action. */
  readonly responsible: readonly string[];
  /** Days past the due date on the day asked for; `null` where it is not overdue. */
  readonly daysOverdue: number | null;
  readonly doubtful: string;
}

const ownersOf = ({ owners = [] }: Milestone, action: ActionRow): readonly string[] =>
  owners.length > 0 ? owners : action.owners;

/**
 * The milestones of the actions that are in the plan, in the order of its sections and actions, as they stand on a day.
 *
 * @example
 * import { milestonesOf } from '@plan-ledger/projections';
 * import { noPlan, type CalendarDay } from '@plan-ledger/domain';
 * assert.deepEqual(milestonesOf(noPlan, '2017-10-31' as CalendarDay), []);
 */
export const milestonesOf = (plan: Plan, on: CalendarDay): readonly MilestoneRow[] => {
  const inPlan = Object.values(plan.milestones).filter(({ gone }) => gone === undefined);
  return actionsOf(plan, on).flatMap((action) =>
    inPlan
      .filter((milestone) => milestone.action === action.action)
      .map((milestone) => ({
        section: action.section,
        sectionNumber: own(plan.sections, action.section)?.number ?? '',
        sectionTitle: action.sectionTitle,
        action: action.action,
        actionTitle: action.title,
        milestone: milestone.id,
        title: milestone.title,
        timescale: milestone.timescale?.printed ?? '',
        firstDue: milestone.firstDue ?? null,
        due: milestone.timescale?.due ?? null,
        timesMoved: milestone.timesMoved,
        status: milestone.reached === undefined ? 'open' : 'completed',
        responsible: ownersOf(milestone, action),
        daysOverdue: daysLate(milestone.timescale, milestone.reached !== undefined, on),
        doubtful: milestone.doubtful ?? '',
      })),
  );
};
