import type { CalendarDay } from '@plan-ledger/domain';

import type { Directory } from './entry.js';
import { holdersIn } from './holder.js';
import type { Used } from './ids-in.js';

/** What does not fit between a ledger and its directory of people. */
export interface PeopleFinding {
  readonly finding: 'no entry' | 'nobody on the day' | 'not in the ledger';
  readonly id: string;
  readonly usedAs: string;
  /** The first and the last day on which it does not fit. */
  readonly firstDay: CalendarDay | null;
  readonly lastDay: CalendarDay | null;
}

const usedAs = ({ asActor, asOwner, asLead }: Used): string =>
  [...(asActor ? ['actor'] : []), ...(asOwner ? ['owner'] : []), ...(asLead ? ['lead'] : [])].join('; ');

/** Ids of the ledger without an entry or without a holder on a day of use, then entries for ids that the ledger does not have. */
export const findingsBetween = (used: readonly Used[], directory: Directory): readonly PeopleFinding[] => {
  const holder = holdersIn(directory);
  const known = new Set<string>(directory.map(({ id }) => id));
  const uses = new Set(used.map(({ id }) => id));
  return [
    ...used.flatMap((one): readonly PeopleFinding[] => {
      const open = one.days.filter((day) => holder(one.id, day) === undefined);
      if (open.length === 0) return [];
      const finding = known.has(one.id) ? 'nobody on the day' : 'no entry';
      const [firstDay = null] = open;
      return [{ finding, id: one.id, usedAs: usedAs(one), firstDay, lastDay: open.at(-1) ?? null }];
    }),
    ...[...known]
      .filter((id) => !uses.has(id))
      .sort()
      .map(
        (id) => ({ finding: 'not in the ledger', id, usedAs: '', firstDay: null, lastDay: null }) as const,
      ),
  ];
};
