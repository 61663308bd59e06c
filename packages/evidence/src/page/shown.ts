import type { Revision } from '@plan-ledger/projections';

/** No more rows of a register than a page can show; the table beside it has all. */
export const MOST_ROWS = 250;

/** No more days of one thing than a page can show, the latest; the table beside it has all. */
export const MOST_DAYS = 60;

/** Unmarked first, and of these first those after which met reads not met, or the other way round. */
const rank = ({ marked, conclusionChanges }: Revision): number =>
  (marked ? 2 : 0) + (conclusionChanges === true ? 0 : 1);

/** The figures and targets that were changed after they were published, as many as a page shows, and in its order. */
export const revisionsShown = (register: readonly Revision[]): readonly Revision[] =>
  [...register].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_ROWS);
