import { type CellField, type Figure, own, type Plan } from '@plan-ledger/domain';
import type { Revision, TrendRow } from '@plan-ledger/projections';

import { explainedInSheet, isRevised, markOfMissing, written } from '../marks.js';

/** The shorthand of a cell, after the rules for statistics in government; where there is none, words. */
export type Shorthand = '[r]' | '[x]' | '[z]' | 'to be set' | 'given elsewhere';

const MEANINGS: Readonly<Record<Shorthand, string>> = {
  '[r]': explainedInSheet('r'),
  '[x]': explainedInSheet('x'),
  '[z]': explainedInSheet('z'),
  'to be set': 'To be set means that the document leaves the figure to be said later.',
  'given elsewhere': 'Given elsewhere means that another row of the document gives the figure.',
};

/** Why there is no figure: a mark where the profession has one, else words. */
const whyMissing = (figure: Figure | undefined): readonly Shorthand[] => {
  const mark = markOfMissing(figure);
  if (mark !== undefined) return [written(mark)];
  if (figure?.kind !== 'missing') return [];
  return [figure.reason === 'to-be-set' ? 'to be set' : 'given elsewhere'];
};

/** A cell of the trend tables. */
export type TrendCell = Pick<TrendRow, 'measure' | 'period'> & {
  readonly revised: readonly Pick<Revision, 'field'>[];
};

const FIELDS: readonly CellField[] = ['target', 'actual'];

/**
 * The shorthand of one half of a cell: why there is no figure, and whether it was changed after it was published.
 *
 * @example
 * import { shorthandIn } from '@plan-ledger/evidence';
 * import { noPlan } from '@plan-ledger/domain';
 * const cell = { measure: 'seen', period: '2020-05', revised: [{ field: 'actual' }] } as never;
 * assert.deepEqual(shorthandIn(noPlan, cell, 'actual'), ['[r]']);
 */
export const shorthandIn = (
  plan: Plan,
  { measure, period, revised }: TrendCell,
  field: CellField,
): readonly Shorthand[] => {
  const figure = own(plan.measures, measure)?.cells[period]?.[field]?.figure;
  return [...(isRevised(revised, field) ? [written('r')] : []), ...whyMissing(figure)];
};

/**
 * What the shorthand in some cells means: a sentence for each that is used, and for no other.
 *
 * @example
 * import { shorthandOf } from '@plan-ledger/evidence';
 * import { noPlan } from '@plan-ledger/domain';
 * const cell = { measure: 'seen', period: '2020-05', revised: [{ field: 'actual' }] } as never;
 * assert.deepEqual(shorthandOf(noPlan, [cell]), ['[r] means that the figure was changed after it was published.']);
 */
export const shorthandOf = (plan: Plan, cells: readonly TrendCell[]): readonly string[] => {
  const used = new Set(cells.flatMap((cell) => FIELDS.flatMap((field) => shorthandIn(plan, cell, field))));
  return (Object.keys(MEANINGS) as Shorthand[])
    .filter((code) => used.has(code))
    .map((code) => MEANINGS[code]);
};

/** The shorthand of both halves of a cell, each with the half that it is of. */
export const codesOf = (plan: Plan, cell: TrendCell): readonly string[] =>
  FIELDS.flatMap((field) => shorthandIn(plan, cell, field).map((code) => `${field} ${code}`));
