import type { CalendarDay } from '@plan-ledger/domain';

import type { Directory, DirectoryFault, Entry, Held } from './entry.js';

// Days compare as text: nothing is before the first of them, and this is after the last.
const NEVER = '\u{ffff}';

const beginOf = ({ from }: Held): string => from ?? '';
const endOf = ({ to }: Held): string => to ?? NEVER;

/** Whether a day lies in a period; its first and its last day do. */
export const covers = (held: Held, day: CalendarDay): boolean => beginOf(held) <= day && day <= endOf(held);

/** A period in words. */
export const heldInWords = ({ from, to }: Held): string => {
  if (from === undefined) return to === undefined ? 'without first or last day' : `up to ${to}`;
  return to === undefined ? `from ${from}` : `from ${from} to ${to}`;
};

/** Orders the entries of one id by their first days. */
export const byBegin = (a: Held, b: Held): number =>
  beginOf(a) < beginOf(b) ? -1 : beginOf(a) > beginOf(b) ? 1 : 0;

/** Periods that end before they begin. */
export const reversedIn = (entries: Directory): readonly DirectoryFault[] =>
  entries.flatMap(({ id, from, to }, at) =>
    from !== undefined && to !== undefined && to < from
      ? [
          {
            path: [String(at), 'to'],
            message: `Found ${id} up to ${to}, which is before its first day ${from}; wanted that day or a later one`,
          },
        ]
      : [],
  );

interface Placed {
  readonly entry: Entry;
  readonly at: number;
}

const overlap = (one: Placed, other: Placed): DirectoryFault => {
  const [earlier, later] = one.at < other.at ? [one, other] : [other, one];
  const { id } = later.entry;
  return {
    path: [String(later.at)],
    message: `Found ${id} ${heldInWords(later.entry)}, while entry ${earlier.at + 1} has ${id} ${heldInWords(earlier.entry)}; wanted one holder of an id on a day`,
  };
};

/** Entries of one id that have a day in common. */
export const overlapsIn = (entries: Directory): readonly DirectoryFault[] => {
  const byId = new Map<string, Placed[]>();
  entries.forEach((entry, at) => {
    const placed = { entry, at };
    const others = byId.get(entry.id);
    if (others === undefined) byId.set(entry.id, [placed]);
    else others.push(placed);
  });
  return [...byId.values()].flatMap((placed) => {
    const faults: DirectoryFault[] = [];
    let longest: Placed | undefined;
    for (const next of placed.sort((a, b) => byBegin(a.entry, b.entry))) {
      if (longest !== undefined && beginOf(next.entry) <= endOf(longest.entry))
        faults.push(overlap(longest, next));
      if (longest === undefined || endOf(next.entry) > endOf(longest.entry)) longest = next;
    }
    return faults;
  });
};
