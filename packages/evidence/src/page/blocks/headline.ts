import { counted, listed } from '@plan-ledger/domain';
import type { DashboardRow, Revision } from '@plan-ledger/projections';

import { type Content, html, type SafeHtml } from '../../html/safe-html.js';
import { dayOr, orNone } from '../parts/words.js';
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

const late = (rows: readonly { readonly daysOverdue: number | null }[]): number =>
  rows.filter(({ daysOverdue }) => daysOverdue !== null).length;

const lateness = (view: PageView): Content => {
  const { actions, milestones, on } = view.dossier;
  const [acts, steps] = [late(actions), late(milestones)];
  const told = [
    acts > 0 && html`${linkTo(view, 'exceptions', `${acts}`)} ${acts === 1 ? 'action' : 'actions'}`,
    steps > 0 && html`${linkTo(view, 'exceptions', `${steps}`)} ${steps === 1 ? 'milestone' : 'milestones'}`,
  ].filter((part) => part !== false);
  return told.length === 0
    ? html`no action or milestone was past the due date on ${dayOr(on)}`
    : html`${told[0]}${told.length > 1 && html` and ${told[1]}`} ${acts + steps === 1 ? 'was' : 'were'} past the due date on ${dayOr(on)}`;
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
  const [improving = 0, worsening = 0] = ['improving', 'worsening'].map(
    (variation) => runCharts.filter((chart) => chart.variation === variation).length,
  );
  return html`Of ${linkTo(view, 'trends', counted(judged.length, 'measure'))} with a target and a figure, ${linkTo(view, 'trends', orNone(met))} ${met < 2 ? 'meets' : 'meet'} the target in the latest period; by the run charts ${linkTo(view, 'trends', orNone(improving))} ${improving < 2 ? 'is' : 'are'} improving and ${linkTo(view, 'trends', orNone(worsening))} worsening.`;
};

const isUnmarked = ({ marked }: Revision): boolean => !marked;

/** What was changed in what had been published. */
const published = (view: PageView): Content => {
  const { revisions } = view.dossier;
  if (revisions.length === 0) return html`No figure or target was changed after it was published.`;
  const unmarked = revisions.filter(isUnmarked).length;
  const flips = revisions.filter(({ conclusionChanges }) => conclusionChanges === true).length;
  const link = (words: string): SafeHtml => linkTo(view, 'revisions', words);
  return revisions.length === 1
    ? html`${link('1 figure or target')} was changed after publication, ${unmarked === 1 ? 'without' : 'with'} a note in the documents that were given; ${flips === 1 ? 'with it the conclusion changes' : 'no conclusion changes with it'}.`
    : html`${link(`${revisions.length} figures and targets`)} were changed after publication, ${link(orNone(unmarked))} of them without a note in the documents that were given; for ${link(orNone(flips))} of them the conclusion changes.`;
};

/** What a review has in the place of actions, measures and targets. */
const reviewed = (view: PageView): readonly Content[] => {
  const { review, quoted } = view.dossier;
  const rated = tallied(review.ratings.map(({ rating }) => (rating === '' ? 'left blank' : rating)));
  const total = (of: 'done' | 'concerns' | 'next'): number =>
    review.told.reduce((sum, one) => sum + one[of].length, 0);
  const link = (words: string): SafeHtml => linkTo(view, 'ratings', words);
  return [
    review.ratings.length === 0
      ? html`The review rates nothing.`
      : html`The review has ${link(counted(review.ratings.length, 'rating'))}: ${listed(rated.map(([label, count]) => `${count} ${label.toLowerCase()}`))}.`,
    html`It tells ${link(counted(total('done'), 'thing'))} that went well, ${link(counted(total('concerns'), 'concern'))} and ${link(counted(total('next'), 'next step'))}.`,
    quoted.length === 0
      ? html`It quotes no figures.`
      : html`It quotes ${linkTo(view, view.parts.has('quoted') ? 'quoted' : 'ratings', counted(quoted.length, 'figure'))}, and keeps no tables of its own.`,
  ];
};

/** The pack in three sentences, each number linked to its rows. */
export const headline = (view: PageView): SafeHtml => {
  const sentences =
    view.dossier.plan.identity?.kind === 'review'
      ? reviewed(view)
      : [standing(view), figures(view), published(view)];
  return html`<ol class="headline">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ol>`;
};
