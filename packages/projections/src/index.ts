export { auditOf, type AuditRow, fieldChanges } from './audit/index.js';
export type { FieldChange, SubjectKind } from './audit/row.js';
export { type ActionRow, actionsOf, hasSlipped } from './actions.js';
export { againstOf, type AgainstRow, type OtherPlan } from './against.js';
export { blameOf, type BlameRow, type BlameSubject } from './blame.js';
export { changesKept, type NetChange, netChanges, type Sign } from './changes.js';
export { type Check, type CheckKind, checksOf } from './check/index.js';
export { coverageOf, type CoverageRow, shortName } from './coverage.js';
export { dashboardOf, type DashboardRow } from './dashboard.js';
export { type ExceptionKind, type ExceptionQuestion, type ExceptionRow, exceptionsOf } from './exceptions.js';
export { type FieldsKept, fieldsKept } from './fields-kept.js';
export { type FigureKind, type FigureRow, figuresOf } from './figures.js';
export { type Finding, findingsOf } from './findings.js';
export { auditBetween, type Between, changesBetweenVersions } from './history.js';
export { latestInWords, type MeasureRow, measuresOf } from './measures.js';
export { type MilestoneRow, milestonesOf } from './milestones.js';
export { oversightOf, type OversightRow } from './oversight.js';
export { placesAt, type Placed, type Places } from './places.js';
export { planView } from './plan.js';
export { freshnessInWords, type PortfolioRow, portfolioRowOf } from './portfolio.js';
export type { Happening, Projection } from './projection.js';
export { quotedIn, type QuotedRow, quotedView } from './quoted.js';
export { type RatingRow, ratingsOf, type Review, reviewOf, type Told } from './ratings.js';
export { eachHappening, type Known, knownAt, planAt, type PlanKnown } from './reader.js';
export { type RedactionRow, redactionsOf } from './redactions.js';
export { type Revision, revisionsIn, revisionsView } from './revisions.js';
export { type RiskCell, type RiskGrid, riskGridOf } from './risk-grid.js';
export { type DueGiven, duesIn } from './dues.js';
export { assessmentsIn, type RiskAssessment } from './risk-history.js';
export { type RiskRow, risksOf } from './risks.js';
export type {
  Assurance,
  Limits,
  RunChart,
  RunPoint,
  Signal,
  SignalSeen,
  Towards,
  Variation,
} from './run-chart/run-chart.js';
export { type RunChartQuestion, runChartsOf } from './run-chart/run-charts-of.js';
export { assuranceInWords } from './run-chart/words.js';
export { type StatusGiven, statusesIn } from './status-history.js';
export { type TrendQuestion, type TrendRow, trendsOf } from './trends.js';
export { type NoSuchTime, parseWhen, resolveWhen, type When } from './when.js';
export { openViewStore } from './sqlite-view-store.js';
export {
  dropKept,
  type Dropped,
  type Kept,
  type KeptStates,
  type Looked,
  noViewStore,
  type ViewKey,
  type ViewStore,
} from './view-store.js';
