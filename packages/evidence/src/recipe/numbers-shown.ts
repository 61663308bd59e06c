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
 * import { gather, numbersOf } from '@plan-ledger/evidence';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const closed = { event: { type: 'PlanClosed' }, reportedOn: '2021-01-28', actor: 'U1', correlation: 'january' };
 * await store.append('p' as never, 'new', [{ id: '0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11', ...closed } as never])();
 * const dossier = await gather(store, 'p' as never, 1)();
 * const numbers = dossier._tag === 'Right' && numbersOf(dossier.right, { blocks: [{ block: 'exceptions' }] });
 * assert.deepEqual(numbers && numbers.reported_on, { value: '28 January 2021', href: '#as-of' });
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
