import {
  dayInWords,
  groupedBy,
  type Progress,
  sameWording,
  type Section,
  sectionsOf,
} from '@plan-ledger/domain';
import type { StatusGiven } from '@plan-ledger/projections';

import { slippageFigure } from '../../charts/index.js';
import { type Content, each, html, type SafeHtml } from '../../html/safe-html.js';
import { statusChip } from '../parts/status.js';
import { facts, listOf } from '../parts/table.js';
import { dayOr } from '../parts/words.js';
import { MOST_DAYS } from '../shown.js';
import { heading, type PageView, people } from '../view.js';
import { actionsTable, milestonesTable } from './actions.js';
import { measureFigures, onPaper } from './measure.js';
import { slippagesOf } from './slippage.js';
import { trendTable } from './trend-table.js';

const PAGES = { dashboard: 'the dashboard', detail: 'its own page' } as const;

/** Each status that a section was given, in the order of time: `at risk on 26 May 2020, then compromised on …`. */
const statusesOver = (given: readonly StatusGiven[]): Content => {
  const lines = groupedBy(given, ({ dimension, page }) => `${dimension} on ${PAGES[page]}`);
  const line = (some: readonly StatusGiven[]): Content => [
    some.length > MOST_DAYS &&
      html`${some.length - MOST_DAYS} before these, in <a href="tables/section-statuses.csv">the table of statuses</a>; then `,
    some
      .slice(-MOST_DAYS)
      .map(
        ({ status, reportedOn }, at) =>
          html`${at > 0 && ', then '}${statusChip(status)} ${dayInWords(reportedOn)}`,
      ),
  ];
  return facts([...lines].map(([key, some]) => [`Status of ${key}`, line(some)]));
};

const progressOf = (progress: Progress | undefined, says: string): Content =>
  progress !== undefined && [
    html`<p class="label">${says}, ${dayOr(progress.reportedOn)}</p>`,
    progress.headline !== undefined && html`<p>${progress.headline}</p>`,
    listOf(progress.done),
    progress.next.length > 0 && [html`<p class="label">Next</p>`, listOf(progress.next)],
    progress.comment !== undefined && html`<p>${progress.comment}</p>`,
  ];

const isIn =
  ({ id }: Section) =>
  ({ section }: { readonly section: string }): boolean =>
    section === id;

/** The timetable of a section: its actions and milestones, and what of them moved. */
const timetable = (view: PageView, section: Section, caption: (what: string) => Content): Content => {
  const { actions, milestones, on } = view.dossier;
  const [acts, steps] = [actions.filter(isIn(section)), milestones.filter(isIn(section))];
  const slipped = slippagesOf(view, section.id);
  return [
    acts.length > 0 && actionsTable(view, acts, `actions_${section.id}`, caption('Actions')),
    steps.length > 0 && milestonesTable(view, steps, `milestones_${section.id}`, caption('Milestones')),
    slipped.length > 0 &&
      slippageFigure(slipped, on, {
        id: `slippage_${section.id}`,
        title: 'Dates that moved',
        headingLevel: view.level + 2,
        csvHref: 'tables/actions.csv',
      }),
  ];
};

/** The figures of a section: the table of all, and a run chart of each measure unless the page has them elsewhere. */
const figures = (view: PageView, section: Section, caption: (what: string) => Content): Content => {
  const { trends, runCharts } = view.dossier;
  const rows = trends.filter(isIn(section));
  const charts = view.parts.has('trends') ? [] : runCharts.filter(isIn(section));
  return (
    rows.length + charts.length > 0 &&
    html`<div class="across">${rows.length > 0 && trendTable(view, rows, `figures_${section.id}`, caption('Figures'))}${measureFigures(view, charts, section.id)}</div>`
  );
};

const sectionOf = (view: PageView, section: Section): SafeHtml => {
  const { id, number, title, statement, leads = [], progress } = section;
  const called = [number, title].filter((part) => part !== undefined).join(' ');
  const caption = (what: string): Content => html`${what}<span class="unseen"> of ${title}</span>`;
  const parts: readonly Content[] = [
    heading(view.level + 1, called, `section-${id}`),
    statement !== undefined && !sameWording(statement, title) && html`<p class="lede">${statement}</p>`,
    facts([['Led by', people(view, leads, view.dossier.on)]]),
    statusesOver(view.dossier.statuses.filter(isIn(section))),
    progressOf(progress.dashboard, 'Progress, as the dashboard says it'),
    progressOf(progress.detail, 'Progress, as its own page says it'),
    timetable(view, section, caption),
    figures(view, section, caption),
  ];
  return html`<section class="plan-section">${parts}</section>`;
};

const holds = ({ dossier }: PageView, section: Section): boolean =>
  [dossier.actions, dossier.milestones, dossier.measures, dossier.statuses].some((rows) =>
    rows.some(isIn(section)),
  );

/** Each section in full: statuses over time, progress, actions, milestones, measures. */
export const sections = (view: PageView): SafeHtml => {
  const there = sectionsOf(view.dossier.plan).filter((section) => holds(view, section));
  return there.length === 0
    ? html`<p class="none">The plan has no section with anything in it yet.</p>`
    : html`${!view.parts.has('trends') && onPaper}${each(there, (section) => sectionOf(view, section))}`;
};
