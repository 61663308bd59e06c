export { BLOCK_NAMES, type BlockName, BLOCKS } from './blocks.js';
export { BUILT_IN, BUILT_IN_NAMES, type BuiltIn } from './built-in.js';
export { NUMBER_NAMES, type NumberName, NUMBERS } from './numbers.js';
export { type NumberShown, numbersOf } from './numbers-shown.js';
export { readRecipe } from './read.js';
export type { Block, ChapterBlock, Line, Part, Piece, ProseBlock, Recipe, TrendsBlock } from './recipe.js';
export type { Place, RecipeFault } from './yaml.js';
