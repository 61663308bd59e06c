import type { Step } from '../../plan/decide/index.js';
import type { Plan } from '../../plan/state.js';
import type { Edition } from '../edition.js';
import type { SectionPart } from '../format/index.js';
import { actionSteps } from './action.js';
import { evidenceSteps } from './evidence.js';
import { measureSteps } from './measure.js';
import { placeIn, type Stepper } from './shape.js';
import { standingSteps } from './standing.js';

/** Where each measure stands in the document. */
export const measurePlaces = ({ sections }: Edition): ReadonlyMap<string, string> =>
  new Map(
    sections.flatMap(({ detail, measures = [] }) =>
      measures.map(
        ({ id, place }, row) => [id, place ?? placeIn(detail?.place, `measures, row ${row + 1}`)] as const,
      ),
    ),
  );

/** Steps for what the sections hold: actions before the measures, which may name the action whose row prints them. */
export const memberSteps = (
  plan: Plan,
  edition: Edition,
  sections: readonly SectionPart[],
  step: Stepper,
): readonly Step[] => {
  const places = measurePlaces(edition);
  return [
    ...sections.flatMap(({ id, detail, actions = [] }) =>
      actions.flatMap((action, row) =>
        actionSteps(
          plan,
          id,
          action,
          action.place ?? placeIn(detail?.place, `actions, row ${row + 1}`),
          step,
        ),
      ),
    ),
    ...sections.flatMap(({ id, measures = [] }) =>
      measures.flatMap((measure) => {
        const place = places.get(measure.id);
        return [
          ...measureSteps(plan, id, measure, place, step),
          ...standingSteps(plan, edition, measure, place, step),
        ];
      }),
    ),
    ...sections.flatMap(({ id, detail, evidence = [] }) =>
      evidence.flatMap((part, row) =>
        evidenceSteps(plan, id, part, part.place ?? placeIn(detail?.place, `evidence, row ${row + 1}`), step),
      ),
    ),
  ];
};
