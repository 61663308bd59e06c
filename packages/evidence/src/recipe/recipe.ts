import type { BlockName } from './blocks.js';
import type { NumberName } from './numbers.js';

/** A part of a line of prose: words, or the name of a number that is put in their place. */
export type Piece =
  | { readonly words: string; readonly number?: never }
  | { readonly number: NumberName; readonly words?: never };

/** Words and numbers, to be shown one after the other. */
export type Line = readonly Piece[];

/** Trend tables and charts of some measures, or of all. */
export interface TrendsBlock {
  readonly block: 'trends';
  /** Ids of measures; all of them where it is left out. */
  readonly only?: readonly string[];
  readonly charts: boolean;
}

/** Some paragraphs of prose. */
export interface ProseBlock {
  readonly block: 'prose';
  readonly paragraphs: readonly Line[];
}

/** A part of a page that is no chapter. */
export type Part =
  ProseBlock | TrendsBlock | { readonly block: Exclude<BlockName, 'prose' | 'chapter' | 'trends'> };

/** Parts below a heading of their own. */
export interface ChapterBlock {
  readonly block: 'chapter';
  readonly title: Line;
  readonly blocks: readonly Part[];
}

/** A part of a page, or a chapter of such parts. */
export type Block = Part | ChapterBlock;

/** What a pack shows, for whom, and in what order. */
export interface Recipe {
  readonly id: string;
  readonly title: Line;
  /** The months that trend tables and charts cover. */
  readonly window: number;
  /** Ids of sections, which stand for what is below them too; the whole plan where it is left out. */
  readonly scope?: readonly string[];
  readonly blocks: readonly Block[];
  /** As it was written: the pack holds it. */
  readonly text: string;
}

/** The parts of a recipe in the order of the page, those in chapters too. */
export const partsOf = ({ blocks }: Pick<Recipe, 'blocks'>): readonly Part[] =>
  blocks.flatMap((block) => (block.block === 'chapter' ? block.blocks : [block]));
