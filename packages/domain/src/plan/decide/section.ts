import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { effective, own, sameJson } from '../../values/json.js';
import { frequencyOf } from '../../values/period.js';
import { statusIn } from '../../values/scheme.js';
import type { PlanEventOf } from '../events/index.js';
import type { Rejection } from '../rejection.js';
import type { Plan, Section } from '../state.js';
import { type Deciders, happens, leaves, live, nothing, refuse, unless, worded } from './shape.js';

type SectionCommands =
  | 'AddSection'
  | 'ReviseSection'
  | 'MoveSection'
  | 'RetireSection'
  | 'AssessStatus'
  | 'ReportProgress'
  | 'QuoteFigure';

const isInside = (plan: Plan, inner: string | undefined, outer: string): boolean => {
  const seen = new Set<string>();
  for (let at = inner; at !== undefined && !seen.has(at); at = own(plan.sections, at)?.parent) {
    if (at === outer) return true;
    seen.add(at);
  }
  return false;
};

const parentOf = (plan: Plan, section: string, parent: string | undefined): E.Either<Rejection, unknown> => {
  if (parent === undefined) return E.right(undefined);
  if (isInside(plan, parent, section)) return refuse({ _tag: 'IntoItself', kind: 'section', id: section });
  return live(plan, 'section', parent);
};

const asAdded = (event: PlanEventOf<'SectionAdded'>): Omit<Section, 'assessed' | 'progress' | 'gone'> => {
  const { type: _, section, ...fields } = event;
  return { id: section, ...fields };
};

const withoutHistory = (section: Section): Omit<Section, 'assessed' | 'progress' | 'gone'> => {
  const { assessed: _assessed, progress: _progress, gone: _gone, ...fields } = section;
  return fields;
};

const heldBy = (plan: Plan, id: string): readonly string[] =>
  [
    ...Object.values(plan.sections).filter((section) => section.parent === id),
    ...Object.values(plan.actions).filter((action) => action.section === id),
    ...Object.values(plan.measures).filter((measure) => measure.section === id),
  ]
    .filter((member) => member.gone === undefined)
    .map((member) => member.id);

export const decideSection: Deciders<SectionCommands> = {
  AddSection: (plan, { type: _, ...fields }) => {
    const event = { type: 'SectionAdded', ...fields } as const;
    const found = own(plan.sections, fields.section);
    if (found !== undefined) {
      return sameJson(withoutHistory(found), asAdded(event)) && found.gone === undefined
        ? nothing
        : refuse({ _tag: 'IdTaken', kind: 'section', id: found.id, title: found.title });
    }
    return pipe(
      worded('title', fields.title),
      E.flatMap(() => parentOf(plan, fields.section, fields.parent)),
      E.flatMap(() => happens(event)),
    );
  },

  ReviseSection: (plan, { section, changes }) =>
    pipe(
      live(plan, 'section', section),
      E.tap(() => worded('title', changes.title)),
      E.flatMap((found) => {
        const made = effective(found, changes);
        return unless(Object.keys(made).length === 0, { type: 'SectionRevised', section, changes: made });
      }),
    ),

  MoveSection: (plan, { type: _, ...place }) =>
    pipe(
      live(plan, 'section', place.section),
      E.tap(() => parentOf(plan, place.section, place.parent)),
      E.flatMap((found) =>
        unless(
          found.order === place.order && found.parent === place.parent && found.number === place.number,
          { type: 'SectionMoved', ...place },
        ),
      ),
    ),

  RetireSection: (plan, { type: _, ...retirement }) => {
    const { section: id } = retirement;
    const holds = heldBy(plan, id);
    return own(plan.sections, id)?.gone === undefined && holds.length > 0
      ? refuse({ _tag: 'StillHolds', id, holds })
      : leaves(plan, 'section', id, retirement, { type: 'SectionRetired', ...retirement });
  },

  AssessStatus: (plan, { type: _, ...assessment }) =>
    pipe(
      live(plan, 'section', assessment.section),
      E.flatMap((section) => {
        const schemes = plan.identity?.schemes ?? [];
        if (!schemes.some((scheme) => statusIn(scheme, assessment.status) !== undefined)) {
          return refuse({
            _tag: 'NotInScheme',
            subject: `section ${section.id}, ${assessment.dimension}`,
            found: assessment.status,
            scheme: schemes.map(({ id }) => id).join(', '),
            wanted: schemes.flatMap(({ statuses }) => statuses.map(({ code }) => code)),
          });
        }
        const before = section.assessed[assessment.page][assessment.dimension];
        const same =
          before?.status === assessment.status &&
          before.basis === assessment.basis &&
          before.comment === assessment.comment;
        return unless(same, { type: 'StatusAssessed', ...assessment });
      }),
    ),

  ReportProgress: (plan, { type: _, ...report }) =>
    pipe(
      live(plan, 'section', report.section),
      E.flatMap((section) => {
        const { section: _id, page, ...said } = report;
        const { reportedOn: _on, ...before } = section.progress[page] ?? { done: null };
        return unless(sameJson(before, said), { type: 'ProgressReported', ...report });
      }),
    ),

  QuoteFigure: (plan, { type: _, ...quote }) =>
    pipe(
      live(plan, 'section', quote.section),
      E.flatMap(() => live(plan, 'measure', quote.measure)),
      E.flatMap((measure) =>
        measure.frequency === frequencyOf(quote.period)
          ? unless(
              plan.quoted.some(({ version: _version, ...before }) => sameJson(before, quote)),
              { type: 'FigureQuoted', ...quote },
            )
          : refuse({
              _tag: 'WrongPeriod',
              measure: measure.id,
              found: quote.period,
              wanted: measure.frequency,
            }),
      ),
    ),
};
