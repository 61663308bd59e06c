import {
  type Link,
  type LinkSide,
  type Measure,
  own,
  type Plan,
  type Recommendation,
  REDACTED,
  sameWording,
  type Section,
} from '@plan-ledger/domain';

import { within } from './tree.js';

/** One recommendation or finding, with what of the plan answers it, and what does not. */
export interface CoverageRow {
  readonly recommendation: string;
  readonly kind: Recommendation['kind'];
  readonly number: string;
  readonly title: string;
  /** The sections that answer it, by the list of recommendations, by their own pages, and by either. */
  readonly list: readonly Section[];
  readonly pages: readonly Section[];
  readonly sections: readonly Section[];
  readonly actions: number;
  readonly milestones: number;
  readonly measures: number;
  readonly evidence: number;
  /** What is missing, in words. */
  readonly gaps: readonly string[];
  /** The sections whose pages word it otherwise than the list does. */
  readonly reworded: readonly Section[];
  /** Where the list and the pages do not say the same, in words. */
  readonly disagreements: readonly string[];
}

/**
 * How a plan calls a section for short: by its number, or else by its title.
 *
 * @example
 * import { shortName } from '@plan-ledger/projections';
 * assert.equal(shortName({ number: 'HP1', title: 'Children are safe' } as never), 'HP1');
 */
export const shortName = ({ number, title }: Pick<Section, 'number' | 'title'>): string => number ?? title;

const linked = (plan: Plan, { links }: Recommendation, side: LinkSide): readonly Section[] =>
  links
    .filter((link) => link.side === side)
    .map(({ section }) => own(plan.sections, section))
    .filter((section) => section !== undefined && section.gone === undefined)
    .filter((section) => section !== undefined);

/** The words that a list uses for a section, without the number before them and the full stop after. */
const heading = (printed: string, number = ''): string =>
  (printed.startsWith(number) ? printed.slice(number.length) : printed)
    .replace(/^[\s:.–—-]+/u, '')
    .replace(/[\s.]+$/u, '');

/** Whether two texts are worded otherwise; of one that was erased nobody can say. */
const differ = (told: string, called: string): boolean =>
  told !== REDACTED && called !== REDACTED && !sameWording(told, called);

const calledOtherwise = (plan: Plan, { section: id, printed }: Link): readonly string[] => {
  const section = own(plan.sections, id);
  if (section === undefined || section.gone !== undefined || printed === undefined) return [];
  const [told, called] = [heading(printed, section.number), heading(section.title)];
  return told === '' || !differ(told, called)
    ? []
    : [`The list calls ${shortName(section)} "${told}"; its own page calls it "${called}"`];
};

const onlyOn = (
  some: readonly Section[],
  others: readonly Section[],
  says: (name: string) => string,
): readonly string[] =>
  some.filter(({ id }) => !others.some((other) => other.id === id)).map((s) => says(shortName(s)));

const disagreementsOf = (
  plan: Plan,
  recommendation: Recommendation,
  list: readonly Section[],
  pages: readonly Section[],
): readonly string[] => [
  ...(list.length === 0
    ? []
    : onlyOn(pages, list, (name) => `The page of ${name} names it; the list does not name ${name}`)),
  ...onlyOn(list, pages, (name) => `The list names ${name}; the page of ${name} does not name it`),
  ...recommendation.links
    .filter(({ side }) => side === 'list')
    .flatMap((link) => calledOtherwise(plan, link)),
];

/** Whether anything of a measure is counted or aimed at: a text such as `tbc` is neither. */
export const hasFigure = ({ cells, baselines = [] }: Measure): boolean =>
  [...Object.values(cells).flatMap(({ target, actual }) => [target, actual]), ...baselines].some(
    (entry) => entry !== undefined && entry.figure.kind !== 'missing',
  );

const gapsOf = (
  counts: Pick<CoverageRow, 'actions' | 'milestones' | 'measures' | 'evidence'>,
  sections: readonly Section[],
  measures: readonly Measure[],
): readonly string[] => {
  if (sections.length === 0) return ['no section'];
  const { actions, milestones, evidence } = counts;
  return [
    ...(actions === 0 ? ['no action'] : milestones === 0 ? ['no milestone'] : []),
    ...(measures.length === 0 ? ['no measure'] : []),
    ...(measures.length > 0 && !measures.some(hasFigure) ? ['no measure with a figure or a target'] : []),
    ...(evidence === 0 ? ['no evidence'] : []),
  ];
};

/**
 * Which parts of the plan answer each recommendation, from both sides: what the list of recommendations says, and what the
 * page of each section says. Actions and milestones are those of the sections and of what is inside them; measures and
 * evidence also those that a plan states for the larger part around them.
 *
 * @example
 * import { coverageOf } from '@plan-ledger/projections';
 * import { noPlan } from '@plan-ledger/domain';
 * assert.deepEqual(coverageOf(noPlan), []);
 */
export const coverageOf = (plan: Plan): readonly CoverageRow[] =>
  Object.values(plan.recommendations)
    .filter(({ gone }) => gone === undefined)
    .map((recommendation) => {
      const list = linked(plan, recommendation, 'list');
      const pages = linked(plan, recommendation, 'page');
      const sections = [...new Map([...list, ...pages].map((section) => [section.id, section])).values()];
      const { inside, around } = within(plan, sections);
      const here = <M extends { readonly section: string; readonly gone?: unknown }>(
        members: Readonly<Record<string, M>>,
        homes: ReadonlySet<string>,
      ): readonly M[] =>
        Object.values(members).filter(({ section, gone }) => gone === undefined && homes.has(section));
      const actions = new Set(here(plan.actions, inside).map(({ id }) => id));
      const measures = here(plan.measures, around);
      const counts = {
        actions: actions.size,
        milestones: Object.values(plan.milestones).filter(
          ({ action, gone }) => gone === undefined && actions.has(action),
        ).length,
        measures: measures.length,
        evidence: here(plan.evidence, around).length,
      };
      return {
        recommendation: recommendation.id,
        kind: recommendation.kind,
        number: recommendation.number ?? '',
        title: recommendation.title,
        list,
        pages,
        sections,
        ...counts,
        gaps: gapsOf(counts, sections, measures),
        reworded: pages.filter(({ id }) =>
          recommendation.links.some(
            ({ section, side, printed }) =>
              section === id &&
              side === 'page' &&
              printed !== undefined &&
              differ(heading(printed), heading(recommendation.title)),
          ),
        ),
        disagreements: disagreementsOf(plan, recommendation, list, pages),
      };
    });
