import type {
  CalendarDay,
  EditionLabel,
  Period,
  Plan,
  PublishedEdition,
  Recorded,
  Status,
  Version,
} from '@plan-ledger/domain';
import type {
  ActionRow,
  AuditRow,
  Check,
  CoverageRow,
  DashboardRow,
  ExceptionRow,
  MeasureRow,
  MilestoneRow,
  NetChange,
  OversightRow,
  QuotedRow,
  RedactionRow,
  Revision,
  RiskAssessment,
  RiskGrid,
  RiskRow,
  RunChart,
  TrendRow,
} from '@plan-ledger/projections';

/** The months that trend tables and charts cover. */
export interface Window {
  readonly from: Period;
  readonly to: Period;
  readonly months: number;
}

/** The event that gave something its present value: who said it, when, and where it was read. */
export interface Origin {
  readonly version: Version;
  readonly reportedOn: CalendarDay;
  readonly actor: string;
  readonly document: string;
  readonly place: string;
  readonly act: string;
}

/** A status that a section was given, at one time. */
export interface StatusGiven {
  readonly section: string;
  readonly page: 'dashboard' | 'detail';
  readonly dimension: 'actions' | 'impact' | 'rating';
  /** `null`: its place was left blank. */
  readonly status: Status | null;
  readonly version: Version;
  readonly reportedOn: CalendarDay;
  readonly edition: EditionLabel | null;
}

/** A due date that an action or a milestone was given, the first one among them; `null` where it was taken away. */
export interface DueGiven {
  readonly kind: 'action' | 'milestone';
  readonly subject: string;
  readonly due: CalendarDay | null;
  readonly version: Version;
  readonly reportedOn: CalendarDay;
  readonly reason: string;
}

/** What was written to the ledger at once. */
export interface Submission {
  readonly from: Version;
  readonly to: Version;
  readonly actor: string;
  readonly reportedOn: CalendarDay;
  readonly recordedAt: string;
  /** The label of the edition that it submitted; empty where it was made by hand. */
  readonly edition: string;
  readonly says: string;
}

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
  readonly quoted: readonly QuotedRow[];
  readonly checks: readonly Check[];
  readonly exceptions: readonly ExceptionRow[];
  readonly redactions: readonly RedactionRow[];
  readonly statuses: readonly StatusGiven[];
  readonly dues: readonly DueGiven[];
  readonly submissions: readonly Submission[];
  /** Every change since the edition before, oldest first; no more than a page can show. */
  readonly recent: readonly AuditRow[];
  /** How many changes there were since then in all. */
  readonly recentCount: number;
  /** The event that gave a field of a subject its present value. */
  readonly originOf: (kind: string, id: string, field?: string, period?: string) => Origin | undefined;
}
