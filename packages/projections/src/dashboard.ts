import {
  type CalendarDay,
  type Dimension,
  type Page,
  type Plan,
  type Section,
  sectionsOf,
  type Status,
  statusIn,
} from '@plan-ledger/domain';

import { type ActionRow, actionsOf, hasSlipped } from './actions.js';
import { type MeasureRow, measuresOf } from './measures.js';

/** One row of the dashboard: a section with its statuses as each page prints them, its actions and its measures. */
export interface DashboardRow {
  /** As printed on the dashboard; empty where it prints none. */
  readonly number: string;
  /** As the plan numbers the section. */
  readonly planNumber: string;
  readonly section: string;
  readonly title: string;
  readonly statuses: Readonly<Record<Page, Readonly<Record<Dimension, Status | null>>>>;
  readonly progress: readonly string[];
  readonly actions: readonly ActionRow[];
  readonly completed: number;
  readonly overdue: number;
  readonly slipped: number;
  readonly measures: readonly MeasureRow[];
  readonly met: number;
  readonly notMet: number;
}

const statusOf = (plan: Plan, section: Section, page: Page, dimension: Dimension): Status | null => {
  const code = section.assessed[page][dimension]?.status;
  if (code === undefined) return null;
  const found = plan.identity?.schemes
    .map((scheme) => statusIn(scheme, code))
    .find((status) => status !== undefined);
  return found ?? { code, label: code };
};

const isOnDashboard = ({ assessed, progress }: Section): boolean =>
  Object.keys(assessed.dashboard).length > 0 || progress.dashboard !== undefined;

/**
 * The dashboard as it stands on a day: every section that the dashboard shows, in its order.
 *
 * @example
 * import { dashboardOf } from '@plan-ledger/projections';
 * import { noPlan, type CalendarDay } from '@plan-ledger/domain';
 * assert.deepEqual(dashboardOf(noPlan, '2020-06-09' as CalendarDay), []);
 */
export const dashboardOf = (plan: Plan, on: CalendarDay): readonly DashboardRow[] => {
  const allActions = actionsOf(plan, on);
  const allMeasures = measuresOf(plan);
  return sectionsOf(plan)
    .filter(isOnDashboard)
    .map((section) => {
      const actions = allActions.filter((action) => action.section === section.id);
      const measures = allMeasures.filter((measure) => measure.section === section.id);
      const both = (page: Page) => ({
        actions: statusOf(plan, section, page, 'actions'),
        impact: statusOf(plan, section, page, 'impact'),
      });
      return {
        number: section.dashboardNumber ?? '',
        planNumber: section.number ?? '',
        section: section.id,
        title: section.title,
        statuses: { dashboard: both('dashboard'), detail: both('detail') },
        progress: section.progress.dashboard?.done ?? [],
        actions,
        completed: actions.filter(({ status }) => status === 'completed' || status === 'verified').length,
        overdue: actions.filter(({ daysOverdue }) => daysOverdue !== null).length,
        slipped: actions.filter(hasSlipped).length,
        measures,
        met: measures.filter(({ verdict }) => verdict === 'met').length,
        notMet: measures.filter(({ verdict }) => verdict === 'not met').length,
      };
    });
};
