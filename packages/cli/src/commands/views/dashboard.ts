import { type CalendarDay, parseDay, type Status } from '@plan-ledger/domain';
import { dashboardOf, type DashboardRow } from '@plan-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from '../../fault.js';
import type { Tone, Value } from '../../render/index.js';
import type { Report } from '../../report.js';
import type { Asked } from '../../asked.js';
import { today } from '../../clock.js';
import { ratingsReport } from './ratings.js';
import { shortTitle } from './short-title.js';
import { type ReadCommand, textOf, type Typed } from '../shape.js';

export { shortTitle };

/** The day on which lateness is judged: the one given, that of the time asked for, the last one of a plan that ended, or today. */
export const dayMeant = ({ when, plan }: Asked, typed: Typed): E.Either<CliFault, CalendarDay> => {
  const given = textOf(typed, 'on');
  if (given !== undefined) {
    return pipe(
      parseDay(given),
      E.mapLeft((message): CliFault => ({ _tag: 'Usage', message: `--on: ${message}` })),
    );
  }
  if (when._tag === 'Day') return E.right(when.day);
  const stillRuns = when._tag === 'Now' && plan.ended === undefined;
  return E.right(stillRuns ? today() : (plan.reportedOn ?? today()));
};

/** The option that goes with it. */
export const ON = {
  flags: '--on <day>',
  says: 'the day on which lateness is judged (today, the day of --as-of, or the last day of a plan that ended)',
} as const;

const shaped = (status: Status | null): string =>
  status === null ? '' : [status.shape, status.label].filter((part) => part !== undefined).join(' ');

const tones: Readonly<Record<string, Tone>> = {
  'on-target': 'good',
  completed: 'good',
  'at-risk': 'warn',
  compromised: 'bad',
};

const toneOf =
  (rows: readonly DashboardRow[]) =>
  (value: Value): Tone | undefined => {
    const all = rows.flatMap(({ statuses }) => [statuses.dashboard.actions, statuses.dashboard.impact]);
    const found = all.find((status) => shaped(status) === value);
    return found === null || found === undefined ? undefined : tones[found.code];
  };

const stepsInWords = ({ milestones, reached, late }: DashboardRow): string => {
  if (milestones.length === 0) return '';
  return `${reached} of ${milestones.length}${late === 0 ? '' : `, ${late} late`}`;
};

const dashboardReport = (asked: Asked, rows: readonly DashboardRow[], day: CalendarDay): Report => {
  const tone = toneOf(rows);
  const hasStatuses = rows.some(({ statuses }) => statuses.dashboard.actions ?? statuses.dashboard.impact);
  const hasMilestones = rows.some(({ milestones }) => milestones.length > 0);
  return {
    kind: 'dashboard',
    asked,
    day,
    tables: [
      {
        columns: [
          { key: 'number', title: 'No.', dataOnly: true },
          { key: 'number_shown', title: 'No.', humanOnly: true, flex: 0 },
          { key: 'section', title: 'Section', dataOnly: true },
          { key: 'heading', title: 'Section', humanOnly: true, flex: 3 },
          { key: 'actions_status', title: 'Actions', dataOnly: true },
          { key: 'impact_status', title: 'Impact', dataOnly: true },
          { key: 'actions_shown', title: 'Actions', humanOnly: true, dataOnly: !hasStatuses, flex: 0, tone },
          { key: 'impact_shown', title: 'Impact', humanOnly: true, dataOnly: !hasStatuses, flex: 0, tone },
          { key: 'detail_actions_status', title: 'Own page: actions', dataOnly: true },
          { key: 'detail_impact_status', title: 'Own page: impact', dataOnly: true },
          { key: 'section_id', title: 'Id', dataOnly: true },
          { key: 'plan_number', title: 'Plan number', dataOnly: true },
          { key: 'done', title: 'Done', humanOnly: true, right: true },
          { key: 'actions', title: 'Actions', dataOnly: true },
          { key: 'completed', title: 'Completed', dataOnly: true },
          { key: 'overdue', title: 'Overdue', right: true },
          { key: 'slipped', title: 'Slipped', right: true },
          { key: 'measures', title: 'Measures', dataOnly: true },
          { key: 'met', title: 'Met', dataOnly: true },
          { key: 'not_met', title: 'Not met', dataOnly: true },
          { key: 'targets', title: 'Targets met', humanOnly: true, right: true },
          { key: 'steps', title: 'Milestones', humanOnly: true, dataOnly: !hasMilestones, right: true },
          { key: 'milestones', title: 'Milestones', dataOnly: true },
          { key: 'milestones_reached', title: 'Milestones reached', dataOnly: true },
          { key: 'milestones_overdue', title: 'Milestones overdue', dataOnly: true },
        ],
        rows: rows.map((row) => {
          const { statuses, actions, met, notMet } = row;
          return [
            row.number,
            hasStatuses ? row.number : row.planNumber,
            row.title,
            shortTitle(asked, row.section),
            statuses.dashboard.actions?.label ?? '',
            statuses.dashboard.impact?.label ?? '',
            shaped(statuses.dashboard.actions),
            shaped(statuses.dashboard.impact),
            statuses.detail.actions?.label ?? '',
            statuses.detail.impact?.label ?? '',
            row.section,
            row.planNumber,
            actions.length === 0 ? '' : `${row.completed} of ${actions.length}`,
            actions.length,
            row.completed,
            row.overdue,
            row.slipped,
            row.measures.length,
            met,
            notMet,
            met + notMet === 0 ? '' : `${met} of ${met + notMet}`,
            stepsInWords(row),
            row.milestones.length,
            row.reached,
            row.late,
          ];
        }),
        none: 'The plan has no section with a status, action, measure or milestone yet',
      },
    ],
    data: rows,
    next: ['plan-ledger trends --measure ID', 'plan-ledger exceptions', 'plan-ledger doctor'],
  };
};

export const dashboard: ReadCommand = {
  mode: 'read',
  usage: 'dashboard',
  showsPeople: true,
  says: 'Each section with its statuses, actions and measures',
  options: [ON],
  examples: ['dashboard', 'dashboard --as-of 2020-12-31', 'dashboard --as-of edition:may-2020 --format csv'],
  run: (asked, typed) =>
    pipe(
      dayMeant(asked, typed),
      E.map((on) =>
        asked.plan.identity?.kind === 'review'
          ? ratingsReport(asked)
          : dashboardReport(asked, dashboardOf(asked.plan, on), on),
      ),
      TE.fromEither,
    ),
};
