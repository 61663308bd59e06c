import {
  type Action,
  ACTION_STATUSES,
  type CalendarDay,
  type Plan,
  sectionsOf,
  statusIn,
} from '@plan-ledger/domain';

import { daysLate } from './late.js';

/** One action of the timetable: first and current due date, how often it moved, and where it stands. */
export interface ActionRow {
  readonly section: string;
  readonly sectionTitle: string;
  readonly action: string;
  readonly title: string;
  readonly owners: readonly string[];
  readonly timescale: string;
  readonly firstDue: CalendarDay | null;
  readonly due: CalendarDay | null;
  readonly timesMoved: number;
  readonly status: string;
  readonly statusLabel: string;
  /** Days past the due date on the day asked for; `null` where it is not overdue. */
  readonly daysOverdue: number | null;
  readonly doubtful: string;
  /** As the plan prints it; empty where it prints none. */
  readonly ref: string;
  /** When it starts, as printed; empty where the plan does not say. */
  readonly start: string;
  /** The titles of its dated steps. */
  readonly milestones: readonly string[];
  /** What the plan says was done of it, or is under way. */
  readonly progress: readonly string[];
  /** What will be so when it is done. */
  readonly outcomes: readonly string[];
}

const DONE = new Set(['completed', 'verified']);

/**
 * Whether an action slipped: its due date is later than the first one, or was taken away.
 *
 * @example
 * import { hasSlipped } from '@plan-ledger/projections';
 * assert.equal(hasSlipped({ firstDue: '2020-05-31', due: '2020-09-30' } as never), true);
 */
export const hasSlipped = ({ firstDue, due }: Pick<ActionRow, 'firstDue' | 'due'>): boolean =>
  firstDue !== null && (due === null || due > firstDue);

/**
 * The actions that are in the plan, in the order of its sections, as they stand on a day.
 *
 * @example
 * import { actionsOf } from '@plan-ledger/projections';
 * import { noPlan, type CalendarDay } from '@plan-ledger/domain';
 * assert.deepEqual(actionsOf(noPlan, '2020-06-09' as CalendarDay), []);
 */
export const actionsOf = (plan: Plan, on: CalendarDay): readonly ActionRow[] => {
  const order = plan.editions.at(-1)?.actions ?? [];
  const place = ({ id }: Action): number => {
    const at = order.indexOf(id);
    return at < 0 ? order.length : at;
  };
  const steps = Object.values(plan.milestones).filter(({ gone }) => gone === undefined);
  return sectionsOf(plan).flatMap((section) =>
    Object.values(plan.actions)
      .filter((action) => action.section === section.id && action.gone === undefined)
      .sort((a, b) => place(a) - place(b))
      .map((action) => ({
        section: section.id,
        sectionTitle: section.title,
        action: action.id,
        title: action.title,
        owners: action.owners,
        timescale: action.timescale?.printed ?? '',
        firstDue: action.firstDue ?? null,
        due: action.timescale?.due ?? null,
        timesMoved: action.timesMoved,
        status: action.status,
        statusLabel: statusIn(ACTION_STATUSES, action.status)?.label ?? action.status,
        daysOverdue: daysLate(action.timescale, DONE.has(action.status), on),
        doubtful: action.doubtful ?? '',
        ref: action.ref ?? '',
        start: action.start?.printed ?? '',
        milestones: steps.filter((step) => step.action === action.id).map(({ title }) => title),
        progress: action.progress ?? [],
        outcomes: action.outcomes ?? [],
      })),
  );
};
