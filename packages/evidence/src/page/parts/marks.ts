import type { TrendRow } from '@plan-ledger/projections';
import type { Figure } from '@plan-ledger/domain';

/** The shorthand of the statistics profession, for figures that were revised, are not there, or do not apply. */
export type Mark = 'r' | 'x' | 'z' | 'u';

/** What each mark says, in the order in which they are explained. */
export const MARKS: readonly (readonly [mark: Mark, says: string])[] = [
  ['r', '[r] revised since it was first published'],
  ['x', '[x] not available'],
  ['z', '[z] not applicable'],
  ['u', '[u] low reliability: the reading of the document is doubtful'],
];

/** The mark for a figure that is missing, by the reason that was given. */
export const markOfMissing = (figure: Figure | undefined): 'x' | 'z' | undefined => {
  if (figure?.kind !== 'missing') return undefined;
  return figure.reason === 'not-available' ? 'x' : figure.reason === 'not-applicable' ? 'z' : undefined;
};

/** Whether one half of a cell was revised since it was first published. */
export const isRevised = ({ revised }: TrendRow, field: 'target' | 'actual'): boolean =>
  revised.some((revision) => revision.field === field);

/** The sentences that explain the marks that are used, and no other. */
export const explained = (used: ReadonlySet<Mark>): readonly string[] =>
  MARKS.filter(([mark]) => used.has(mark)).map(([, says]) => says);
