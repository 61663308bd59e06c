import { nearest, own, type Plan } from '@plan-ledger/domain';

import { partsOf, type Recipe } from '../recipe/recipe.js';
import type { NotInPlan } from './request.js';

const missing = (
  what: NotInPlan['what'],
  ids: readonly string[],
  known: Readonly<Record<string, unknown>>,
): NotInPlan | undefined => {
  const id = ids.find((one) => own(known, one) === undefined);
  return id === undefined
    ? undefined
    : { _tag: 'NotInPlan', what, id, like: nearest(id, Object.keys(known)) };
};

/** The first section or measure that a recipe names and a plan never had. */
export const unknownIn = (recipe: Recipe, plan: Plan): NotInPlan | undefined => {
  const measures = partsOf(recipe).flatMap((part) => (part.block === 'trends' ? (part.only ?? []) : []));
  return missing('section', recipe.scope ?? [], plan.sections) ?? missing('measure', measures, plan.measures);
};
