import {
  type Action,
  ACTION_STATUSES,
  type Measure,
  own,
  type Period,
  type Plan,
  statusIn,
} from '@plan-ledger/domain';

import { changedFields, changed, departure, type Describers, type FieldChange } from './row.js';

type ActionEvents =
  | 'ActionAdded'
  | 'ActionRevised'
  | 'ActionOwnersChanged'
  | 'ActionRescheduled'
  | 'ActionStatusChanged'
  | 'ActionMoved'
  | 'ActionWithdrawn';

const actionWords = (action: Action | undefined): Record<string, unknown> =>
  action === undefined
    ? {}
    : {
        ...action,
        timescale: action.timescale?.printed,
        start: action.start?.printed,
        due: action.timescale?.due,
        undated: action.timescale?.undated,
        status: statusIn(ACTION_STATUSES, action.status)?.label ?? action.status,
      };

const ACTION_FIELDS = [
  'title',
  'ref',
  'section',
  'owners',
  'impact',
  'outcomes',
  'progress',
  'start',
  'timescale',
  'due',
  'undated',
  'status',
  'doubtful',
];

const actionFields = (id: string, before: Plan, after: Plan): readonly FieldChange[] =>
  changedFields(
    'action',
    id,
    ACTION_FIELDS,
    actionWords(own(before.actions, id)),
    actionWords(own(after.actions, id)),
  );

export const describeActions: Describers<ActionEvents> = {
  ActionAdded: ({ action }, before, after) => actionFields(action, before, after),
  ActionRevised: ({ action }, before, after) => actionFields(action, before, after),
  ActionOwnersChanged: ({ action }, before, after) => actionFields(action, before, after),
  ActionRescheduled: ({ action }, before, after) => actionFields(action, before, after),
  ActionStatusChanged: ({ action }, before, after) => actionFields(action, before, after),
  ActionMoved: ({ action }, before, after) => actionFields(action, before, after),
  ActionWithdrawn: (event, before) => [
    changed('action', event.action, 'gone', '', departure(event)),
    ...Object.values(before.milestones)
      .filter(({ action, gone }) => action === event.action && gone === undefined)
      .map(({ id }) => changed('milestone', id, 'gone', '', `${event.how}, with its action`)),
  ],
};

type MeasureEvents =
  | 'MeasureDefined'
  | 'MeasureRevised'
  | 'MeasureMoved'
  | 'MeasureRetired'
  | 'LimitsRebased'
  | 'RebaseWithdrawn';

const MEASURE_FIELDS = [
  'title',
  'section',
  'unit',
  'direction',
  'frequency',
  'cumulative',
  'tolerance',
  'note',
  'action',
  'narrative',
] as const satisfies readonly (keyof Measure)[];

const measureFields = (id: string, before: Plan, after: Plan): readonly FieldChange[] =>
  changedFields<Measure>(
    'measure',
    id,
    MEASURE_FIELDS,
    own(before.measures, id) ?? {},
    own(after.measures, id) ?? {},
  );

/** Whether the limits of a measure begin anew with a period. */
const rebased = (
  { measure, from }: { readonly measure: string; readonly from: Period },
  before: Plan,
  after: Plan,
): readonly FieldChange[] => {
  const words = (plan: Plan): string =>
    own(plan.measures, measure)?.rebases?.some((rebase) => rebase.from === from) === true ? 'rebased' : '';
  const change = changed('measure', measure, 'limits', words(before), words(after));
  return change.before === change.after ? [] : [{ ...change, period: from }];
};

export const describeMeasures: Describers<MeasureEvents> = {
  MeasureDefined: ({ measure }, before, after) => measureFields(measure, before, after),
  MeasureRevised: ({ measure }, before, after) => measureFields(measure, before, after),
  MeasureMoved: ({ measure }, before, after) => measureFields(measure, before, after),
  MeasureRetired: (event) => [changed('measure', event.measure, 'gone', '', departure(event))],
  LimitsRebased: rebased,
  RebaseWithdrawn: rebased,
};
