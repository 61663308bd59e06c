import { deepStrictEqual } from 'node:assert';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';

import { command } from '../testing/plain.js';
import { type Figure, parseFigure } from '../values/figure.js';
import { sameJson } from '../values/json.js';
import { planEventCodec } from './codec.js';
import type { EventAskedBy, PlanCommand, PlanCommandType } from './commands.js';
import { decide, decideAll } from './decide/index.js';
import { type PlanEvent, planEventCodecs, type PlanEventOf, type PlanEventType } from './events/index.js';
import { evolve, fold } from './evolve/index.js';
import { freeTextsOf, withoutText } from './texts.js';
import type { Saying, Told } from './recorded.js';
import type { Dated } from './members.js';
import { explainRejection, type Kind } from './rejection.js';
import { FAMILY_OF, type Members } from './family.js';
import { noPlan, type Plan, sectionsOf } from './state.js';

type Fields = Readonly<Record<string, fc.Arbitrary<unknown>>>;

const fields = (required: Fields, optional: Fields = {}): fc.Arbitrary<object> =>
  fc.record({ ...required, ...optional }, { requiredKeys: Object.keys(required), noNullPrototype: true });

// Small pools, so that ids, periods and words meet again; `constructor` is what every object has.
const id = fc.constantFrom('a', 'a', 'a', 'b', 'c', 'constructor');
const words = fc.constantFrom('', ' ', 'Visits', 'Plans', '‘Plans’', '__proto__');
const wordsMostly = fc.oneof({ weight: 9, arbitrary: fc.constantFrom('Visits', 'Plans') }, words);
const texts = fc.array(wordsMostly, { maxLength: 2 });
const period = fc.constantFrom('2020-04', '2020-05', '2020-Q2', '2020/21', '2020-05-31');
const month = fc.oneof({ weight: 6, arbitrary: fc.constantFrom('2020-04', '2020-05') }, period);
const day = fc.constantFrom('2020-06-09', '2020-06-10', '2020-07-31');
const days = fields({ from: day, to: day });
const figure = fc
  .constantFrom('80%', '61%', '280', '12/10%', '50% (6/12)', '280 51%', 'N/A', 'unclear')
  .map((printed): Figure => parseFigure(printed, { 'N/A': 'not-available' }) as Figure);
const clause = fc.constantFrom('progress', 'threats');
const scheme = fields({
  id: fc.constantFrom('rag', 'aip'),
  title: wordsMostly,
  statuses: fc.array(
    fields(
      { code: fc.constantFrom('red', 'green'), label: wordsMostly },
      {
        shape: fc.constant('■'),
        definition: wordsMostly,
        joined: fc.constantFrom('and', 'or'),
        clauses: fc.array(fields({ code: clause, text: wordsMostly }), { maxLength: 2 }),
      },
    ),
    { maxLength: 2 },
  ),
});
const timescale = fields(
  { printed: wordsMostly },
  {
    due: day,
    starts: fc.constant('2020-05'),
    recurs: fc.constantFrom('monthly', 'two-monthly'),
    undated: fc.constantFrom('on-going', 'relative'),
  },
);
const page = fc.constantFrom('dashboard', 'detail');
const how = fc.constantFrom('withdrawn', 'completed', 'merged');
const act = fc.constantFrom('revision', 'correction', 'unexplained');
const unit = fc.constantFrom('percent', 'count');
const direction = fc.constantFrom('higher', 'lower', 'neither');
const frequency = fc.oneof(
  { weight: 6, arbitrary: fc.constant('month') },
  fc.constantFrom('day', 'quarter', 'financial-year'),
);
const order = fc.integer({ min: 1, max: 3 });
const orNull = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.option(value, { nil: null });
const orNulls = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, orNull(value)]));

const changes = (always: Fields, sometimes: Fields): fc.Arbitrary<object> =>
  fields({}, { ...always, ...orNulls(sometimes) });

