import type { ActorId, CalendarDay } from '@plan-ledger/domain';

/** Who holds an id, as people know them. */
export interface Person {
  readonly name: string;
  readonly role: string;
}

/** From the first day to the last day, both of them in it; open where there is none. */
export interface Held {
  readonly from?: CalendarDay;
  readonly to?: CalendarDay;
}

/** One holder of an id for a time; no person where name and role were erased. */
export interface Entry extends Held {
  readonly id: ActorId;
  readonly person?: Person;
}

/** The entries in the order of the file; an id that was handed over has several. */
export type Directory = readonly Entry[];

/** What is wrong with a directory, and where: `path` leads to it from the top of the file. */
export interface DirectoryFault {
  readonly path: readonly string[];
  readonly message: string;
}
