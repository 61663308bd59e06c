import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from '../../fault.js';
import type { Report } from '../../report.js';
import type { Column } from '../../render/index.js';
import type { Option, Typed } from '../shape.js';
import { type Evidence, evidence } from './evidence.js';
import { builtInText, recipeMeant } from './recipe-meant.js';

const columns = (key: string, title: string): readonly Column[] => [
  { key, title, flex: 0 },
  { key: 'says', title: 'What it is', flex: 1 },
];

const titleOf = (made: Evidence, name: string): string => {
  const recipe = recipeMeant(made, name);
  return recipe._tag === 'Left' ? '' : recipe.right.title.map(({ words = '' }) => words).join('');
};

// As of when it speaks stands at the head of every page, whatever its recipe has.
const shownIn = (blocks: readonly string[]): string =>
  blocks.includes('as-of') ? 'every page' : blocks.join(', ');

const listed = (made: Evidence): Report => {
  const recipes = made.BUILT_IN_NAMES.map((name) => ({ name, says: titleOf(made, name) }));
  const blocks = made.BLOCK_NAMES.map((name) => ({ name, says: made.BLOCKS[name] }));
  const numbers = made.NUMBER_NAMES.map((name) => {
    const { says, shownBy } = made.NUMBERS[name];
    return { name, says, blocks: shownBy };
  });
  return {
    kind: 'recipes',
    says: [
      'Recipes that there are, the blocks that one can hold, and the numbers that its prose can name in braces; a number is a link to its rows, so one of the blocks that show it has to be in the recipe',
    ],
    tables: [
      { columns: columns('recipe', 'Recipe'), rows: recipes.map(({ name, says }) => [name, says]) },
      { columns: columns('block', 'Block'), rows: blocks.map(({ name, says }) => [name, says]) },
      {
        columns: [...columns('number', 'Number'), { key: 'blocks', title: 'Shown by', flex: 1 }],
        rows: numbers.map(({ name, says, blocks }) => [`{${name}}`, says, shownIn(blocks)]),
      },
    ],
    data: { recipes, blocks, numbers },
    next: ['plan-ledger pack recipe board > mine.yaml'],
  };
};

/** Lists what packs can be made by, and what a recipe can hold. */
export const packRecipes = {
  usage: 'recipes',
  says: 'The recipes that there are, and what one of your own can hold',
  options: [] satisfies readonly Option[],
  examples: ['pack recipes'],
  run: (): TE.TaskEither<CliFault, Report> => pipe(TE.fromTask(evidence), TE.map(listed)),
};

/** Prints a recipe, to start one of one's own from. */
export const packRecipe = {
  usage: 'recipe <name>',
  says: 'Print a recipe, to start one of your own from',
  options: [] satisfies readonly Option[],
  examples: ['pack recipe board > mine.yaml'],
  run: ({ args }: Typed): TE.TaskEither<CliFault, Report> =>
    pipe(
      TE.fromTask(evidence),
      TE.flatMapEither((made) => builtInText(made, args[0] ?? '')),
      TE.map((text) => ({ kind: 'recipe', tables: [], shown: () => text, data: { text } })),
    ),
};