const planWords = { title: wordsMostly, authority: wordsMostly, schemes: fc.array(scheme, { maxLength: 2 }) };
const planMore = { aim: wordsMostly, began: day, kind: fc.constantFrom('plan', 'review'), reviews: id };
const sectionWords = {
  kind: fc.constantFrom('theme', 'outcome'),
  leads: texts,
  timescale,
  statement: wordsMostly,
  dashboardNumber: fc.constant('3a'),
  pageTitle: wordsMostly,
  rationale: wordsMostly,
  objectives: texts,
};
const place = { parent: id, number: fc.constantFrom('1', '2a') };
const actionWords = {
  ref: fc.constant('1.4'),
  impact: wordsMostly,
  outcomes: texts,
  progress: texts,
  doubtful: wordsMostly,
};
const measureWords = { title: wordsMostly, unit, direction, frequency };
const measureMore = {
  cumulative: fc.boolean(),
  tolerance: fc.integer({ min: 0, max: 5 }),
  note: wordsMostly,
  action: id,
  narrative: fc.boolean(),
};
/** How something leaves: merged into another one, or not; and now and then in a way that does not fit. */
const leaving = (what: Fields): fc.Arbitrary<object> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fields({ ...what, how: fc.constantFrom('withdrawn', 'completed') }, { note: wordsMostly }),
    },
    {
      weight: 2,
      arbitrary: fields({ ...what, how: fc.constant('merged'), into: id }, { note: wordsMostly }),
    },
    { weight: 1, arbitrary: fields({ ...what, how }, { into: id }) },
  );
const cell = { measure: id, period: month };
const remarks = { doubtful: wordsMostly, note: wordsMostly };
const standing = { period: month, act, ...remarks };
const milestoneWords = { owners: texts, doubtful: wordsMostly };
const kind = fc.constantFrom('recommendation', 'finding');
const recommendationWords = { number: fc.constant('2'), from: wordsMostly, doubtful: wordsMostly };
const link = { recommendation: id, section: id, side: fc.constantFrom('list', 'page') };
const riskWords = {
  kind: fc.constantFrom('risk', 'opportunity'),
  title: wordsMostly,
  owners: texts,
  controls: texts,
};
const riskMore = { ref: fc.constant('IP3'), consequence: wordsMostly, doubtful: wordsMostly };
const level = fc.oneof(
  fields({ likelihood: fc.constant(3), impact: fc.constant(4), score: fc.constant(12) }),
  fields(
    {
      likelihood: fc.integer({ min: 1, max: 6 }),
      impact: fc.constant(4),
      score: fc.constantFrom(8, 12, 26),
    },
    { doubtful: wordsMostly },
  ),
);
const evidenceWords = { timescale, doubtful: wordsMostly };
const oversightWords = { body: wordsMostly, sections: fc.array(id, { maxLength: 2 }) };
const oversightMore = {
  cadence: fc.constant('Monthly'),
  recurs: fc.constantFrom('monthly', 'weekly'),
  role: wordsMostly,
};

