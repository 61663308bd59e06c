import { createHash } from 'node:crypto';

import {
  addDays,
  type CalendarDay,
  decideAll,
  type EventId,
  evolve,
  explainRejection,
  freeTextsOf,
  type Instant,
  noPlan,
  parseFigure,
  type Plan,
  type PlanCommand,
  type PlanId,
  type Recordable,
  type Recorded,
  type Saying,
  type Step,
  type Told,
  withoutText,
} from '@plan-ledger/domain';
import { type EventStore, recordable } from '@plan-ledger/store';
import { memoryStore } from '@plan-ledger/store/memory';
import fc from 'fast-check';

export const PLAN = 'small-plan' as PlanId;

export const day = (text: string): CalendarDay => text as CalendarDay;

type Either<F, A> =
  { readonly _tag: 'Left'; readonly left: F } | { readonly _tag: 'Right'; readonly right: A };

/** The right side; throws what is on the left. */
export const rightOf = async <F, A>(run: () => Promise<Either<F, A>>): Promise<A> => {
  const result = await run();
  if (result._tag === 'Left') throw new Error(JSON.stringify(result.left));
  return result.right;
};

/** A command with plain text where the product has text of a certain form. */
export const asked = (command: { readonly type: PlanCommand['type'] } & Readonly<Record<string, unknown>>) =>
  command as unknown as PlanCommand;

/** A step: the command and what is other than usual about who says it. */
export const step = (
  command: { readonly type: PlanCommand['type'] } & Readonly<Record<string, unknown>>,
  over: { readonly [K in keyof Saying]?: unknown } = {},
): Step => ({
  command: asked(command),
  saying: { actor: 'U1', reportedOn: '2020-06-09', ...over } as Saying,
});

export const figure = (printed: string): unknown =>
  parseFigure(printed, { 'N/A': 'not-available', tbc: 'to-be-set' });

export const SCHEME = {
  id: 'rag',
  title: 'Red, amber, green',
  statuses: [
    { code: 'green', label: 'On target', shape: '■' },
    { code: 'red', label: 'Compromised', shape: '▲' },
  ],
};

/** A plan with two sections, an action and a measure. */
export const SMALL: readonly Step[] = [
  step({
    type: 'EstablishPlan',
    plan: PLAN,
    title: 'Small Plan',
    authority: 'Somewhere Council',
    schemes: [SCHEME],
  }),
  step({ type: 'AddSection', section: 'visits', title: 'Visits', order: 1, number: '1' }),
  step({ type: 'AddSection', section: 'planning', title: 'Planning', order: 2, number: '2' }),
  step({
    type: 'AddAction',
    action: 'weekly-list',
    section: 'visits',
    title: 'Weekly list of visits due',
    owners: ['Team Managers'],
    timescale: { printed: 'June 2020', due: '2020-06-30' },
  }),
  step({
    type: 'DefineMeasure',
    measure: 'seen',
    section: 'visits',
    title: '% of children seen',
    unit: 'percent',
    direction: 'higher',
    frequency: 'month',
  }),
];

/** One member of each register, which come after the small plan. */
export const REGISTERS: readonly Step[] = [
  step({ type: 'AddMilestone', milestone: 'tried', action: 'weekly-list', title: 'Tried in two teams' }),
  step({
    type: 'ReceiveRecommendation',
    recommendation: 'rec-1',
    kind: 'recommendation',
    title: 'See children in time',
  }),
  step({ type: 'LinkRecommendation', recommendation: 'rec-1', section: 'visits', side: 'list' }),
  step({
    type: 'RaiseRisk',
    risk: 'staff',
    kind: 'risk',
    title: 'Too few staff',
    owners: ['DCS'],
    controls: [],
    inherent: { likelihood: 4, impact: 5, score: 20 },
  }),
  step({ type: 'ExpectEvidence', evidence: 'survey', section: 'visits', title: 'A survey of families' }),
  step({ type: 'ArrangeOversight', oversight: 'board', body: 'Improvement Board', sections: [] }),
];

/** The edition that publishes the small plan for two months. */
export const published = (label: string, over: { readonly [K in keyof Saying]?: unknown } = {}): Step =>
  step(
    {
      type: 'PublishEdition',
      label,
      title: `Small Plan, ${label}`,
      window: { from: '2020-04', to: '2020-05' },
      sections: ['visits', 'planning'],
      actions: ['weekly-list'],
      measures: ['seen'],
    },
    over,
  );

