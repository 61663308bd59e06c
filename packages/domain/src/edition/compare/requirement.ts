import type { PlanCommandOf } from '../../plan/commands.js';
import type { Step } from '../../plan/decide/index.js';
import type { Plan } from '../../plan/state.js';
import { own } from '../../values/json.js';
import type { Edition } from '../edition.js';
import type { RecommendationPart } from '../format/index.js';
import { keptWording, present, revisionOf, type Stepper } from './shape.js';

const wordSteps = (plan: Plan, part: RecommendationPart, place: string, step: Stepper): readonly Step[] => {
  const { id: recommendation, kind, number, from, doubtful } = part;
  const before = own(plan.recommendations, recommendation);
  const fields = {
    kind,
    title: keptWording(before?.title, part.title),
    ...present({ number, from, doubtful }),
  };
  if (before === undefined) {
    return [step({ type: 'ReceiveRecommendation', recommendation, ...fields }, place)];
  }
  const { id: _id, links: _links, gone: _gone, ...words } = before;
  return revisionOf<object>(words, fields, (changes) =>
    step({ type: 'ReviseRecommendation', recommendation, changes }, place),
  );
};

interface Told {
  readonly link: Omit<PlanCommandOf<'LinkRecommendation'>, 'type'>;
  readonly place: string | undefined;
}

/** What the edition says of which section answers which recommendation: in its list, and on each section's own page. */
const linksIn = (edition: Edition): readonly Told[] => [
  ...(edition.recommendations ?? []).flatMap(({ id, sections = [], place }, row) =>
    sections.map(({ section, printed }) => ({
      link: { recommendation: id, section, side: 'list' as const, ...present({ printed }) },
      place: place ?? `Recommendations, row ${row + 1}`,
    })),
  ),
  ...edition.sections.flatMap(({ id: section, answers = [], detail }) =>
    answers.map(({ recommendation, printed, place }) => ({
      link: { recommendation, section, side: 'page' as const, ...present({ printed }) },
      place: place ?? detail?.place,
    })),
  ),
];

/** Links of the plan that an edition which speaks of their side no longer has. */
const unlinkSteps = (plan: Plan, edition: Edition, told: readonly Told[], step: Stepper): readonly Step[] =>
  Object.values(plan.recommendations)
    .filter(({ gone }) => gone === undefined)
    .flatMap(({ id: recommendation, links }) =>
      links
        .filter(({ section, side }) =>
          side === 'page'
            ? edition.sections.some(({ id, answers }) => id === section && answers !== undefined)
            : (edition.recommendations ?? []).some(({ id }) => id === recommendation),
        )
        .filter(
          ({ section, side }) =>
            !told.some(
              ({ link }) =>
                link.recommendation === recommendation && link.section === section && link.side === side,
            ),
        )
        .map(({ section, side }) =>
          step(
            { type: 'UnlinkRecommendation', recommendation, section, side },
            side === 'page'
              ? edition.sections.find(({ id }) => id === section)?.detail?.place
              : edition.recommendations?.find(({ id }) => id === recommendation)?.place,
          ),
        ),
    );

/** Steps that make the recommendations, and what answers them, what the edition says. */
export const requirementSteps = (plan: Plan, edition: Edition, step: Stepper): readonly Step[] => {
  const told = linksIn(edition);
  return [
    ...(edition.recommendations ?? []).flatMap((part, row) =>
      wordSteps(plan, part, part.place ?? `Recommendations, row ${row + 1}`, step),
    ),
    ...told.map(({ link, place }) => step({ type: 'LinkRecommendation', ...link }, place)),
    ...unlinkSteps(plan, edition, told, step),
  ];
};