/** The fields of every event, and so of every command. */
const FIELDS: { readonly [Type in PlanEventType]: fc.Arbitrary<object> } = {
  PlanEstablished: fields({ plan: fc.constantFrom('a', 'b'), ...planWords }, planMore),
  PlanRevised: fields({ changes: changes(planWords, planMore) }),
  EditionPublished: fields(
    { label: id, title: wordsMostly },
    {
      period: days,
      window: fields({ from: period, to: period }),
      sections: fc.array(id, { maxLength: 2 }),
      actions: fc.array(id, { maxLength: 2 }),
      measures: fc.array(id, { maxLength: 2 }),
      reportedOnNote: wordsMostly,
      reviewed: id,
      nextUpdate: timescale,
    },
  ),
  PlanSuperseded: fields(
    { by: id },
    {
      note: wordsMostly,
      continues: fc.array(fields({ kind: fc.constantFrom('section', 'action', 'measure'), id, as: id }), {
        maxLength: 2,
      }),
    },
  ),
  PlanClosed: fields({}, { note: wordsMostly }),
  SectionAdded: fields({ section: id, title: wordsMostly, order }, { ...sectionWords, ...place }),
  SectionRevised: fields({ section: id, changes: changes({ title: wordsMostly }, sectionWords) }),
  SectionMoved: fields({ section: id, order }, place),
  SectionRetired: leaving({ section: id }),
  StatusAssessed: fields(
    {
      section: id,
      dimension: fc.constantFrom('actions', 'impact', 'rating'),
      page,
      status: orNull(fc.constantFrom('red', 'green', 'amber')),
    },
    { clauses: fc.array(clause, { maxLength: 1 }), basis: wordsMostly, comment: wordsMostly },
  ),
  ProgressReported: fields(
    { section: id, page, done: texts, next: texts },
    { comment: wordsMostly, period: days, headline: wordsMostly, concerns: texts },
  ),
  FigureQuoted: fields(
    { section: id, page, measure: id, period: month, figure },
    { says: wordsMostly, edition: id, plan: id, field: fc.constantFrom('actual', 'target', 'benchmark') },
  ),
  ActionAdded: fields(
    { action: id, section: id, title: wordsMostly, owners: texts },
    { ...actionWords, timescale, start: timescale },
  ),
  ActionRevised: fields({ action: id, changes: changes({ title: wordsMostly }, actionWords) }),
  ActionOwnersChanged: fields({ action: id, owners: texts }),
  ActionRescheduled: fields({ action: id, timescale: orNull(timescale) }, { start: orNull(timescale) }),
  ActionStatusChanged: fields({
    action: id,
    status: fc.constantFrom('open', 'in-progress', 'on-hold', 'completed', 'verified', 'red'),
  }),
  ActionMoved: fields({ action: id, section: id }),
  ActionWithdrawn: leaving({ action: id }),
  MeasureDefined: fields({ measure: id, section: id, ...measureWords }, measureMore),
  MeasureRevised: fields({ measure: id, changes: changes(measureWords, measureMore) }),
  MeasureMoved: fields({ measure: id, section: id }),
  MeasureRetired: leaving({ measure: id }),
  LimitsRebased: fields({ measure: id, from: month }),
  RebaseWithdrawn: fields({ measure: id, from: month }),
  TargetSet: fields({ ...cell, figure }, remarks),
  TargetRevised: fields({ ...cell, figure, act }, remarks),
  TargetWithdrawn: fields({ ...cell, act }, remarks),
  ActualRecorded: fields({ ...cell, figure }, remarks),
  ActualRevised: fields({ ...cell, figure, act }, remarks),
  ActualWithdrawn: fields({ ...cell, act }, remarks),
  CellAnnotated: fields({
    ...cell,
    field: fc.constantFrom('target', 'actual'),
    doubtful: orNull(wordsMostly),
    note: orNull(wordsMostly),
  }),
  BaselineRecorded: fields(
    { measure: id, figure: orNull(figure) },
    { group: fc.constant('boys'), ...standing },
  ),
  BenchmarkRecorded: fields({ measure: id, figure: orNull(figure), against: wordsMostly }, standing),
  MilestoneAdded: fields({ milestone: id, action: id, title: wordsMostly }, { ...milestoneWords, timescale }),
  MilestoneRevised: fields({ milestone: id, changes: changes({ title: wordsMostly }, milestoneWords) }),
  MilestoneMoved: fields({ milestone: id, action: id }),
  MilestoneRescheduled: fields({ milestone: id, timescale: orNull(timescale) }),
  MilestoneReached: fields({ milestone: id }, { on: day }),
  MilestoneReopened: fields({ milestone: id }),
  MilestoneWithdrawn: leaving({ milestone: id }),
  RecommendationReceived: fields({ recommendation: id, kind, title: wordsMostly }, recommendationWords),
  RecommendationRevised: fields({
    recommendation: id,
    changes: changes({ kind, title: wordsMostly }, recommendationWords),
  }),
  RecommendationLinked: fields(link, { printed: wordsMostly }),
  RecommendationUnlinked: fields(link),
  RecommendationClosed: leaving({ recommendation: id }),
  RiskRaised: fields({ risk: id, ...riskWords }, { ...riskMore, inherent: level, residual: level }),
  RiskRevised: fields({ risk: id, changes: changes(riskWords, riskMore) }),
  RiskReassessed: fields({
    risk: id,
    side: fc.constantFrom('inherent', 'residual'),
    level: orNull(level),
  }),
  RiskClosed: leaving({ risk: id }),
  EvidenceExpected: fields({ evidence: id, section: id, title: wordsMostly }, evidenceWords),
  EvidenceRevised: fields({ evidence: id, changes: changes({ title: wordsMostly }, evidenceWords) }),
  EvidenceMoved: fields({ evidence: id, section: id }),
  EvidenceAttached: fields(
    { evidence: id, document: wordsMostly },
    { sha256: fc.constant('0f'.repeat(32)), place: wordsMostly, note: wordsMostly },
  ),
  EvidenceWithdrawn: leaving({ evidence: id }),
  OversightArranged: fields({ oversight: id, ...oversightWords }, oversightMore),
  OversightRevised: fields({ oversight: id, changes: changes(oversightWords, oversightMore) }),
  OversightEnded: leaving({ oversight: id }),
  CheckpointAnchored: fields(
    {
      size: fc.integer({ min: 0, max: 60 }),
      root: fc.constantFrom(`${'A'.repeat(43)}=`, 'root'),
      holder: wordsMostly,
    },
    { note: wordsMostly },
  ),
  TextRedacted: fields({
    version: fc.integer({ min: 0, max: 60 }),
    field: fc.constantFrom(
      'event.title',
      'event.comment',
      'event.done[0]',
      'reason',
      'event.status',
      'constructor',
    ),
    basis: wordsMostly,
  }),
};

