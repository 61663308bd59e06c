import type { CellField } from '../plan/events/index.js';
import type { Figure } from '../values/figure.js';
import type { MeasureId } from '../values/ids.js';
import type { Period } from '../values/period.js';
import type { EditionFile } from './format/index.js';

/** One line of `figures.csv`, as text, with its line in the file (from 1). */
export interface FigureRow {
  readonly line: number;
  readonly measure: string;
  readonly period: string;
  readonly target: string;
  readonly actual: string;
  readonly doubtful: string;
  readonly note: string;
}

/** One cell of a table of figures, read. A half that was blank is missing. */
export interface EditionFigure {
  readonly line: number;
  readonly measure: MeasureId;
  readonly period: Period;
  readonly target?: Figure;
  readonly actual?: Figure;
  readonly doubtful: readonly CellField[];
  readonly note?: string;
}

/** What one published document says, in full. */
export interface Edition extends EditionFile {
  readonly figures: readonly EditionFigure[];
}

/** Something wrong with an edition: where, and what was found and wanted. */
export type EditionFault =
  | { readonly file: 'edition'; readonly path: readonly string[]; readonly message: string }
  | { readonly file: 'figures'; readonly line: number; readonly message: string };
