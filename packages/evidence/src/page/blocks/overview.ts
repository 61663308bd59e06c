import { type Section, sectionsOf } from '@plan-ledger/domain';

import { smallMultiples, statusTimelineFigure, type StatusTimelineRow } from '../../charts/index.js';
import type { Content } from '../../html/safe-html.js';
import type { PageView } from '../view.js';

const DIMENSIONS = [
  ['actions', 'Actions status'],
  ['impact', 'Impact status'],
  ['rating', 'Rating'],
] as const;

const editionOn = ({ dossier }: PageView, day: string): string | null =>
  dossier.plan.editions.find(({ reportedOn }) => reportedOn === day)?.label ?? null;

const rowsOf = (
  view: PageView,
  dimension: (typeof DIMENSIONS)[number][0],
  sections: readonly Section[],
): readonly StatusTimelineRow[] =>
  sections
    .map((section) => ({
      number: section.dashboardNumber ?? section.number ?? '',
      title: section.title,
      ...(view.places.has(`section-${section.id}`) ? { href: `#section-${section.id}` } : {}),
      given: view.dossier.statuses
        .filter(
          (one) => one.section === section.id && one.dimension === dimension && one.page === 'dashboard',
        )
        .map(({ reportedOn: on, status }) => ({ on, edition: editionOn(view, on), status })),
    }))
    .filter(({ given }) => given.length > 0);

/** The statuses of all sections over time, where there is more than one day to tell of. */
export const statusesOverTime = (view: PageView): Content =>
  DIMENSIONS.map(([dimension, title]) => {
    const rows = rowsOf(view, dimension, sectionsOf(view.dossier.plan));
    const days = new Set(rows.flatMap(({ given }) => given.map(({ on }) => on)));
    return (
      days.size > 1 &&
      statusTimelineFigure(rows, {
        id: `timeline_${dimension}`,
        title,
        headingLevel: view.level + 1,
        csvHref: 'tables/statuses.csv',
      })
    );
  });

/** A small run chart of each measure, each leading to the large one. */
export const measuresAtAGlance = (view: PageView): Content => {
  const { runCharts, window } = view.dossier;
  const there = runCharts.filter(({ limits }) => limits.length > 0);
  const hrefOf = ({ measure }: { readonly measure: string }): string =>
    view.places.has(`measure-${measure}`) ? `#measure-${measure}` : 'tables/trends.csv';
  return (
    there.length > 0 &&
    smallMultiples(there, {
      id: 'glance',
      window,
      headingLevel: view.level + 1,
      csvHref: 'tables/trends.csv',
      hrefOf,
    })
  );
};
