import { type ActorId, addDays, type CalendarDay, nearest } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import type { CliFault } from '../fault.js';
import { periodFaults } from './directory.js';
import type { Directory, Entry, Held, Person } from './entry.js';
import { covers, heldInWords } from './periods.js';

/** One change of a directory: an entry put in at a place, or another one in its stead. */
export interface Change {
  readonly act: 'insert' | 'replace';
  readonly at: number;
  readonly entry: Entry;
}

/** Changes in the order in which they are made; none where the directory says so already. */
export type Edited = E.Either<CliFault, readonly Change[]>;

/** The directory after changes. */
export const applied = (directory: Directory, changes: readonly Change[]): Directory =>
  changes.reduce<Directory>(
    (entries, { act, at, entry }) => [
      ...entries.slice(0, at),
      entry,
      ...entries.slice(act === 'insert' ? at : at + 1),
    ],
    directory,
  );

interface Placed {
  readonly at: number;
  readonly entry: Entry;
}

const entriesOf = (directory: Directory, id: string): readonly Placed[] =>
  directory.map((entry, at) => ({ at, entry })).filter(({ entry }) => entry.id === id);

const listed = (placed: readonly Placed[]): string =>
  placed.map(({ entry }) => heldInWords(entry)).join('; ');

const refused = (message: string): Edited => E.left({ _tag: 'Undecided', message });

const notThere = (directory: Directory, id: string): Edited => {
  const like = nearest(
    id,
    directory.map((entry) => entry.id),
  );
  const hint =
    like.length > 0
      ? `did you mean ${like.join(' or ')}`
      : `begin one with: plan-ledger people set ${id} --name NAME --role ROLE`;
  return E.left({ _tag: 'NotFound', message: `Found no entry of ${id} in the directory of people; ${hint}` });
};

const samePerson = (a: Person | undefined, b: Person | undefined): boolean =>
  a?.name === b?.name && a?.role === b?.role;

const sameEntry = (a: Entry, b: Entry): boolean =>
  samePerson(a.person, b.person) && a.from === b.from && a.to === b.to;

/** Changes that leave no two holders of an id on one day. */
const fitting = (directory: Directory, changes: readonly Change[]): Edited => {
  const [fault] = periodFaults(applied(directory, changes));
  return fault === undefined
    ? E.right(changes)
    : refused(
        `${fault.message}; a post is handed over with: plan-ledger people hand-over; nothing was written`,
      );
};

/** A day; `null` is none, and nothing is not to say. */
export type DayOrNone = CalendarDay | null | undefined;

const heldOf = (from: CalendarDay | undefined, to: CalendarDay | undefined): Held => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

const beginningOn = (placed: readonly Placed[], from: CalendarDay | null): Placed | undefined =>
  placed.find(({ entry }) => (entry.from ?? null) === from);

/** Who is to stand in the directory, and for how long. */
export interface ToSet {
  readonly id: ActorId;
  readonly person: Person;
  readonly from: DayOrNone;
  readonly to: DayOrNone;
}

/** Gives an id its person: the one entry that it has or that begins on that day is changed, or else a new one is made. */
export const setPerson = (directory: Directory, { id, person, from, to }: ToSet): Edited => {
  const placed = entriesOf(directory, id);
  const [only, ...others] = placed;
  if (from === undefined && others.length > 0)
    return refused(
      `Found several entries of ${id} (${listed(placed)}); say which with --from and its first day (--from "" where it has none); nothing was written`,
    );
  const target = from === undefined ? only : beginningOn(placed, from);
  const last = to === undefined ? target?.entry.to : (to ?? undefined);
  const entry: Entry = { id, person, ...heldOf(target?.entry.from ?? from ?? undefined, last) };
  if (target === undefined)
    return fitting(directory, [
      { act: 'insert', at: (placed.at(-1)?.at ?? directory.length - 1) + 1, entry },
    ]);
  if (sameEntry(target.entry, entry)) return E.right([]);
  return fitting(directory, [{ act: 'replace', at: target.at, entry }]);
};

/** To whom a post goes, and on which day. */
export interface ToHandOver {
  readonly id: ActorId;
  readonly on: CalendarDay;
  readonly name: string;
  readonly role?: string;
}

/** Ends the entry that holds an id on a day with the day before, and begins another one, which lasts as long as that would have. */
export const handOver = (directory: Directory, { id, on, name, role }: ToHandOver): Edited => {
  const placed = entriesOf(directory, id);
  if (placed.length === 0) return notThere(directory, id);
  const present = placed.find(({ entry }) => covers(entry, on));
  if (present === undefined)
    return refused(
      `Found nobody who holds ${id} on ${on} (${listed(placed)}), so nobody to take it from; begin an entry with: plan-ledger people set ${id} --from ${on}; nothing was written`,
    );
  const { from, to, person: before } = present.entry;
  const itsRole = role ?? before?.role;
  if (itsRole === undefined)
    return refused(
      `Found no role of ${id} to take over, since it was erased; say it with --role; nothing was written`,
    );
  const person: Person = { name, role: itsRole };
  if (from === on)
    return samePerson(before, person)
      ? E.right([])
      : refused(
          `Found an entry of ${id} that begins on ${on} already; to change it: plan-ledger people set ${id} --from ${on}; nothing was written`,
        );
  const dayBefore = addDays(on, -1);
  return E.right([
    { act: 'replace', at: present.at, entry: { ...present.entry, to: dayBefore } },
    { act: 'insert', at: present.at + 1, entry: { id, person, ...heldOf(on, to) } },
  ]);
};

/** Takes name and role out of an entry: the one that still has them, or the one that begins on a day. */
export const erasePerson = (
  directory: Directory,
  { id, from }: { readonly id: ActorId; readonly from: DayOrNone },
): Edited => {
  const placed = entriesOf(directory, id);
  if (placed.length === 0) return notThere(directory, id);
  const named = placed.filter(({ entry }) => entry.person !== undefined);
  if (from === undefined && named.length > 1)
    return refused(
      `Found several entries of ${id} (${listed(named)}); say whose name to erase with --from and its first day (--from "" where it has none); nothing was erased`,
    );
  const target = from === undefined ? (named[0] ?? placed[0]) : beginningOn(placed, from);
  if (target === undefined)
    return E.left({
      _tag: 'NotFound',
      message: `Found no entry of ${id} that begins ${from === null || from === undefined ? 'without a day' : `on ${from}`}; there are: ${listed(placed)}`,
    });
  const { person, ...rest } = target.entry;
  return E.right(person === undefined ? [] : [{ act: 'replace', at: target.at, entry: rest }]);
};
