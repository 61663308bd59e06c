import type * as t from 'io-ts';

import type { PlanCommand } from '../plan/commands.js';
import type { PlanEvent } from '../plan/events/index.js';

/** The fields of a value with plain text where the product has text of a certain form: what one types in a test. */
type Plain<T> =
  T extends t.Brand<unknown>
    ? string
    : T extends string | number | boolean | null | undefined
      ? T
      : { readonly [K in keyof T]: Plain<T[K]> };

export const event = (plain: Plain<PlanEvent>): PlanEvent => plain as PlanEvent;

export const command = (plain: Plain<PlanCommand>): PlanCommand => plain as PlanCommand;

/** The history of a plan with three sections, one of them inside another, an action, and a measure with two months. */
export const smallHistory: readonly PlanEvent[] = [
  event({
    type: 'PlanEstablished',
    plan: 'small-plan',
    title: 'Small Plan',
    authority: 'Somewhere Council',
    schemes: [
      {
        id: 'rag',
        title: 'Red, amber, green',
        statuses: [
          { code: 'green', label: 'On target', shape: '■' },
          { code: 'red', label: 'Compromised', shape: '▲' },
        ],
      },
    ],
  }),
  event({ type: 'SectionAdded', section: 'visits', title: 'Visits to children', order: 1, number: '1' }),
  event({ type: 'SectionAdded', section: 'first-visits', title: 'First visits', order: 2, parent: 'visits' }),
  event({ type: 'SectionAdded', section: 'planning', title: 'Planning', order: 3 }),
  event({
    type: 'ActionAdded',
    action: 'weekly-list',
    section: 'visits',
    title: 'Weekly list of visits due',
    owners: ['Team Managers'],
    timescale: { printed: 'June 2020', due: '2020-06-30' },
  }),
  event({
    type: 'MeasureDefined',
    measure: 'seen',
    section: 'visits',
    title: '% of children seen',
    unit: 'percent',
    direction: 'higher',
    frequency: 'month',
  }),
  event({
    type: 'TargetSet',
    measure: 'seen',
    period: '2020-04',
    figure: { kind: 'number', printed: '80%', value: 80, percent: true },
  }),
  event({
    type: 'ActualRecorded',
    measure: 'seen',
    period: '2020-04',
    figure: { kind: 'number', printed: '53%', value: 53, percent: true },
  }),
];

/** The small history, and in it one of everything else that a plan may hold; the risk's residual score is a misprint. */
export const fullHistory: readonly PlanEvent[] = [
  ...smallHistory,
  event({
    type: 'MilestoneAdded',
    milestone: 'first-list',
    action: 'weekly-list',
    title: 'The first list is out',
    timescale: { printed: 'Oct 17', due: '2017-10-31' },
  }),
  event({
    type: 'RecommendationReceived',
    recommendation: 'rec-1',
    kind: 'recommendation',
    title: 'See children in time',
    number: '1',
  }),
  event({ type: 'RecommendationLinked', recommendation: 'rec-1', section: 'visits', side: 'list' }),
  event({
    type: 'RiskRaised',
    risk: 'no-staff',
    kind: 'risk',
    title: 'Posts stay empty',
    owners: ['Director'],
    controls: ['Agency staff'],
    inherent: { likelihood: 4, impact: 5, score: 20 },
    residual: { likelihood: 3, impact: 4, score: 11, doubtful: 'The product is 12' },
  }),
  event({ type: 'EvidenceExpected', evidence: 'survey', section: 'visits', title: 'A survey of families' }),
  event({
    type: 'OversightArranged',
    oversight: 'board',
    body: 'Improvement Board',
    sections: ['visits'],
    cadence: 'Monthly',
    recurs: 'monthly',
  }),
  event({
    type: 'BaselineRecorded',
    measure: 'seen',
    figure: { kind: 'number', printed: '40%', value: 40, percent: true },
  }),
  event({
    type: 'BenchmarkRecorded',
    measure: 'seen',
    against: 'England',
    period: '2020-04',
    figure: { kind: 'number', printed: '70%', value: 70, percent: true },
  }),
];