const ASKS: { readonly [Type in PlanCommandType]: EventAskedBy<Type> } = {
  EstablishPlan: 'PlanEstablished',
  RevisePlan: 'PlanRevised',
  PublishEdition: 'EditionPublished',
  SupersedePlan: 'PlanSuperseded',
  ClosePlan: 'PlanClosed',
  AddSection: 'SectionAdded',
  ReviseSection: 'SectionRevised',
  MoveSection: 'SectionMoved',
  RetireSection: 'SectionRetired',
  AssessStatus: 'StatusAssessed',
  ReportProgress: 'ProgressReported',
  QuoteFigure: 'FigureQuoted',
  AddAction: 'ActionAdded',
  ReviseAction: 'ActionRevised',
  ChangeActionOwners: 'ActionOwnersChanged',
  RescheduleAction: 'ActionRescheduled',
  ChangeActionStatus: 'ActionStatusChanged',
  MoveAction: 'ActionMoved',
  WithdrawAction: 'ActionWithdrawn',
  DefineMeasure: 'MeasureDefined',
  ReviseMeasure: 'MeasureRevised',
  MoveMeasure: 'MeasureMoved',
  RetireMeasure: 'MeasureRetired',
  RebaseLimits: 'LimitsRebased',
  WithdrawRebase: 'RebaseWithdrawn',
  SetTarget: 'TargetSet',
  ReviseTarget: 'TargetRevised',
  WithdrawTarget: 'TargetWithdrawn',
  RecordActual: 'ActualRecorded',
  ReviseActual: 'ActualRevised',
  WithdrawActual: 'ActualWithdrawn',
  AnnotateCell: 'CellAnnotated',
  RecordBaseline: 'BaselineRecorded',
  RecordBenchmark: 'BenchmarkRecorded',
  AddMilestone: 'MilestoneAdded',
  ReviseMilestone: 'MilestoneRevised',
  MoveMilestone: 'MilestoneMoved',
  RescheduleMilestone: 'MilestoneRescheduled',
  ReachMilestone: 'MilestoneReached',
  ReopenMilestone: 'MilestoneReopened',
  WithdrawMilestone: 'MilestoneWithdrawn',
  ReceiveRecommendation: 'RecommendationReceived',
  ReviseRecommendation: 'RecommendationRevised',
  LinkRecommendation: 'RecommendationLinked',
  UnlinkRecommendation: 'RecommendationUnlinked',
  CloseRecommendation: 'RecommendationClosed',
  RaiseRisk: 'RiskRaised',
  ReviseRisk: 'RiskRevised',
  ReassessRisk: 'RiskReassessed',
  CloseRisk: 'RiskClosed',
  ExpectEvidence: 'EvidenceExpected',
  ReviseEvidence: 'EvidenceRevised',
  MoveEvidence: 'EvidenceMoved',
  AttachEvidence: 'EvidenceAttached',
  WithdrawEvidence: 'EvidenceWithdrawn',
  ArrangeOversight: 'OversightArranged',
  ReviseOversight: 'OversightRevised',
  EndOversight: 'OversightEnded',
  RedactText: 'TextRedacted',
  AnchorCheckpoint: 'CheckpointAnchored',
};

