import type { Dossier } from '../dossier/dossier.js';
import { inScope } from '../dossier/scope.js';
import type { BlockName } from './blocks.js';
import { blockFor, NUMBER_NAMES, type NumberName, NUMBERS } from './numbers.js';
import { partsOf, type Recipe } from './recipe.js';

/** A number as a page shows it, and the place on the page where its rows are: the block's name is the id of its heading. */
export interface NumberShown {
  readonly value: string;
  readonly href: string;
}

/**
 * The numbers and days that prose can name, as they are in the scope of a recipe, each with the place on its page.
 *
 * @example
 * import { NUMBER_NAMES } from '@plan-ledger/evidence';
 * assert.ok(NUMBER_NAMES.includes('actions_overdue'));
 */
export const numbersOf = (
  dossier: Dossier,
  recipe: Pick<Recipe, 'blocks' | 'scope'>,
): Readonly<Record<NumberName, NumberShown>> => {
  const scoped = inScope(dossier, recipe.scope);
  const names = new Set<BlockName>(partsOf(recipe).map(({ block }) => block));
  const shown = (name: NumberName): NumberShown => ({
    value: String(NUMBERS[name].of(scoped)),
    href: `#${blockFor(name, (block) => names.has(block)) ?? 'as-of'}`,
  });
  return Object.fromEntries(NUMBER_NAMES.map((name) => [name, shown(name)])) as Record<
    NumberName,
    NumberShown
  >;
};
