import { type CalendarDay, sectionsOf } from '@plan-ledger/domain';
import type { StatusGiven } from '@plan-ledger/projections';

import { smallMultiples, statusTimelineFigure, type StatusTimelineRow } from '../../charts/index.js';
import { html, type Content } from '../../html/safe-html.js';
import { MOST_DAYS } from '../shown.js';
import type { PageView } from '../view.js';

const DIMENSIONS = [
  ['actions', 'Actions status'],
  ['impact', 'Impact status'],
  ['rating', 'Rating'],
] as const;

/** The label of the first edition of each day. */
const editionsByDay = ({ dossier }: PageView): ReadonlyMap<CalendarDay, string> =>
  new Map([...dossier.plan.editions].reverse().map(({ reportedOn, label }) => [reportedOn, label]));

type DimensionShown = (typeof DIMENSIONS)[number][0];

/** The days on which anything was said of a status: editions say all of them, also those that did not change. */
const daysOf = ({ dossier }: PageView, given: readonly StatusGiven[]): readonly CalendarDay[] => {
  const first = given[0]?.reportedOn;
  const editions = dossier.plan.editions.map(({ reportedOn }) => reportedOn);
  const since = editions.filter((day) => first !== undefined && day >= first);
  return [...new Set([...given.map(({ reportedOn }) => reportedOn), ...since])].sort();
};

const givenIn = ({ dossier }: PageView, dimension: DimensionShown): readonly StatusGiven[] =>
  dossier.statuses.filter((one) => one.dimension === dimension && one.page === 'dashboard');

const rowsOf = (
  view: PageView,
  given: readonly StatusGiven[],
  days: readonly CalendarDay[],
): readonly StatusTimelineRow[] => {
  const editions = editionsByDay(view);
  return sectionsOf(view.dossier.plan)
    .map((section) => {
      const latestFirst = given.filter((one) => one.section === section.id).reverse();
      return {
        number: section.dashboardNumber ?? section.number ?? '',
        title: section.title,
        ...(view.places.has(`section-${section.id}`) ? { href: `#section-${section.id}` } : {}),
        given: days.flatMap((on) => {
          const standing = latestFirst.find(({ reportedOn }) => reportedOn <= on);
          return standing === undefined
            ? []
            : [{ on, edition: editions.get(on) ?? null, status: standing.status }];
        }),
      };
    })
    .filter((row) => row.given.length > 0);
};

/** The statuses of all sections over time, where there is more than one day to tell of. */
export const statusesOverTime = (view: PageView): Content =>
  DIMENSIONS.map(([dimension, title]) => {
    const given = givenIn(view, dimension);
    const days = daysOf(view, given);
    const rows = rowsOf(view, given, days.slice(-MOST_DAYS));
    return (
      rows.length > 0 &&
      days.length > 1 && [
        statusTimelineFigure(rows, {
          id: `timeline_${dimension}`,
          title,
          headingLevel: view.level + 1,
          csvHref: 'tables/section-statuses.csv',
        }),
        days.length > MOST_DAYS &&
          html`<p>The latest ${MOST_DAYS} of ${days.length} days are shown; <a href="tables/section-statuses.csv">the table of statuses</a> has all.</p>`,
      ]
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