const eventOf = <Type extends PlanEventType>(type: Type): fc.Arbitrary<PlanEventOf<Type>> =>
  FIELDS[type].map((some) => ({ type, ...some }) as PlanEventOf<Type>);

const TYPES = Object.keys(planEventCodecs) as PlanEventType[];
const anyEvent: fc.Arbitrary<PlanEvent> = fc.oneof(...TYPES.map(eventOf));

const commandOf = (type: PlanCommandType): fc.Arbitrary<PlanCommand> =>
  FIELDS[ASKS[type]].map((some) => ({ type, ...some }) as PlanCommand);

// The end of a plan and of what is in it is rare, so that there is something to see before it; what makes a plan grow
// comes often.
const ENDS = /^(?:Close|Supersede)Plan$/u;
const LEAVES = /^(?:Retire|Close|End|Withdraw(?!Target|Actual|Rebase))[A-Z]/u;
const OFTEN: readonly PlanCommandType[] = [
  'AddSection',
  'AddAction',
  'DefineMeasure',
  'SetTarget',
  'RecordActual',
  'RecordBaseline',
  'AddMilestone',
  'ReceiveRecommendation',
  'LinkRecommendation',
  'RaiseRisk',
  'ExpectEvidence',
  'ArrangeOversight',
];
const anyCommand: fc.Arbitrary<PlanCommand> = fc.oneof(
  ...(Object.keys(ASKS) as PlanCommandType[]).map((type) => ({
    weight: ENDS.test(type) ? 1 : LEAVES.test(type) ? 3 : OFTEN.includes(type) ? 20 : 8,
    arbitrary: commandOf(type),
  })),
);

const saying = fields(
  {
    actor: fc.constantFrom('U1', 'U2'),
    reportedOn: fc.oneof(
      { weight: 50, arbitrary: fc.constant('2020-06-09') },
      { weight: 1, arbitrary: fc.constant('2020-06-10') },
    ),
  },
  { reason: fc.constantFrom('', 'Late returns') },
) as fc.Arbitrary<Saying>;

const told: fc.Arbitrary<Told> = fc.tuple(saying, anyEvent).map(([said, event]) => ({ ...said, event }));
const anyHistory = fc.array(told, { maxLength: 40, size: 'max' });

const START: readonly PlanCommand[] = [
  command({
    type: 'EstablishPlan',
    plan: 'a',
    title: 'Plan',
    authority: 'Council',
    schemes: [{ id: 'rag', title: 'RAG', statuses: [{ code: 'red', label: 'Red' }] }],
  }),
  command({ type: 'AddSection', section: 'a', title: 'Visits', order: 1 }),
  command({ type: 'AddAction', action: 'a', section: 'a', title: 'Visits', owners: [] }),
  command({
    type: 'DefineMeasure',
    measure: 'a',
    section: 'a',
    title: 'Visits',
    unit: 'percent',
    direction: 'higher',
    frequency: 'month',
  }),
  command({
    type: 'RecordBaseline',
    measure: 'a',
    figure: { kind: 'number', printed: '61%', value: 61, percent: true },
  }),
  command({ type: 'RebaseLimits', measure: 'a', from: '2020-04' }),
  command({ type: 'AddMilestone', milestone: 'a', action: 'a', title: 'Visits' }),
  command({ type: 'ReceiveRecommendation', recommendation: 'a', kind: 'finding', title: 'Visits' }),
  command({ type: 'RaiseRisk', risk: 'a', kind: 'risk', title: 'Visits', owners: [], controls: [] }),
  command({ type: 'ExpectEvidence', evidence: 'a', section: 'a', title: 'Visits' }),
  command({ type: 'ArrangeOversight', oversight: 'a', body: 'Board', sections: [] }),
];
const FIRST = { actor: 'U1', reportedOn: '2020-06-09', reason: 'Late returns' } as Saying;

interface Asked {
  readonly command: PlanCommand;
  readonly saying: Saying;
}
const asked: fc.Arbitrary<Asked> = fc.record({ command: anyCommand, saying }, { noNullPrototype: true });