/** An event id that is the same for the same name. */
export const idNamed = (name: string | number): EventId => {
  const hex = createHash('sha256').update(String(name)).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  ) as EventId;
};

const START = Date.parse('2026-11-22T10:00:00.000Z');

export const instantAt = (ms: number): Instant => new Date(START + ms).toISOString() as Instant;

/** Events ready to be stored, of steps of which none may be refused. Ids are named by `name` and the place. */
export const recordablesOf = (steps: readonly Step[], name = 'event'): readonly Recordable[] => {
  const decided = decideAll(noPlan, steps);
  if (decided._tag === 'Left') {
    throw new Error(`${explainRejection(decided.left.rejection)}: ${JSON.stringify(decided.left.step)}`);
  }
  let at = 0;
  return recordable(decided.right, () => idNamed(`${name} ${(at += 1)}`));
};

/** Events as a store keeps them: event n is stored n seconds after the first. */
export const historyOf = (steps: readonly Step[], name = 'event'): readonly Recorded[] =>
  recordablesOf(steps, name).map((event, at) => ({
    ...event,
    plan: PLAN,
    version: at + 1,
    schema: 1,
    recordedAt: instantAt(at * 1000),
  }));

/** A store in memory with these events in it, each appended alone, at its own instant. */
export const storeWith = async (history: readonly Recorded[]): Promise<EventStore> => {
  let at: Instant = instantAt(0);
  const store = memoryStore({ clock: () => at });
  for (const recorded of history) {
    at = recorded.recordedAt;
    await rightOf(store.append(PLAN, recorded.version - 1, [recorded]));
  }
  return store;
};

/** Each event with the plan before and after it, from the first. */
export const happeningsOf = (
  history: readonly Recorded[],
): readonly { readonly recorded: Recorded; readonly before: Plan; readonly after: Plan }[] => {
  let plan = noPlan;
  return history.map((recorded) => {
    const before = plan;
    plan = evolve(before, recorded);
    return { recorded, before, after: plan };
  });
};

export const planOf = (history: readonly Recorded[]): Plan => history.reduce<Plan>(evolve, noPlan);

// Small pools, so that ids, periods and words meet again.
const section = fc.constantFrom('visits', 'planning', 'recording');
const action = fc.constantFrom('weekly-list', 'tool', 'audit');
const measure = fc.constantFrom('seen', 'seen', 'seen', 'cases', 'late');
const words = fc.constantFrom('Visits', 'Plans', 'Weekly list', 'Audit of cases');
const period = fc.constantFrom('2020-04', '2020-05', '2020-05', '2020-06');
const anyFigure = fc.constantFrom('80%', '61%', '81%', '280', '12/10%', '50% (6/12)', 'N/A', '?').map(figure);
const standingFigure = fc.constantFrom('80%', '61%', 'N/A', null).map((text) => text && figure(text));
const act = fc.constantFrom('revision', 'correction', 'unexplained');
const page = fc.constantFrom('dashboard', 'detail');
const how = fc.constantFrom('withdrawn', 'completed', 'merged');
// Some of these ids are those of an action or a measure, too.
const milestone = fc.constantFrom('tried', 'trained', 'tool');
const recommendation = fc.constantFrom('rec-1', 'rec-2', 'late');
const risk = fc.constantFrom('staff', 'late');
const evidence = fc.constantFrom('survey', 'audit');
const oversight = fc.constantFrom('board', 'audit');
const link = {
  recommendation,
  section: fc.constantFrom('visits', 'planning'),
  side: fc.constantFrom('list', 'page'),
};
const level = fc.constantFrom(
  { likelihood: 4, impact: 5, score: 20 },
  { likelihood: 2, impact: 5, score: 10 },
  { likelihood: 2, impact: 5, score: 12, doubtful: 'Smudged' },
);
const timescale = fc.constantFrom(
  { printed: 'June 2020', due: '2020-06-30' },
  { printed: 'July 2020', due: '2020-07-31' },
  { printed: 'Weekly', recurs: 'weekly' },
);
const remarks = { doubtful: fc.constantFrom('smudged', 'shifted'), note: fc.constantFrom('See note 1', 'x') };
const orNull = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(some, { nil: null });

