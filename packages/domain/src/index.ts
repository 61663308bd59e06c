export {
  addDays,
  CalendarDay,
  dayInWords,
  daysBetween,
  lastDayOfMonth,
  monthName,
  parseDay,
} from './values/calendar-day.js';
export { agreesWith, Figure, foldText, MissingReason, parseFigure, Unit, valueOf } from './values/figure.js';
export { ActionId, ActorId, EditionLabel, EventId, MeasureId, PlanId, SectionId } from './values/ids.js';
export { EvidenceId, MilestoneId, OversightId, RecommendationId, RiskId } from './values/member-ids.js';
export { HIGHEST_RATING, RiskLevel, riskLevelFault } from './values/risk-level.js';
export { Instant, laterInstant } from './values/instant.js';
export {
  firstDayOf,
  Frequency,
  frequencyOf,
  lastDayOf,
  nextPeriod,
  parsePeriod,
  Period,
  periodInWords,
  periodOf,
  periodsFrom,
} from './values/period.js';
export { ACTION_STATUSES, Scheme, Status, statusAmong, statusIn } from './values/scheme.js';
export { REDACTED } from './values/redacted.js';
export { Source } from './values/source.js';
export { parseTimescale, Recurrence, Timescale, Undated } from './values/timescale.js';
export { Direction, distanceInWords, type Reading, type Verdict, verdictOf } from './values/verdict.js';
export {
  type ActionChanges,
  Act,
  CellField,
  type Continuation,
  type Days,
  Departure,
  Dimension,
  type EvidenceChanges,
  LinkSide,
  type MeasureChanges,
  type MilestoneChanges,
  type OversightChanges,
  Page,
  type PlanChanges,
  type PlanEvent,
  planEventCodecs,
  type PlanEventOf,
  type PlanEventType,
  PlanKind,
  QuotedField,
  type RecommendationChanges,
  RecommendationKind,
  type RiskChanges,
  RiskKind,
  RiskSide,
  type SectionChanges,
} from './plan/events/index.js';
export type { Recordable, Recorded, Saying, Seal, Told, Version } from './plan/recorded.js';
export {
  eventCodec,
  type EventCodec,
  explainUndecodable,
  type JsonObject,
  planEventCodec,
  type StoredEvent,
  type Undecodable,
  type Upcast,
  type Upcasts,
} from './plan/codec.js';
export type { PlanCommand, PlanCommandOf, PlanCommandType } from './plan/commands.js';
export { decide, decideAll, type RefusedStep, type Step } from './plan/decide/index.js';
export type { Decision } from './plan/decide/shape.js';
export type { Anchor } from './plan/anchor.js';
export type { Redaction } from './plan/erasure.js';
export { evolve, fold } from './plan/evolve/index.js';
export { FAMILY_OF, familyOf, type Members, titleOf } from './plan/family.js';
export { isFreeText } from './plan/free-text.js';
export { type FreeText, freeTextsOf, withoutText } from './plan/texts.js';
export { explainRejection, type Kind, type Rejection } from './plan/rejection.js';
export {
  type Baseline,
  type Benchmark,
  type Cell,
  type Entry,
  type Measure,
  type Rebase,
  type Remark,
  remarkOn,
} from './plan/measures.js';
export {
  type Action,
  type Assessment,
  type Ended,
  noPlan,
  type Plan,
  type PlanIdentity,
  type Progress,
  type PublishedEdition,
  type Quoted,
  type Section,
  sectionsOf,
} from './plan/state.js';
export type {
  Attachment,
  Dated,
  Evidence,
  Gone,
  Link,
  Milestone,
  Oversight,
  Recommendation,
  Risk,
} from './plan/members.js';
export { compare, type Comparison } from './edition/compare/index.js';
export type { Question } from './edition/compare/missing.js';
export type { Edition, EditionFault, EditionFigure, FigureRow } from './edition/edition.js';
export { closed, type Form, listOf, TextField } from './edition/fields.js';
export { EDITION_FORMAT } from './edition/format/index.js';
export { readEdition } from './edition/read.js';
export { editionSchema, type JsonSchema } from './edition/schema.js';
export { changesBetween, type ChangesTo, own, sameJson } from './values/json.js';
export { groupedBy } from './values/groups.js';
export { likenessOfTitles, likenessOfWords, nearest } from './values/nearest.js';
export { sameWording } from './values/typography.js';
export { spelt, visible } from './values/visible.js';
export { counted, grouped, listed, times } from './values/words.js';
