import * as t from 'io-ts';

import { RecommendationKind } from '../../plan/events/requirement.js';
import { RiskKind } from '../../plan/events/risk.js';
import { QuotedField } from '../../plan/events/section.js';
import { Unit } from '../../values/figure.js';
import { Frequency } from '../../values/period.js';
import { Direction } from '../../values/verdict.js';
import { Amount, closed, Flag, listOf, oneOf, Words } from '../fields.js';
import * as id from './ids.js';

/** When something is due, and what the text means where it does not spell it out. */
const dated = { timescale: Words, due: id.dayOrNone, dueNote: Words, doubtful: Words, place: Words };

const MilestonePart = closed(
  'a milestone',
  { id: id.milestone, title: Words },
  {
    ...dated,
    owners: listOf(Words),
    status: oneOf(t.keyof({ open: null, completed: null }, 'status of a milestone')),
  },
);

const DeclaredStatus = oneOf(
  t.keyof(
    { open: null, 'in-progress': null, 'on-hold': null, completed: null, verified: null },
    'status of an action',
  ),
);

export const ActionPart = closed(
  'an action',
  { id: id.action, title: Words },
  {
    ...dated,
    ref: Words,
    owners: listOf(Words),
    impact: Words,
    start: Words,
    status: DeclaredStatus,
    progress: listOf(Words),
    outcomes: listOf(Words),
    milestones: listOf(MilestonePart),
  },
);

const stands = { period: id.period, doubtful: Words, note: Words };
const BaselinePart = closed('a baseline', { printed: Words }, { ...stands, group: Words });
const BenchmarkPart = closed('a benchmark', { against: Words, printed: Words }, stands);

export const MeasurePart = closed(
  'a measure',
  {
    id: id.measure,
    title: Words,
    unit: oneOf(Unit),
    direction: oneOf(Direction),
    frequency: oneOf(Frequency),
  },
  {
    cumulative: Flag,
    tolerance: Amount,
    note: Words,
    place: Words,
    action: id.action,
    narrative: Flag,
    baselines: listOf(BaselinePart),
    benchmarks: listOf(BenchmarkPart),
  },
);

export const QuotedPart = closed(
  'a quoted figure',
  { measure: id.measure, period: id.period, printed: Words },
  { says: Words, plan: id.plan, field: oneOf(QuotedField) },
);

export const EvidencePart = closed(
  'evidence',
  { id: id.evidence, title: Words },
  { timescale: Words, due: id.dayOrNone, dueNote: Words, doubtful: Words, place: Words },
);

export const AnswerPart = closed(
  'what a section answers',
  { recommendation: id.recommendation },
  { printed: Words, place: Words },
);

const ListedPart = closed('a section that answers', { section: id.section }, { printed: Words });

export const RecommendationPart = closed(
  'a recommendation',
  { id: id.recommendation, kind: oneOf(RecommendationKind), title: Words },
  { number: Words, from: Words, place: Words, doubtful: Words, sections: listOf(ListedPart) },
);

const LevelPart = closed(
  'a level of risk',
  { likelihood: Amount, impact: Amount, score: Amount },
  { doubtful: Words },
);

export const RiskPart = closed(
  'a risk',
  { id: id.risk, title: Words },
  {
    ref: Words,
    kind: oneOf(RiskKind),
    owners: listOf(Words),
    consequence: Words,
    controls: listOf(Words),
    inherent: LevelPart,
    residual: LevelPart,
    doubtful: Words,
    place: Words,
  },
);

export const OversightPart = closed(
  'oversight',
  { id: id.oversight, body: Words },
  { cadence: Words, role: Words, sections: listOf(id.section), place: Words },
);

export type ActionPart = t.TypeOf<typeof ActionPart>;
export type MilestonePart = t.TypeOf<typeof MilestonePart>;
export type MeasurePart = t.TypeOf<typeof MeasurePart>;
export type EvidencePart = t.TypeOf<typeof EvidencePart>;
export type RecommendationPart = t.TypeOf<typeof RecommendationPart>;
export type RiskPart = t.TypeOf<typeof RiskPart>;
export type OversightPart = t.TypeOf<typeof OversightPart>;
