import * as t from 'io-ts';

import { Act, CellField } from '../../plan/events/measure.js';
import { PlanKind } from '../../plan/events/plan.js';
import { MissingReason } from '../../values/figure.js';
import { closed, listOf, literally, oneOf, scopeOf, valueAs, wordsFor, Words } from '../fields.js';
import * as id from './ids.js';
import { OversightPart, RecommendationPart, RiskPart } from './members.js';
import { SectionPart } from './sections.js';

export type {
  ActionPart,
  EvidencePart,
  MeasurePart,
  MilestonePart,
  OversightPart,
  RecommendationPart,
  RiskPart,
} from './members.js';
export type { PagePart, SectionPart } from './sections.js';

/**
 * What the first line of an edition file says.
 *
 * @example
 * import { EDITION_FORMAT } from '@plan-ledger/domain';
 * assert.equal(EDITION_FORMAT, 'plan-ledger/edition/1');
 */
export const EDITION_FORMAT = 'plan-ledger/edition/1';

const Window = closed('a window of periods', { from: id.period, to: id.period });

const SHA256 = '^[0-9a-f]{64}$';
const Sha256 = t.refinement(t.string, (s) => new RegExp(SHA256, 'u').test(s), 'Sha256');
const DocumentPart = closed(
  'the document',
  { title: Words },
  { sha256: valueAs(Sha256, '64 hexadecimal digits', SHA256) },
);

const PlanPart = closed(
  'plan',
  { id: id.plan, title: Words, authority: Words },
  { aim: Words, began: id.day, kind: oneOf(PlanKind), reviews: id.plan },
);

const EditionPart = closed(
  'edition',
  { label: id.label, title: Words, reportedOn: id.day, document: DocumentPart },
  { reportedOnNote: Words, period: id.Range, window: Window, reviewed: id.label, nextUpdate: Words },
);

const ClausePart = closed('a clause', { code: Words, text: Words });
const Joined = oneOf(t.keyof({ and: null, or: null }, 'how clauses are joined'));
const StatusPart = closed(
  'a status',
  { code: Words, label: Words },
  { shape: Words, definition: Words, joined: Joined, clauses: listOf(ClausePart) },
);
const SchemePart = closed('a scheme', { id: Words, title: Words, statuses: listOf(StatusPart) });

const How = oneOf(
  t.keyof(
    { withdrawn: null, completed: null, merged: null, 'not-in-this-document': null },
    'what became of it',
  ),
);

const GonePart = closed(
  'what is gone',
  { how: How },
  {
    action: id.action,
    measure: id.measure,
    section: id.section,
    milestone: id.milestone,
    recommendation: id.recommendation,
    risk: id.risk,
    evidence: id.evidence,
    oversight: id.oversight,
    into: Words,
    note: Words,
    place: Words,
  },
);

const RestatedPart = closed(
  'what is said anew where a text was erased',
  { field: Words, knowing: id.version },
  {
    plan: id.plan,
    section: id.section,
    action: id.action,
    measure: id.measure,
    milestone: id.milestone,
    recommendation: id.recommendation,
    risk: id.risk,
    evidence: id.evidence,
    oversight: id.oversight,
  },
);

const RevisedField = t.keyof({ ...CellField.keys, baseline: null, benchmark: null }, 'what was revised');
const RevisionPart = closed(
  'an explained revision',
  { measure: id.measure, field: oneOf(RevisedField), act: oneOf(Act), reason: Words },
  { period: id.period, group: Words, against: Words },
);

const EarlierFigurePart = closed(
  'an earlier figure',
  { measure: id.measure, period: id.period, printed: Words },
  { act: oneOf(Act), reason: Words, note: Words, place: Words },
);

const EarlierPart = closed(
  'what was so earlier',
  { reportedOn: id.day },
  { reportedOnNote: Words, targets: listOf(EarlierFigurePart), actuals: listOf(EarlierFigurePart) },
);

const ContinuationPart = closed(
  'what goes on in the other plan',
  { as: id.section },
  { section: id.section, action: id.action, measure: id.measure },
);

const EndedPart = closed('ended', { by: id.plan }, { note: Words, continues: listOf(ContinuationPart) });

/** The whole of `edition.yaml`, every scalar as text. */
export const EditionFile = closed(
  'an edition file',
  {
    format: literally(EDITION_FORMAT),
    plan: PlanPart,
    edition: EditionPart,
    sections: listOf(SectionPart),
  },
  {
    scope: scopeOf(id.section),
    schemes: listOf(SchemePart),
    /** Words that stand where no figure is, and what they mean. */
    reasons: wordsFor(oneOf(MissingReason)),
    recommendations: listOf(RecommendationPart),
    risks: listOf(RiskPart),
    oversight: listOf(OversightPart),
    earlier: listOf(EarlierPart),
    ended: EndedPart,
    gone: listOf(GonePart),
    revisions: listOf(RevisionPart),
    restated: listOf(RestatedPart),
  },
);
export type EditionFile = t.TypeOf<typeof EditionFile>;
export type GonePart = t.TypeOf<typeof GonePart>;
export type EarlierPart = t.TypeOf<typeof EarlierPart>;
export type EndedPart = t.TypeOf<typeof EndedPart>;
