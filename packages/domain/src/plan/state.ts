import type { CalendarDay } from '../values/calendar-day.js';
import type { Figure } from '../values/figure.js';
import type { ActionId, EditionLabel, MeasureId, PlanId, SectionId } from '../values/ids.js';
import type { Period } from '../values/period.js';
import { ACTION_STATUSES, type Scheme } from '../values/scheme.js';
import type { Timescale } from '../values/timescale.js';
import type {
  Continuation,
  Days,
  Dimension,
  Page,
  PlanEventOf,
  PlanKind,
  QuotedField,
} from './events/index.js';
import type { Anchor } from './anchor.js';
import type { Redaction } from './erasure.js';
import type { Dated, Evidence, Gone, Milestone, Oversight, Recommendation, Risk } from './members.js';
import type { Measure } from './measures.js';
import type { Version } from './recorded.js';

/** The status that was given to a section, on what basis, and when. `null`: its place was left blank. */
export interface Assessment {
  readonly status: string | null;
  /** The clauses of its definition that are said to hold; left out where it is only asserted. */
  readonly clauses?: readonly string[];
  readonly basis?: string;
  readonly comment?: string;
  readonly reportedOn: CalendarDay;
}

/** What was done in a section, and what is next. */
export interface Progress {
  readonly done: readonly string[];
  readonly next: readonly string[];
  readonly comment?: string;
  readonly headline?: string;
  readonly concerns?: readonly string[];
  readonly period?: Days;
  readonly reportedOn: CalendarDay;
}

/** A node of the plan's tree, in the words of its document. */
export interface Section {
  readonly id: SectionId;
  readonly order: number;
  readonly parent?: SectionId;
  readonly number?: string;
  readonly title: string;
  readonly kind?: string;
  readonly leads?: readonly string[];
  readonly timescale?: Timescale;
  readonly statement?: string;
  readonly dashboardNumber?: string;
  readonly pageTitle?: string;
  readonly rationale?: string;
  readonly objectives?: readonly string[];
  readonly assessed: Readonly<Record<Page, Readonly<Partial<Record<Dimension, Assessment>>>>>;
  readonly progress: Readonly<Partial<Record<Page, Progress>>>;
  readonly gone?: Gone;
}

/** What will be done, by whom, and until when. */
export interface Action extends Dated {
  readonly id: ActionId;
  readonly section: SectionId;
  readonly title: string;
  readonly owners: readonly string[];
  readonly ref?: string;
  readonly impact?: string;
  readonly outcomes?: readonly string[];
  readonly progress?: readonly string[];
  readonly start?: Timescale;
  readonly doubtful?: string;
  readonly status: string;
  readonly gone?: Gone;
}

/** A figure that narrative text gives for a measure and period. */
export interface Quoted {
  readonly section: SectionId;
  readonly page: Page;
  readonly measure: MeasureId;
  readonly period: Period;
  readonly figure: Figure;
  readonly says?: string;
  readonly edition?: EditionLabel;
  /** Where the measure is one of another plan. */
  readonly plan?: PlanId;
  readonly field?: QuotedField;
  readonly version: Version;
}

/** An edition whose label names the version at which it was published. */
export interface PublishedEdition extends Omit<PlanEventOf<'EditionPublished'>, 'type'> {
  readonly version: Version;
  readonly reportedOn: CalendarDay;
}

/** What a plan is called, whose it is, and its lists of statuses. */
export interface PlanIdentity {
  readonly plan: PlanId;
  readonly title: string;
  readonly authority: string;
  readonly aim?: string;
  readonly began?: CalendarDay;
  readonly kind?: PlanKind;
  readonly reviews?: PlanId;
  readonly schemes: readonly Scheme[];
}

/** Why nothing more can be written to a plan, and what of it goes on in another one. */
export interface Ended {
  readonly how: 'closed' | 'superseded';
  readonly by?: PlanId;
  readonly note?: string;
  readonly continues?: readonly Continuation[];
}

/**
 * All that a plan says at one version. Natural JSON, so that it can be kept. `identity` is missing where there is no plan
 * yet; `ended` says why nothing more can be written.
 */
export interface Plan {
  readonly version: Version;
  readonly identity?: PlanIdentity;
  readonly reportedOn?: CalendarDay;
  readonly ended?: Ended;
  readonly sections: Readonly<Record<string, Section>>;
  readonly actions: Readonly<Record<string, Action>>;
  readonly measures: Readonly<Record<string, Measure>>;
  readonly milestones: Readonly<Record<string, Milestone>>;
  readonly recommendations: Readonly<Record<string, Recommendation>>;
  readonly risks: Readonly<Record<string, Risk>>;
  readonly evidence: Readonly<Record<string, Evidence>>;
  readonly oversight: Readonly<Record<string, Oversight>>;
  readonly quoted: readonly Quoted[];
  readonly editions: readonly PublishedEdition[];
  /** The texts that were erased from its history, in the order in which that was said. */
  readonly redactions: readonly Redaction[];
  /** The checkpoints of which it was said that somebody outside holds them. */
  readonly anchors: readonly Anchor[];
}

/**
 * The state of a plan before its first event.
 *
 * @example
 * import { noPlan } from '@plan-ledger/domain';
 * assert.equal(noPlan.version, 0);
 */
export const noPlan: Plan = {
  version: 0,
  sections: {},
  actions: {},
  measures: {},
  milestones: {},
  recommendations: {},
  risks: {},
  evidence: {},
  oversight: {},
  quoted: [],
  editions: [],
  redactions: [],
  anchors: [],
};

/** The status of an action about which nothing has been said. */
export const FIRST_ACTION_STATUS = ACTION_STATUSES.statuses[0]?.code ?? 'open';

const byOrder = (a: Section, b: Section): number => a.order - b.order;

/**
 * The sections that are in the plan, in the order of its document.
 *
 * @example
 * import { noPlan, sectionsOf } from '@plan-ledger/domain';
 * assert.deepEqual(sectionsOf(noPlan), []);
 */
export const sectionsOf = (plan: Plan): readonly Section[] =>
  Object.values(plan.sections)
    .filter((section) => section.gone === undefined)
    .sort(byOrder);