/** What some commands, one after the other, leave; the refused ones leave nothing. */
const historyOf = (some: readonly Asked[]): readonly Told[] => {
  const history: Told[] = [];
  let plan = noPlan;
  for (const step of [...START.map((begin) => ({ command: begin, saying: FIRST })), ...some]) {
    const decision = decide(plan, step.command, step.saying);
    for (const event of E.isRight(decision) ? decision.right : []) {
      const next = { ...step.saying, event };
      history.push(next);
      plan = evolve(plan, next);
    }
  }
  return history;
};

const START_EVENTS = historyOf([]);

const decided: fc.Arbitrary<readonly Told[]> = fc.array(asked, { maxLength: 40, size: 'max' }).map(historyOf);

/** The texts of which a history says that they were erased, and some more, are. */
const erased: fc.Arbitrary<readonly Told[]> = fc
  .tuple(decided, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 8 }))
  .map(([history, some]) => {
    const kept = [...history];
    const erase = (at: number, field: string): void => {
      const before = kept[at];
      const after = before && withoutText(before, field);
      if (after !== undefined) kept[at] = after;
    };
    for (const { event } of history) if (event.type === 'TextRedacted') erase(event.version - 1, event.field);
    for (const [which, text] of some) {
      const at = which % kept.length;
      const fields = kept.slice(at, at + 1).flatMap(freeTextsOf);
      erase(at, fields[text % fields.length]?.field ?? '');
    }
    return kept;
  });

const anyPast = fc.oneof(decided, anyHistory, erased);

type Member = Members[Kind];

const FAMILIES = Object.values(FAMILY_OF);

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
};

// Not `toStrictEqual`: it takes a member named `constructor` for the type of the object.
const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('the commands of these laws', () => {
  it('reach every event', () => {
    const reached = new Set<string>();
    const some = fc.sample(fc.array(asked, { minLength: 80, maxLength: 80 }), { numRuns: 150, seed: 1 });
    for (const history of some.map(historyOf)) history.forEach(({ event }) => reached.add(event.type));
    expect([...reached].sort()).toEqual([...TYPES].sort());
  });

  it('are refused by every rule of a plan that is there', () => {
    const refused = new Set<string>();
    const some = fc.sample(fc.tuple(decided, fc.array(asked, { minLength: 40, maxLength: 40 })), {
      numRuns: 400,
      seed: 1,
    });
    for (const [history, again] of some) {
      const plan = fold(history);
      for (const { command: wanted, saying: said } of again) {
        const decision = decide(plan, wanted, said);
        if (E.isLeft(decision)) refused.add(decision.left._tag);
      }
    }
    expect([...refused].sort()).toEqual(
      [
        'Empty',
        'FigureStands',
        'Gone',
        'IdTaken',
        'IntoItself',
        'LabelTaken',
        'NoFigure',
        'BaselineStands',
        'NoBaseline',
        'NoReason',
        'NoReasonToRebase',
        'NotInScheme',
        'NotYet',
        'UnknownClause',
        'WrongDeparture',
        'WrongLevel',
        'WrongPlan',
        'OtherPlan',
        'PlanEnded',
        'PlanExists',
        'ReportTooOld',
        'StillHolds',
        'Unknown',
        'WrongPeriod',
        'NoSuchTree',
        'NoSuchVersion',
        'NotARoot',
        'NotFreeText',
      ].sort(),
    );
  });
});

