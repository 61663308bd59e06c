import { times } from '@plan-ledger/domain';
import type { ActionRow } from '@plan-ledger/projections';

/** How often a date moved, and from where: `once, first 2020-06-30`; nothing where it never did. */
export const movedInWords = ({
  firstDue,
  due,
  timesMoved,
}: Pick<ActionRow, 'firstDue' | 'due' | 'timesMoved'>): string => {
  if (timesMoved === 0) return '';
  return `${times(timesMoved)}, first ${firstDue ?? 'undated'}${due === null ? ', now undated' : ''}`;
};
