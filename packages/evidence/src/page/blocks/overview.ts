import { type CalendarDay, sectionsOf } from '@plan-ledger/domain';
import type { StatusGiven } from '@plan-ledger/projections';

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

type DimensionShown = (typeof DIMENSIONS)[number][0];

/** The days on which anything was said of a status: editions say all of them, also those that did not change. */
const daysOf = ({ dossier }: PageView, given: readonly StatusGiven[]): readonly CalendarDay[] => {
  const first = given[0]?.reportedOn;
  const editions = dossier.plan.editions.map(({ reportedOn }) => reportedOn);
  const since = editions.filter((day) => first !== undefined && day >= first);
  return [...new Set([...given.map(({ reportedOn }) => reportedOn), ...since])].sort();
};

const rowsOf = (view: PageView, dimension: DimensionShown): readonly StatusTimelineRow[] => {
  const { statuses, plan } = view.dossier;
  const given = statuses.filter((one) => one.dimension === dimension && one.page === 'dashboard');
  const days = daysOf(view, given);
  return sectionsOf(plan)
    .map((section) => {
      const own = given.filter((one) => one.section === section.id);
      return {
        number: section.dashboardNumber ?? section.number ?? '',
        title: section.title,
        ...(view.places.has(`section-${section.id}`) ? { href: `#section-${section.id}` } : {}),
        given: days.flatMap((on) => {
          const standing = own.filter(({ reportedOn }) => reportedOn <= on).at(-1);
          return standing === undefined
            ? []
            : [{ on, edition: editionOn(view, on), status: standing.status }];
        }),
      };
    })
    .filter((row) => row.given.length > 0);
};

/** The statuses of all sections over time, where there is more than one day to tell of. */
export const statusesOverTime = (view: PageView): Content =>
  DIMENSIONS.map(([dimension, title]) => {
    const rows = rowsOf(view, dimension);
    const days = new Set(rows.flatMap(({ given }) => given.map(({ on }) => on)));
    return (
      days.size > 1 &&
      statusTimelineFigure(rows, {
        id: `timeline_${dimension}`,
        title,
        headingLevel: view.level + 1,
        csvHref: 'tables/section-statuses.csv',
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
