import { counted, listed } from '@plan-ledger/domain';
import type { DashboardRow, Revision } from '@plan-ledger/projections';

import { type Content, html, type SafeHtml } from '../../html/safe-html.js';
import { dayOr } from '../parts/words.js';
import { linkTo, type PageView } from '../view.js';

type Tally = readonly (readonly [label: string, count: number])[];

const tallied = (labels: readonly string[]): Tally => {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts];
};

/** The dimension that the dashboard says most of, and its words, section by section. */
const statusesSaid = (
  rows: readonly DashboardRow[],
): readonly [dimension: string, labels: readonly string[]] => {
  const labels = (dimension: 'actions' | 'impact'): readonly string[] =>
    rows.flatMap(({ statuses }) => statuses.dashboard[dimension]?.label ?? []);
  const [impact, actions] = [labels('impact'), labels('actions')];
  return impact.length >= actions.length ? ['impact', impact] : ['actions', actions];
};

const lateness = (view: PageView): Content => {
  const { actions, milestones, on } = view.dossier;
  const late = [...actions, ...milestones].filter(({ daysOverdue }) => daysOverdue !== null).length;
  return html`${linkTo(view, 'exceptions', `${late}`)} ${late === 1 ? 'action or milestone was' : 'actions and milestones were'} past the due date on ${dayOr(on)}`;
};

/** What the statuses say, or else what the actions do. */
const standing = (view: PageView): Content => {
  const { dashboard, actions } = view.dossier;
  const [dimension, labels] = statusesSaid(dashboard);
  if (labels.length === 0)
    return html`The plan has ${linkTo(view, 'actions', counted(actions.length, 'action'))} in ${linkTo(view, 'dashboard', counted(dashboard.length, 'section'))}; ${lateness(view)}.`;
  const parts = listed(tallied(labels).map(([label, count]) => `${count} ${label.toLowerCase()}`));
  return html`The plan gives the ${dimension} status of ${linkTo(view, 'dashboard', counted(labels.length, 'section'))} as ${parts}; ${lateness(view)}.`;
};

/** What the latest figures say. */
const figures = (view: PageView): Content => {
  const { measures, runCharts } = view.dossier;
  const judged = measures.filter(({ verdict }) => verdict !== null);
  if (measures.length === 0) return html`The plan names no measures.`;
  if (judged.length === 0)
    return html`Of ${linkTo(view, 'trends', counted(measures.length, 'measure'))}, none has both a target and a figure in its latest period.`;
  const met = judged.filter(({ verdict }) => verdict === 'met').length;
  const going = (variation: string): number =>
    runCharts.filter((chart) => chart.variation === variation).length;
  return html`Of ${linkTo(view, 'trends', counted(judged.length, 'measure'))} with a target and a figure, ${linkTo(view, 'trends', `${met}`)} ${met === 1 ? 'meets' : 'meet'} the target in the latest period; by the run charts ${linkTo(view, 'trends', `${going('improving')}`)} are improving and ${linkTo(view, 'trends', `${going('worsening')}`)} worsening.`;
};

const isUnmarked = ({ marked }: Revision): boolean => !marked;

/** What was changed in what had been published. */
const published = (view: PageView): Content => {
  const { revisions } = view.dossier;
  if (revisions.length === 0) return html`No figure or target was changed after it was published.`;
  const unmarked = revisions.filter(isUnmarked).length;
  const flips = revisions.filter(({ conclusionChanges }) => conclusionChanges === true).length;
  return html`${linkTo(view, 'revisions', counted(revisions.length, 'figure or target', 'figures and targets'))} ${revisions.length === 1 ? 'was' : 'were'} changed after publication, ${linkTo(view, 'revisions', `${unmarked}`)} of them without a note in the documents that were given; for ${linkTo(view, 'revisions', `${flips}`)} the conclusion changes.`;
};

/** The pack in three sentences, each number linked to its rows. */
export const headline = (view: PageView): SafeHtml => {
  const sentences = [standing(view), figures(view), published(view)];
  return html`<ol class="headline">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ol>`;
};
