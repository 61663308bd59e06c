import type { CalendarDay, Plan, PublishedEdition, Recorded, Version } from '@plan-ledger/domain';
import type {
  ActionRow,
  AuditRow,
  Check,
  CoverageRow,
  DashboardRow,
  DueGiven,
  ExceptionRow,
  MeasureRow,
  MilestoneRow,
  NetChange,
  OversightRow,
  QuotedRow,
  RedactionRow,
  Review,
  Revision,
  RiskAssessment,
  RiskGrid,
  RiskRow,
  RunChart,
  StatusGiven,
  TrendRow,
} from '@plan-ledger/projections';

import type { Document } from './documents.js';
import type { OriginOf } from './origins.js';
import type { Submission } from './submissions.js';
import type { Window } from './window.js';

/** All that a pack tells of a plan at a version, before any of it is shown. */
export interface Dossier {
  readonly plan: Plan;
  readonly version: Version;
  readonly last: Recorded;
  /** The day on which lateness is judged. */
  readonly on: CalendarDay;
  readonly window: Window;
  /** The edition before the latest one: changes are told since then. */
  readonly since: PublishedEdition | null;
  readonly dashboard: readonly DashboardRow[];
  readonly actions: readonly ActionRow[];
  readonly milestones: readonly MilestoneRow[];
  readonly measures: readonly MeasureRow[];
  /** In the window. */
  readonly trends: readonly TrendRow[];
  /** Over all periods that were recorded: limits need their baseline. */
  readonly runCharts: readonly RunChart[];
  readonly changes: readonly NetChange[];
  readonly revisions: readonly Revision[];
  readonly coverage: readonly CoverageRow[];
  readonly risks: readonly RiskRow[];
  readonly riskGrid: RiskGrid;
  readonly assessments: readonly RiskAssessment[];
  readonly oversight: readonly OversightRow[];
  /** What it rates, where the plan is a review of another one. */
  readonly review: Review;
  readonly quoted: readonly QuotedRow[];
  readonly checks: readonly Check[];
  readonly exceptions: readonly ExceptionRow[];
  readonly redactions: readonly RedactionRow[];
  readonly statuses: readonly StatusGiven[];
  readonly dues: readonly DueGiven[];
  readonly submissions: readonly Submission[];
  /** The documents that anything was read from, in the order in which they came, each once. */
  readonly documents: readonly Document[];
  /** Every change since the edition before, oldest first; no more than a page can show. */
  readonly recent: readonly AuditRow[];
  /** How many changes there were since then in all. */
  readonly recentCount: number;
  /** The event that gave a field of a subject its present value. */
  readonly originOf: OriginOf;
}
