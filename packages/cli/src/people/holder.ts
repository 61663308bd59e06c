import { type CalendarDay, groupedBy } from '@plan-ledger/domain';

import type { Directory, Entry } from './entry.js';
import { covers } from './periods.js';

/** Finds who holds an id on a day. */
export type Holders = (id: string, day: CalendarDay) => Entry | undefined;

/** Who holds an id on a day: one entry at most, since no two of one id have a day in common. */
export const holdersIn = (directory: Directory): Holders => {
  const byId = groupedBy(directory, ({ id }): string => id);
  return (id, day) => byId.get(id)?.find((entry) => covers(entry, day));
};
