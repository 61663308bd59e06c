import { own, type Plan } from '@plan-ledger/domain';
import type { SubjectKind } from '@plan-ledger/projections';

import type { Dossier } from './dossier.js';

/** The section that something belongs to; none where it belongs to the whole plan, or there is no such thing. */
const sectionOf = (plan: Plan, kind: SubjectKind, id: string): string | undefined => {
  switch (kind) {
    case 'section':
      return id;
    case 'action':
      return own(plan.actions, id)?.section;
    case 'milestone':
      return sectionOf(plan, 'action', own(plan.milestones, id)?.action ?? '');
    case 'measure':
      return own(plan.measures, id)?.section;
    case 'plan':
    case 'recommendation':
    case 'risk':
    case 'evidence':
    case 'oversight':
      return undefined;
  }
};

/** The sections that are named, and all below them. */
export const sectionsWithin = (plan: Plan, named: readonly string[]): ReadonlySet<string> => {
  const isWithin = (id: string | undefined): boolean =>
    id !== undefined && (named.includes(id) || isWithin(own(plan.sections, id)?.parent));
  return new Set(Object.keys(plan.sections).filter(isWithin));
};

/**
 * What a dossier tells of some sections and all below them; of the whole plan where none are named. What belongs to no section
 * stays as it is: risks, oversight, erasures, submissions. So do the changes that the audit tells.
 */
export const inScope = (dossier: Dossier, named: readonly string[] | undefined): Dossier => {
  if (named === undefined) return dossier;
  const { plan } = dossier;
  const sections = sectionsWithin(plan, named);
  const has = ({ section }: { readonly section: string }): boolean => sections.has(section);
  const hasOf = (kind: SubjectKind, id: string): boolean => sections.has(sectionOf(plan, kind, id) ?? '');
  return {
    ...dossier,
    dashboard: dossier.dashboard.filter(has),
    actions: dossier.actions.filter(has),
    milestones: dossier.milestones.filter(has),
    measures: dossier.measures.filter(has),
    trends: dossier.trends.filter(has),
    runCharts: dossier.runCharts.filter(has),
    changes: dossier.changes.filter(({ kind, subject }) => hasOf(kind, subject)),
    revisions: dossier.revisions.filter(({ measure }) => hasOf('measure', measure)),
    coverage: dossier.coverage.filter(({ sections: answering }) =>
      answering.some(({ id }) => sections.has(id)),
    ),
    quoted: dossier.quoted.filter(has),
    exceptions: dossier.exceptions.filter(has),
    statuses: dossier.statuses.filter(has),
    dues: dossier.dues.filter(({ kind, subject }) => hasOf(kind, subject)),
  };
};