describe('decide', () => {
  it('gives a command that comes twice nothing to write the second time', () => {
    fc.assert(
      fc.property(fc.option(erased), fc.array(asked, { maxLength: 40, size: 'max' }), (past, some) => {
        let plan = fold(past ?? START_EVENTS);
        for (const { command: wanted, saying: said } of some) {
          const once = decide(plan, wanted, said);
          if (E.isLeft(once)) continue;
          for (const event of once.right) plan = evolve(plan, { ...said, event });
          const twice = decide(plan, wanted, said);
          expect([wanted, twice]).toEqual([wanted, E.right([])]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives only events that can be written and read back as they are', () => {
    fc.assert(
      fc.property(decided, (history) => {
        for (const { event } of history) {
          const stored = throughJson(planEventCodec.encode(event));
          deepStrictEqual(planEventCodec.decode(stored), E.right(event));
        }
      }),
    );
  });

  it('gives no event that changes nothing', () => {
    fc.assert(
      fc.property(decided, asked, (history, { command: wanted, saying: said }) => {
        const before = fold(history);
        const decision = decide(before, wanted, said);
        for (const event of E.isRight(decision) ? decision.right : []) {
          const after = evolve(before, { ...said, event });
          expect(
            sameJson({ ...after, version: 0, reportedOn: '' }, { ...before, version: 0, reportedOn: '' }),
          ).toBe(false);
        }
      }),
    );
  });

  it('never throws, also on a history that no command could have made', () => {
    fc.assert(
      fc.property(fc.oneof(anyHistory, erased), asked, (history, { command: wanted, saying: said }) => {
        decide(fold([...START_EVENTS, ...history]), wanted, said);
      }),
      { numRuns: 300 },
    );
  });

  it('does not go round for ever in sections that are inside one another', () => {
    const inside = (section: string, parent: string): Told => ({
      ...FIRST,
      event: { type: 'SectionMoved', section, parent, order: 1 } as PlanEvent,
    });
    const added = { type: 'SectionAdded', section: 'b', title: 'Plans', order: 2 } as PlanEvent;
    const round = fold([...START_EVENTS, { ...FIRST, event: added }, inside('a', 'b'), inside('b', 'a')]);
    const move = command({ type: 'AddSection', section: 'c', title: 'Plans', order: 3, parent: 'a' });
    expect(E.isRight(decide(round, move, FIRST))).toBe(true);
  });

  it('explains every refusal', () => {
    fc.assert(
      fc.property(decided, asked, (history, { command: wanted, saying: said }) => {
        const decision = decide(fold(history), wanted, said);
        if (E.isLeft(decision)) expect(explainRejection(decision.left)).toMatch(/^[A-Z][^]*[^.\s]$/u);
      }),
    );
  });

  it('leaves its plan and its command as they were', () => {
    fc.assert(
      fc.property(decided, asked, (history, { command: wanted, saying: said }) => {
        decide(frozen(fold(history)), frozen(wanted), frozen(said));
      }),
    );
  });

  it('never changes a first due date, and never takes back a move', () => {
    fc.assert(
      fc.property(decided, (history) => {
        let before: Plan = noPlan;
        for (const next of history) {
          const after = evolve(before, next);
          for (const family of ['actions', 'milestones'] as const) {
            for (const [name, dated] of Object.entries<Dated>(before[family])) {
              const now: Dated | undefined = after[family][name];
              expect(now).toBeDefined();
              if (dated.firstDue !== undefined) expect(now?.firstDue).toBe(dated.firstDue);
              expect(now?.timesMoved).toBeGreaterThanOrEqual(dated.timesMoved);
            }
          }
          before = after;
        }
      }),
    );
  });

  it('never brings back what is gone, and never changes it', () => {
    fc.assert(
      fc.property(decided, (history) => {
        let before: Plan = noPlan;
        for (const next of history) {
          const after = evolve(before, next);
          for (const family of FAMILIES) {
            for (const [name, member] of Object.entries<Member>(before[family])) {
              if (member.gone !== undefined) deepStrictEqual(after[family][name], member);
            }
          }
          before = after;
        }
      }),
    );
  });
});

describe('decideAll', () => {
  it('gives all the events of all steps, or the step that was refused and nothing', () => {
    fc.assert(
      fc.property(decided, fc.array(asked, { maxLength: 5 }), (history, steps) => {
        const plan = fold(history);
        const all = decideAll(plan, steps);
        let at = plan;
        const one: Told[] = [];
        for (const step of steps) {
          const decision = decide(at, step.command, step.saying);
          if (E.isLeft(decision)) {
            expect(all).toEqual(E.left({ step, rejection: decision.left }));
            return;
          }
          for (const event of decision.right) {
            const next = { ...step.saying, event };
            one.push(next);
            at = evolve(at, next);
          }
        }
        expect(all).toEqual(E.right(one));
      }),
    );
  });
});

/** What brings a member of each kind into the plan. */
const ENTERS = [
  'SectionAdded',
  'ActionAdded',
  'MeasureDefined',
  'MilestoneAdded',
  'RecommendationReceived',
  'RiskRaised',
  'EvidenceExpected',
  'OversightArranged',
] as const;

describe('evolve', () => {
  it('is total: any event on any history moves the version by one, and the report to its day', () => {
    fc.assert(
      fc.property(anyPast, told, (history, next) => {
        const before = fold(history);
        const after = evolve(before, next);
        expect(after.version).toBe(before.version + 1);
        expect(after.reportedOn).toBe(next.reportedOn);
      }),
      { numRuns: 300 },
    );
  });

  it('never makes a member that is not known by its own id', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const plan = fold(history);
        for (const family of FAMILIES) {
          for (const [name, member] of Object.entries<Member>(plan[family])) expect(member.id).toBe(name);
        }
        sectionsOf(plan);
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing but the version where there is nothing that the event could be about', () => {
    const about = TYPES.filter(
      (type) =>
        !['PlanEstablished', 'EditionPublished', 'PlanSuperseded', 'PlanClosed', 'FigureQuoted'].includes(
          type,
        ),
    ).filter((type) => !ENTERS.some((enters) => enters === type));
    fc.assert(
      fc.property(fc.oneof(...about.map(eventOf)), (event) => {
        deepStrictEqual(evolve(noPlan, { ...FIRST, event }), {
          ...noPlan,
          version: 1,
          reportedOn: '2020-06-09',
        });
      }),
    );
  });

  it('leaves what is there as it is when it is added or established again', () => {
    const added = (['PlanEstablished', ...ENTERS] as const).map(eventOf);
    fc.assert(
      fc.property(anyHistory, fc.oneof(...added), (history, event) => {
        const once = fold([...START_EVENTS, ...history, { ...FIRST, event }]);
        const twice = evolve(once, {
          ...FIRST,
          event: { ...event, title: 'Other', body: 'Other' } as unknown as PlanEvent,
        });
        deepStrictEqual({ ...twice, version: 0 }, { ...once, version: 0 });
      }),
    );
  });

  it('leaves what it was given as it was', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        let plan = frozen(throughJson(noPlan));
        for (const next of history) plan = frozen(evolve(plan, frozen(next)));
      }),
    );
  });
});

