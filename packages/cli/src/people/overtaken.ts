import { CalendarDay } from '@plan-ledger/domain';

import type { CliFault } from '../fault.js';
import { namedIds } from '../render/index.js';
import type { Directory } from './entry.js';
import { namesOf } from './names.js';

/** A fault that says who wrote first, by the name on the day on which it was recorded. */
export const overtakenBy = (fault: CliFault, directory: Directory | undefined): CliFault => {
  if (fault._tag !== 'Conflict' || fault.winner === undefined || directory === undefined) return fault;
  const { actor, recordedAt } = fault.winner;
  const day = recordedAt.slice(0, 10);
  return CalendarDay.is(day) ? { ...fault, by: namedIds(actor, namesOf(directory, day)) } : fault;
};
