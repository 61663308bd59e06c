import type { CalendarDay } from '../values/calendar-day.js';
import type { ActionId, SectionId } from '../values/ids.js';
import type { EvidenceId, MilestoneId, OversightId, RecommendationId, RiskId } from '../values/member-ids.js';
import type { RiskLevel } from '../values/risk-level.js';
import type { Recurrence, Timescale } from '../values/timescale.js';
import type { Departure, LinkSide, RecommendationKind, RiskKind } from './events/index.js';
import type { Version } from './recorded.js';

/** How and where something went when it left the plan. */
export interface Gone {
  readonly how: Departure;
  readonly into?: string;
  readonly note?: string;
  readonly version: Version;
}

/** When something is to be done, and what its dates went through. */
export interface Dated {
  readonly timescale?: Timescale;
  /** The first due date that was ever given: kept for ever. */
  readonly firstDue?: CalendarDay;
  /** How often a due date was replaced by another, or taken away. */
  readonly timesMoved: number;
}

/** A dated step of an action. */
export interface Milestone extends Dated {
  readonly id: MilestoneId;
  readonly action: ActionId;
  readonly title: string;
  /** Where the step has its own; otherwise the action's answer for it. */
  readonly owners?: readonly string[];
  readonly doubtful?: string;
  readonly reached?: { readonly on?: CalendarDay; readonly reportedOn: CalendarDay };
  readonly gone?: Gone;
}

/** One side's word that a section answers a recommendation. */
export interface Link {
  readonly section: SectionId;
  readonly side: LinkSide;
  readonly printed?: string;
}

/** What an inspection asked for or found, and which sections are said to answer it. */
export interface Recommendation {
  readonly id: RecommendationId;
  readonly kind: RecommendationKind;
  readonly title: string;
  readonly number?: string;
  readonly from?: string;
  readonly doubtful?: string;
  readonly links: readonly Link[];
  readonly gone?: Gone;
}

/** What could go wrong, how bad that is before and after its controls, and who answers for it. */
export interface Risk {
  readonly id: RiskId;
  readonly kind: RiskKind;
  readonly title: string;
  readonly owners: readonly string[];
  readonly controls: readonly string[];
  readonly ref?: string;
  readonly consequence?: string;
  readonly doubtful?: string;
  readonly inherent?: RiskLevel;
  readonly residual?: RiskLevel;
  readonly gone?: Gone;
}

/** A document that shows what was expected. */
export interface Attachment {
  readonly document: string;
  readonly sha256?: string;
  readonly place?: string;
  readonly note?: string;
}

/** What will show that a section's work had its effect. */
export interface Evidence {
  readonly id: EvidenceId;
  readonly section: SectionId;
  readonly title: string;
  readonly timescale?: Timescale;
  readonly doubtful?: string;
  readonly attached: readonly Attachment[];
  readonly gone?: Gone;
}

/** A body that watches over the plan, how often, and which sections; none is the whole plan. */
export interface Oversight {
  readonly id: OversightId;
  readonly body: string;
  readonly cadence?: string;
  readonly sections: readonly SectionId[];
  readonly recurs?: Recurrence;
  readonly role?: string;
  readonly gone?: Gone;
}