describe('a plan', () => {
  it('is the same folded at once, and folded to any version and then on', () => {
    fc.assert(
      fc.property(anyPast, fc.nat(), (history, some) => {
        const at = some % (history.length + 1);
        const prefix = fold(history.slice(0, at));
        expect(prefix.version).toBe(at);
        deepStrictEqual(fold(history.slice(at), prefix), fold(history));
      }),
    );
  });

  it('is the same folded, and moved on event by event', () => {
    fc.assert(
      fc.property(anyPast, (history) => {
        let plan: Plan = noPlan;
        for (const told of history) plan = evolve(plan, told);
        deepStrictEqual(fold(history), plan);
      }),
    );
  });

  it('is not changed by what is folded on from it', () => {
    fc.assert(
      fc.property(decided, anyHistory, (history, more) => {
        const plan = fold(history);
        const kept = throughJson(plan);
        fold(more, plan);
        deepStrictEqual(plan, kept);
        fold(more.map(frozen), frozen(plan));
      }),
    );
  });

  it('is the same folded on from a state that was kept as JSON', () => {
    fc.assert(
      fc.property(anyPast, fc.nat(), (history, some) => {
        const at = some % (history.length + 1);
        deepStrictEqual(fold(history.slice(at), throughJson(fold(history.slice(0, at)))), fold(history));
      }),
    );
  });

  it('is plain JSON', () => {
    fc.assert(
      fc.property(anyPast, (history) => {
        const plan = fold(history);
        deepStrictEqual(throughJson(plan), plan);
      }),
      { numRuns: 300 },
    );
  });
});

describe.each(TYPES)('%s', (type) => {
  it('is written and read back as it is', () => {
    fc.assert(
      fc.property(eventOf(type), (event) => {
        expect(planEventCodecs[type].is(event)).toBe(true);
        const stored = planEventCodec.encode(event);
        expect(stored).toMatchObject({ type, schema: planEventCodec.schemaOf(type) });
        deepStrictEqual(planEventCodec.decode(throughJson(stored)), E.right(event));
      }),
      { numRuns: 50 },
    );
  });
});
