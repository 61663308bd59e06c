export { type DossierQuestion, gather, type NoDossier, type Visit } from './dossier/gather.js';
export type { Dossier } from './dossier/dossier.js';
export type { Origin, OriginOf } from './dossier/origins.js';
export type { Submission } from './dossier/submissions.js';
export type { Window } from './dossier/window.js';
export {
  attributes,
  type Content,
  each,
  html,
  jsonIsland,
  SafeAttributes,
  SafeHtml,
} from './html/safe-html.js';
export { pageOf } from './page/page.js';
export type { About, NameOf } from './page/view.js';
export {
  type Block,
  BLOCK_NAMES,
  type BlockName,
  BLOCKS,
  BUILT_IN,
  BUILT_IN_NAMES,
  type BuiltIn,
  type ChapterBlock,
  type Line,
  NUMBER_NAMES,
  type NumberName,
  NUMBERS,
  type NumberShown,
  numbersOf,
  type Part,
  type Piece,
  type Place,
  type ProseBlock,
  readRecipe,
  type Recipe,
  type RecipeFault,
  type TrendsBlock,
} from './recipe/index.js';
