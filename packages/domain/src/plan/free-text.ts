import type { PlanEventType } from './events/index.js';

const under = (place: string, names: readonly string[]): readonly string[] =>
  names.map((name) => `${place}.${name}`);

const REMARKS = ['doubtful', 'note'];
const PRINTED = ['figure.printed', ...REMARKS];

const PLAN = ['title', 'authority', 'aim'];
const SECTION = [
  'title',
  'leads[]',
  'timescale.printed',
  'statement',
  'pageTitle',
  'rationale',
  'objectives[]',
];
const ACTION = ['title', 'impact', 'outcomes[]', 'progress[]', 'doubtful'];
const MEASURE = ['title', 'note'];
const MILESTONE = ['title', 'owners[]', 'doubtful'];
const RECOMMENDATION = ['title', 'from', 'doubtful'];
const RISK = ['title', 'owners[]', 'controls[]', 'consequence', 'doubtful'];
const EVIDENCE = ['title', 'timescale.printed', 'doubtful'];
const OVERSIGHT = ['body', 'cadence', 'role'];

/**
 * What a person wrote in their own words, in each event: it may be erased, and the history still holds. Everything else
 * stays: ids and what refers to them, days, periods, numbers (also those that a plan prints beside a thing), statuses and
 * the words of a scheme, and the keys by which a figure is found, such as `group` and `against`.
 */
const FREE: { readonly [Type in PlanEventType]: readonly string[] } = {
  PlanEstablished: PLAN,
  PlanRevised: under('changes', PLAN),
  EditionPublished: ['title', 'reportedOnNote', 'nextUpdate.printed'],
  PlanSuperseded: ['note'],
  PlanClosed: ['note'],
  SectionAdded: SECTION,
  SectionRevised: under('changes', SECTION),
  SectionMoved: [],
  SectionRetired: ['note'],
  StatusAssessed: ['basis', 'comment'],
  ProgressReported: ['done[]', 'next[]', 'comment', 'headline', 'concerns[]'],
  FigureQuoted: ['figure.printed', 'says'],
  ActionAdded: [...ACTION, 'owners[]', 'timescale.printed', 'start.printed'],
  ActionRevised: under('changes', ACTION),
  ActionOwnersChanged: ['owners[]'],
  ActionRescheduled: ['timescale.printed', 'start.printed'],
  ActionStatusChanged: [],
  ActionMoved: [],
  ActionWithdrawn: ['note'],
  MeasureDefined: MEASURE,
  MeasureRevised: under('changes', MEASURE),
  MeasureMoved: [],
  MeasureRetired: ['note'],
  LimitsRebased: [],
  RebaseWithdrawn: [],
  TargetSet: PRINTED,
  TargetRevised: PRINTED,
  TargetWithdrawn: REMARKS,
  ActualRecorded: PRINTED,
  ActualRevised: PRINTED,
  ActualWithdrawn: REMARKS,
  CellAnnotated: REMARKS,
  BaselineRecorded: PRINTED,
  BenchmarkRecorded: PRINTED,
  MilestoneAdded: [...MILESTONE, 'timescale.printed'],
  MilestoneRevised: under('changes', MILESTONE),
  MilestoneMoved: [],
  MilestoneRescheduled: ['timescale.printed'],
  MilestoneReached: [],
  MilestoneReopened: [],
  MilestoneWithdrawn: ['note'],
  RecommendationReceived: RECOMMENDATION,
  RecommendationRevised: under('changes', RECOMMENDATION),
  RecommendationLinked: ['printed'],
  RecommendationUnlinked: [],
  RecommendationClosed: ['note'],
  RiskRaised: [...RISK, 'inherent.doubtful', 'residual.doubtful'],
  RiskRevised: under('changes', RISK),
  RiskReassessed: ['level.doubtful'],
  RiskClosed: ['note'],
  EvidenceExpected: EVIDENCE,
  EvidenceRevised: under('changes', EVIDENCE),
  EvidenceMoved: [],
  EvidenceAttached: ['document', 'place', 'note'],
  EvidenceWithdrawn: ['note'],
  OversightArranged: OVERSIGHT,
  OversightRevised: under('changes', OVERSIGHT),
  OversightEnded: ['note'],
  // An erasure whose ground could be erased in its turn could hide facts and then itself: what it says stays.
  TextRedacted: [],
  CheckpointAnchored: ['holder', 'note'],
};

/** What may be erased of who said it. A document's SHA-256 stays: it tells which document was read, not what it says. */
const SAID: readonly string[] = ['reason', 'source.document', 'source.place'];

/** The name of a field without the places in lists: `event.done[0]` as `event.done[]`. */
const kindOf = (field: string): string => field.replace(/\[(?:0|[1-9]\d*)\]/gu, '[]');

// A name that was written with `[]` is the name of no field.
const isOneOf = (names: readonly string[], field: string): boolean =>
  !field.includes('[]') && names.includes(kindOf(field));

const fieldsOf = (type: PlanEventType): readonly string[] => [...SAID, ...under('event', FREE[type])];

/**
 * Whether a field of a type of event, or of who said it, is free text, which may be erased. A field is named by its path:
 * `event.comment`, `event.done[0]`, `event.changes.title`, `reason`, `source.document`.
 *
 * @example
 * import { isFreeText } from '@plan-ledger/domain';
 * assert.equal(isFreeText('StatusAssessed', 'event.comment'), true);
 * assert.equal(isFreeText('StatusAssessed', 'event.status'), false);
 * assert.equal(isFreeText('ProgressReported', 'event.done[0]'), true);
 */
export const isFreeText = (type: PlanEventType, field: string): boolean => isOneOf(fieldsOf(type), field);

const SOME = Object.keys(FREE).flatMap((type) => fieldsOf(type as PlanEventType));

/** Whether a field is free text in some type of event. */
export const isFreeTextOfSome = (field: string): boolean => isOneOf(SOME, field);
