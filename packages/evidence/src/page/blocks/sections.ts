import { dayInWords, type Progress, sameWording, type Section, sectionsOf } from '@plan-ledger/domain';
import type { StatusGiven } from '@plan-ledger/projections';

import { slippageFigure } from '../../charts/index.js';
import { type Content, each, html, type SafeHtml } from '../../html/safe-html.js';
import { statusChip } from '../parts/status.js';
import { facts, listOf } from '../parts/table.js';
import { dayOr } from '../parts/words.js';
import { heading, type PageView, people } from '../view.js';
import { actionsTable, milestonesTable } from './actions.js';
import { measureFigure } from './measure.js';
import { slippagesOf } from './slippage.js';
import { trendTable } from './trend-table.js';

const PAGES = { dashboard: 'the dashboard', detail: 'its own page' } as const;

/** Each status that a section was given, in the order of time: `at risk on 26 May 2020, then compromised on …`. */
const statusesOver = (given: readonly StatusGiven[]): Content => {
  const lines = new Map<string, StatusGiven[]>();
  for (const one of given) {
    const key = `${one.dimension} on ${PAGES[one.page]}`;
    lines.set(key, [...(lines.get(key) ?? []), one]);
  }
  return facts(
    [...lines].map(([key, some]) => [
      `Status of ${key}`,
      each(
        some,
        ({ status, reportedOn }, at) =>
          html`${at > 0 && ', then '}${statusChip(status)} ${dayInWords(reportedOn)}`,
      ),
    ]),
  );
};

const progressOf = (progress: Progress | undefined, says: string): Content =>
  progress !== undefined &&
  html`<p class="label">${says}, ${dayOr(progress.reportedOn)}</p>${progress.headline !== undefined && html`<p>${progress.headline}</p>`}${listOf(progress.done)}${progress.next.length > 0 && html`<p class="label">Next</p>${listOf(progress.next)}`}${progress.comment !== undefined && html`<p>${progress.comment}</p>`}`;

const holds = (view: PageView, { id }: Section): boolean =>
  [view.dossier.actions, view.dossier.measures, view.dossier.statuses, view.dossier.milestones].some((rows) =>
    rows.some(({ section }) => section === id),
  );

const sectionOf = (view: PageView, section: Section): SafeHtml => {
  const { actions, milestones, trends, runCharts, statuses, on } = view.dossier;
  const here = <R extends { readonly section: string }>(rows: readonly R[]): readonly R[] =>
    rows.filter((row) => row.section === section.id);
  const level = view.level + 1;
  const [acts, steps, figures, charts] = [
    here(actions),
    here(milestones),
    here(trends),
    // They are told once.
    view.parts.has('trends') ? [] : here(runCharts),
  ];
  const within = (what: string): SafeHtml => html`${what}<span class="unseen"> of ${section.title}</span>`;
  const slipped = slippagesOf(view.dossier, section.id);
  return html`<section class="plan-section">${heading(level, [section.number, section.title].filter((part) => part !== undefined).join(' '), `section-${section.id}`)}${section.statement !== undefined && !sameWording(section.statement, section.title) && html`<p class="lede">${section.statement}</p>`}${facts([['Led by', people(view, section.leads ?? [], on)]])}${statusesOver(here(statuses))}${progressOf(section.progress.dashboard, 'Progress, as the dashboard says it')}${progressOf(section.progress.detail, 'Progress, as its own page says it')}${acts.length > 0 && actionsTable(view, acts, `actions_${section.id}`, within('Actions'))}${steps.length > 0 && milestonesTable(view, steps, `milestones_${section.id}`, within('Milestones'))}${slipped.length > 0 && slippageFigure(slipped, on, { idPrefix: `slippage_${section.id}`, headingLevel: level + 1, csvHref: 'tables/actions.csv' })}${figures.length > 0 && trendTable(view, figures, `figures_${section.id}`, within('Figures'))}${each(charts, (chart) => measureFigure(view, chart, level + 1))}</section>`;
};

/** Each section in full: statuses over time, progress, actions, milestones, measures. */
export const sections = (view: PageView): SafeHtml => {
  const there = sectionsOf(view.dossier.plan).filter((section) => holds(view, section));
  return there.length === 0
    ? html`<p class="none">The plan has no section with anything in it yet.</p>`
    : each(there, (section) => sectionOf(view, section));
};
