import {
  type CalendarDay,
  type Dimension,
  own,
  type Page,
  type Plan,
  type Section,
  sectionsOf,
  type Status,
} from '@plan-ledger/domain';

import { type ActionRow, actionsOf, hasSlipped } from './actions.js';
import { type MeasureRow, measuresOf } from './measures.js';
import { type MilestoneRow, milestonesOf } from './milestones.js';
import { statusNamed } from './statuses.js';

/** One row of the dashboard: a section with its statuses as each page prints them, its actions and its measures. */
export interface DashboardRow {
  /** As printed on the dashboard; empty where it prints none. */
  readonly number: string;
  /** As the plan numbers the section. */
  readonly planNumber: string;
  readonly section: string;
  readonly title: string;
  readonly statuses: Readonly<Record<Page, Readonly<Record<'actions' | 'impact', Status | null>>>>;
  readonly progress: readonly string[];
  readonly actions: readonly ActionRow[];
  readonly completed: number;
  readonly overdue: number;
  readonly slipped: number;
  readonly measures: readonly MeasureRow[];
  readonly met: number;
  readonly notMet: number;
  readonly milestones: readonly MilestoneRow[];
  /** How many of them are reached, and how many are overdue. */
  readonly reached: number;
  readonly late: number;
}

const statusOf = (plan: Plan, section: Section, page: Page, dimension: Dimension): Status | null => {
  const code = section.assessed[page][dimension]?.status;
  return code === undefined || code === null ? null : statusNamed(plan, code);
};

const isOnDashboard = ({ assessed, progress }: Section): boolean =>
  Object.keys(assessed.dashboard).length > 0 || progress.dashboard !== undefined;

const holdsAny = ({ actions, measures, milestones }: DashboardRow): boolean =>
  actions.length + measures.length + milestones.length > 0;

/**
 * The dashboard as it stands on a day: every section that the dashboard shows, in its order. Of a plan that shows none,
 * every section that holds actions, measures or milestones.
 *
 * @example
 * import { dashboardOf } from '@plan-ledger/projections';
 * import { noPlan, type CalendarDay } from '@plan-ledger/domain';
 * assert.deepEqual(dashboardOf(noPlan, '2020-06-09' as CalendarDay), []);
 */
export const dashboardOf = (plan: Plan, on: CalendarDay): readonly DashboardRow[] => {
  const allActions = actionsOf(plan, on);
  const allMeasures = measuresOf(plan);
  const allMilestones = milestonesOf(plan, on);
  const sections = sectionsOf(plan);
  const shown = sections.filter(isOnDashboard);
  const rows = (shown.length > 0 ? shown : sections).map((section) => {
    const actions = allActions.filter((action) => action.section === section.id);
    const measures = allMeasures.filter(
      ({ measure, section: home }) => home === section.id && own(plan.measures, measure)?.narrative !== true,
    );
    const milestones = allMilestones.filter((milestone) => milestone.section === section.id);
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
      milestones,
      reached: milestones.filter(({ status }) => status === 'completed').length,
      late: milestones.filter(({ daysOverdue }) => daysOverdue !== null).length,
    };
  });
  return shown.length > 0 ? rows : rows.filter(holdsAny);
};