const command = (
  type: PlanCommand['type'],
  required: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  optional: Readonly<Record<string, fc.Arbitrary<unknown>>> = {},
): fc.Arbitrary<PlanCommand> =>
  fc
    .record({ ...required, ...optional }, { requiredKeys: Object.keys(required), noNullPrototype: true })
    .map((fields) => asked({ type, ...(fields as object) }));

const changes = (
  always: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  sometimes: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<object> =>
  fc.record(
    {
      ...always,
      ...Object.fromEntries(Object.entries(sometimes).map(([key, some]) => [key, orNull(some)])),
    },
    { requiredKeys: [], noNullPrototype: true },
  );

const cell = { measure, period };
const rebased = fc.constantFrom('2020-05', '2020-06');

const COMMANDS: {
  readonly [T in PlanCommand['type']]: readonly [weight: number, fc.Arbitrary<PlanCommand>];
} = {
  EstablishPlan: [0, command('EstablishPlan', {})],
  RevisePlan: [1, command('RevisePlan', { changes: changes({ title: words }, { aim: words }) })],
  PublishEdition: [
    4,
    command(
      'PublishEdition',
      { label: fc.constantFrom('may', 'june', 'july', 'august'), title: words },
      {
        window: fc.constantFrom({ from: '2020-04', to: '2020-05' }, { from: '2020-05', to: '2020-06' }),
        measures: fc.uniqueArray(measure),
        sections: fc.uniqueArray(section),
      },
    ),
  ],
  SupersedePlan: [0, command('SupersedePlan', { by: fc.constant('other-plan') })],
  ClosePlan: [0, command('ClosePlan', {})],
  AddSection: [
    4,
    command(
      'AddSection',
      { section, title: words, order: fc.integer({ min: 1, max: 3 }) },
      { number: fc.constant('2a') },
    ),
  ],
  ReviseSection: [
    2,
    command('ReviseSection', {
      section,
      changes: changes({ title: words }, { statement: words, rationale: words }),
    }),
  ],
  MoveSection: [
    1,
    command('MoveSection', { section, order: fc.integer({ min: 1, max: 3 }) }, { parent: section }),
  ],
  RetireSection: [1, command('RetireSection', { section, how })],
  AssessStatus: [
    4,
    command(
      'AssessStatus',
      {
        section,
        page,
        dimension: fc.constantFrom('actions', 'impact'),
        status: fc.constantFrom('red', 'green', null),
      },
      { comment: words },
    ),
  ],
  ReportProgress: [
    2,
    command('ReportProgress', {
      section,
      page,
      done: fc.array(words, { maxLength: 2 }),
      next: fc.constant([]),
    }),
  ],
  QuoteFigure: [2, command('QuoteFigure', { section, page, measure, period, figure: anyFigure })],
  AddAction: [
    4,
    command('AddAction', { action, section, title: words, owners: fc.constant(['DCS']) }, { timescale }),
  ],
  ReviseAction: [
    2,
    command('ReviseAction', { action, changes: changes({ title: words }, { doubtful: words }) }),
  ],
  ChangeActionOwners: [
    1,
    command('ChangeActionOwners', { action, owners: fc.uniqueArray(words, { maxLength: 2 }) }),
  ],
  RescheduleAction: [3, command('RescheduleAction', { action, timescale: orNull(timescale) })],
  ChangeActionStatus: [
    3,
    command('ChangeActionStatus', {
      action,
      status: fc.constantFrom('open', 'in-progress', 'completed', 'verified'),
    }),
  ],
  MoveAction: [3, command('MoveAction', { action, section })],
  WithdrawAction: [1, command('WithdrawAction', { action, how })],
  DefineMeasure: [
    4,
    command('DefineMeasure', {
      measure,
      section,
      title: words,
      unit: fc.constantFrom('percent', 'count'),
      direction: fc.constantFrom('higher', 'lower', 'neither'),
      frequency: fc.constant('month'),
    }),
  ],
  ReviseMeasure: [
    2,
    command('ReviseMeasure', {
      measure,
      changes: changes({ title: words, direction: fc.constantFrom('higher', 'lower') }, { note: words }),
    }),
  ],
  MoveMeasure: [1, command('MoveMeasure', { measure, section })],
  RetireMeasure: [1, command('RetireMeasure', { measure, how })],
  RebaseLimits: [9, command('RebaseLimits', { measure, from: rebased })],
  WithdrawRebase: [9, command('WithdrawRebase', { measure, from: rebased })],
  SetTarget: [9, command('SetTarget', { ...cell, figure: anyFigure }, remarks)],
  ReviseTarget: [9, command('ReviseTarget', { ...cell, figure: anyFigure, act }, remarks)],
  WithdrawTarget: [5, command('WithdrawTarget', { ...cell, act }, remarks)],
  RecordActual: [10, command('RecordActual', { ...cell, figure: anyFigure }, remarks)],
  ReviseActual: [10, command('ReviseActual', { ...cell, figure: anyFigure, act }, remarks)],
  WithdrawActual: [3, command('WithdrawActual', { ...cell, act }, remarks)],
  AnnotateCell: [
    3,
    command('AnnotateCell', {
      ...cell,
      field: fc.constantFrom('target', 'actual'),
      doubtful: orNull(remarks.doubtful),
      note: orNull(remarks.note),
    }),
  ],
  RecordBaseline: [
    9,
    command(
      'RecordBaseline',
      { measure, figure: standingFigure },
      { group: fc.constant('Boys'), period, act, ...remarks },
    ),
  ],
  RecordBenchmark: [
    9,
    command(
      'RecordBenchmark',
      { measure, figure: standingFigure, against: fc.constantFrom('England', 'Neighbours') },
      { period: fc.constant('2020-05'), act, ...remarks },
    ),
  ],
  AddMilestone: [
    6,
    command(
      'AddMilestone',
      { milestone, action, title: words },
      { owners: fc.constant(['P1']), timescale, doubtful: words },
    ),
  ],
  ReviseMilestone: [
    2,
    command('ReviseMilestone', {
      milestone,
      changes: changes({ title: words }, { owners: fc.constant(['P2', 'P3']), doubtful: words }),
    }),
  ],
  MoveMilestone: [6, command('MoveMilestone', { milestone, action })],
  RescheduleMilestone: [3, command('RescheduleMilestone', { milestone, timescale: orNull(timescale) })],
  ReachMilestone: [
    6,
    command('ReachMilestone', { milestone }, { on: fc.constantFrom('2020-06-01', '2020-06-09') }),
  ],
  ReopenMilestone: [4, command('ReopenMilestone', { milestone })],
  WithdrawMilestone: [2, command('WithdrawMilestone', { milestone, how })],
  ReceiveRecommendation: [
    4,
    command(
      'ReceiveRecommendation',
      { recommendation, kind: fc.constantFrom('recommendation', 'finding'), title: words },
      { number: fc.constant('1'), from: words },
    ),
  ],
  ReviseRecommendation: [
    2,
    command('ReviseRecommendation', {
      recommendation,
      changes: changes({ title: words }, { number: fc.constantFrom('1', '2'), from: words, doubtful: words }),
    }),
  ],
  LinkRecommendation: [4, command('LinkRecommendation', link, { printed: words })],
  UnlinkRecommendation: [5, command('UnlinkRecommendation', link)],
  CloseRecommendation: [1, command('CloseRecommendation', { recommendation, how })],
  RaiseRisk: [
    4,
    command(
      'RaiseRisk',
      {
        risk,
        kind: fc.constantFrom('risk', 'opportunity'),
        title: words,
        owners: fc.constant(['DCS']),
        controls: fc.array(words, { maxLength: 2 }),
      },
      { ref: fc.constant('R1'), consequence: words, inherent: level, residual: level },
    ),
  ],
  ReviseRisk: [
    2,
    command('ReviseRisk', {
      risk,
      changes: changes(
        { title: words, controls: fc.array(words, { maxLength: 2 }) },
        { consequence: words, doubtful: words },
      ),
    }),
  ],
  ReassessRisk: [
    4,
    command('ReassessRisk', {
      risk,
      side: fc.constantFrom('inherent', 'residual'),
      level: orNull(level),
    }),
  ],
  CloseRisk: [1, command('CloseRisk', { risk, how })],
  ExpectEvidence: [4, command('ExpectEvidence', { evidence, section, title: words }, { timescale })],
  ReviseEvidence: [
    2,
    command('ReviseEvidence', {
      evidence,
      changes: changes({ title: words }, { timescale, doubtful: words }),
    }),
  ],
  MoveEvidence: [2, command('MoveEvidence', { evidence, section })],
  AttachEvidence: [
    3,
    command('AttachEvidence', { evidence, document: words }, { place: fc.constant('Page 2'), note: words }),
  ],
  WithdrawEvidence: [1, command('WithdrawEvidence', { evidence, how })],
  ArrangeOversight: [
    4,
    command(
      'ArrangeOversight',
      { oversight, body: words, sections: fc.uniqueArray(section, { maxLength: 2 }) },
      { cadence: fc.constant('Monthly'), recurs: fc.constant('monthly'), role: words },
    ),
  ],
  ReviseOversight: [
    2,
    command('ReviseOversight', {
      oversight,
      changes: changes(
        { body: words, sections: fc.uniqueArray(section, { maxLength: 2 }) },
        { cadence: fc.constantFrom('Monthly', 'Each quarter'), role: words },
      ),
    }),
  ],
  EndOversight: [1, command('EndOversight', { oversight, how })],
  AnchorCheckpoint: [
    2,
    command('AnchorCheckpoint', {
      size: fc.integer({ min: 1, max: 9 }),
      root: fc.constant(`${'A'.repeat(43)}=`),
      holder: words,
    }),
  ],
  // Which text of which event depends on the events: `erasing` chooses.
  RedactText: [8, command('RedactText', { version: fc.nat(), field: fc.nat().map(String), basis: words })],
};

const anyCommand: fc.Arbitrary<PlanCommand> = fc.oneof(
  ...Object.values(COMMANDS).map(([weight, arbitrary]) => ({ weight, arbitrary })),
);

const anyMore = fc.tuple(
  anyCommand,
  fc.nat({ max: 3 }),
  fc.option(fc.constantFrom('Data cleansing', 'Typing error'), { nil: undefined, freq: 2 }),
);

/** The command with a text that is there, where it is one that erases: its numbers choose among the events and their texts. */
const erasing = (next: PlanCommand, told: readonly Told[]): PlanCommand => {
  if (next.type !== 'RedactText') return next;
  const at = next.version % told.length;
  const texts = told.slice(at, at + 1).flatMap(freeTextsOf);
  const { field = 'reason' } = texts[Number(next.field) % texts.length] ?? {};
  return { ...next, version: at + 1, field };
};

/** A history as a store keeps it: without the texts of which it says that they were erased. */
export const withoutErased = (history: readonly Recorded[]): readonly Recorded[] =>
  history.reduce<readonly Recorded[]>(
    (kept, { event }) =>
      event.type === 'TextRedacted'
        ? kept.map((one) => (one.version === event.version ? (withoutText(one, event.field) ?? one) : one))
        : kept,
    history,
  );

/**
 * The events of random commands after the small plan, or after it and its registers; what is refused is left out. Days go
 * forward by 0 to 3. Texts of which it is said that they were erased are.
 */
export const anyHistory: fc.Arbitrary<readonly Recorded[]> = fc
  .tuple(
    fc.constantFrom(SMALL, [...SMALL, ...REGISTERS], [...SMALL, ...REGISTERS]),
    fc.array(anyMore, { minLength: 1, maxLength: 90, size: 'max' }),
  )
  .map(([first, more]) => {
    let reportedOn = day('2020-06-09');
    let plan = planOf(historyOf(first));
    const steps = [...first];
    const told: Told[] = [...historyOf(first)];
    for (const [some, days, reason] of more) {
      reportedOn = addDays(reportedOn, days);
      const next = erasing(some, told);
      const candidate = {
        command: next,
        saying: { ...step(next).saying, reportedOn, ...(reason && { reason }) },
      };
      const decided = decideAll(plan, [candidate]);
      if (decided._tag === 'Left') continue;
      steps.push(candidate);
      told.push(...decided.right);
      plan = decided.right.reduce<Plan>(evolve, plan);
    }
    return withoutErased(historyOf(steps));
  });
