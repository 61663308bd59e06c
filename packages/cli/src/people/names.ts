import { CalendarDay } from '@plan-ledger/domain';

import type { Names } from '../render/index.js';
import type { Directory } from './entry.js';
import { holdersIn } from './holder.js';

/** The names of a directory. `day` is that of rows and data that have none of their own. */
export const namesOf = (directory: Directory, day?: CalendarDay): Names => {
  const holder = holdersIn(directory);
  return (id, on = day) => (CalendarDay.is(on) ? holder(id, on)?.person?.name : undefined);
};
