import * as t from 'io-ts';

import { Act, CellField } from '../plan/events/measure.js';
import { CalendarDay } from '../values/calendar-day.js';
import { MissingReason, Unit } from '../values/figure.js';
import { ActionId, EditionLabel, MeasureId, PlanId, SectionId } from '../values/ids.js';
import { Frequency, Period } from '../values/period.js';
import { Direction } from '../values/verdict.js';
import { Amount, closed, Flag, listOf, oneOf, valueAs, Words } from './fields.js';

/**
 * What the first line of an edition file says.
 *
 * @example
 * import { EDITION_FORMAT } from '@plan-ledger/domain';
 * assert.equal(EDITION_FORMAT, 'plan-ledger/edition/1');
 */
export const EDITION_FORMAT = 'plan-ledger/edition/1';

const ID = 'an id of lower-case words joined by hyphens, such as hearts-and-minds';
const section = valueAs(SectionId, ID);
const action = valueAs(ActionId, ID);
const measure = valueAs(MeasureId, ID);
const period = valueAs(Period, 'a period such as 2020-05, 2020-Q2, 2020/21-Q1 or 2020');
const day = valueAs(CalendarDay, 'a day that exists, as YYYY-MM-DD');

const Range = closed('a range of days', { from: day, to: day });
const Window = closed('a window of periods', { from: period, to: period });

const Document = closed(
  'the document',
  { title: Words },
  {
    sha256: valueAs(
      t.refinement(t.string, (s) => /^[0-9a-f]{64}$/u.test(s), 'Sha256'),
      '64 hexadecimal digits',
    ),
  },
);

const PlanPart = closed('plan', { id: valueAs(PlanId, ID), title: Words, authority: Words }, { aim: Words });

const EditionPart = closed(
  'edition',
  { label: valueAs(EditionLabel, ID), title: Words, reportedOn: day, document: Document },
  { reportedOnNote: Words, period: Range, window: Window },
);

const StatusPart = closed('a status', { code: Words, label: Words }, { shape: Words, definition: Words });
const SchemePart = closed('a scheme', { id: Words, title: Words, statuses: listOf(StatusPart) });

const QuotedPart = closed('a quoted figure', { measure, period, printed: Words }, { says: Words });

const page = {
  place: Words,
  actions: Words,
  impact: Words,
  comment: Words,
  done: listOf(Words),
  next: listOf(Words),
  period: Range,
  quoted: listOf(QuotedPart),
};

const DashboardPart = closed('dashboard', {}, { ...page, number: Words });
const DetailPart = closed(
  'detail',
  {},
  { ...page, title: Words, rationale: Words, objectives: listOf(Words) },
);

const DeclaredStatus = oneOf(t.keyof({ open: null, 'in-progress': null, completed: null, verified: null }));

const ActionPart = closed(
  'an action',
  { id: action, title: Words },
  {
    owners: listOf(Words),
    impact: Words,
    timescale: Words,
    due: valueAs(t.union([CalendarDay, t.literal('none')]), 'a day that exists, as YYYY-MM-DD, or none'),
    dueNote: Words,
    status: DeclaredStatus,
    doubtful: Words,
    place: Words,
  },
);

const MeasurePart = closed(
  'a measure',
  { id: measure, title: Words, unit: oneOf(Unit), direction: oneOf(Direction), frequency: oneOf(Frequency) },
  { cumulative: Flag, tolerance: Amount, note: Words, place: Words },
);

const SectionPart = closed(
  'a section',
  { id: section, title: Words },
  {
    parent: section,
    number: Words,
    statement: Words,
    dashboard: DashboardPart,
    detail: DetailPart,
    actions: listOf(ActionPart),
    measures: listOf(MeasurePart),
  },
);

const How = oneOf(t.keyof({ withdrawn: null, completed: null, merged: null, 'not-in-this-document': null }));

const GonePart = closed('what is gone', { how: How }, { action, measure, section, into: Words, note: Words });

const RevisionPart = closed('an explained revision', {
  measure,
  period,
  field: oneOf(CellField),
  act: oneOf(Act),
  reason: Words,
});

const Scope = new t.Type<'all' | readonly SectionId[], unknown, unknown>(
  'scope',
  (_u): _u is 'all' | readonly SectionId[] => false,
  (u, context) => {
    if (u === 'all') return t.success(u);
    return Array.isArray(u)
      ? listOf(section).validate(u, context)
      : t.failure(u, context, 'wanted all, or a list of ids of sections');
  },
  (a) => a,
);

/** Words that stand where no figure is, and what they mean. */
const Reason = t.record(t.string, oneOf(MissingReason));
const Reasons = new t.Type<t.TypeOf<typeof Reason>, unknown, unknown>(
  'reasons',
  (_u): _u is t.TypeOf<typeof Reason> => false,
  (u, context) =>
    t.UnknownRecord.is(u)
      ? Reason.validate(u, context)
      : t.failure(u, context, 'wanted words with what they mean'),
  (a) => a,
);

/** The whole of `edition.yaml`, every scalar as text. */
export const EditionFile = closed(
  'an edition file',
  {
    format: valueAs(t.literal(EDITION_FORMAT), EDITION_FORMAT),
    plan: PlanPart,
    edition: EditionPart,
    sections: listOf(SectionPart),
  },
  {
    scope: Scope,
    schemes: listOf(SchemePart),
    reasons: Reasons,
    gone: listOf(GonePart),
    revisions: listOf(RevisionPart),
  },
);
export type EditionFile = t.TypeOf<typeof EditionFile>;
export type SectionPart = t.TypeOf<typeof SectionPart>;
export type ActionPart = t.TypeOf<typeof ActionPart>;
export type MeasurePart = t.TypeOf<typeof MeasurePart>;
export type PagePart = t.TypeOf<typeof DashboardPart> & t.TypeOf<typeof DetailPart>;
export type GonePart = t.TypeOf<typeof GonePart>;
