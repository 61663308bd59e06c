import type { CalendarDay, PlanId, Version } from '@plan-ledger/domain';
import type { PlanKnown } from '@plan-ledger/projections';
import type { EventStore, ReadFailure } from '@plan-ledger/store';
import type { HistoryAsked, Marked, NoProof } from '@plan-ledger/store/verify';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

import type { NoDossier } from '../dossier/gather.js';
import type { Recipe } from '../recipe/recipe.js';
import type { EventsWritten } from './events.js';
import type { PackFile, PackOut } from './out.js';

/** Who holds an id of a person, and from when to when. */
export interface PersonRow {
  readonly id: string;
  /** Empty where it was erased. */
  readonly name: string;
  readonly role: string;
  readonly from?: CalendarDay;
  readonly to?: CalendarDay;
}

/** A signed checkpoint whose signatures were verified, with the keys by which they were. */
export interface Anchored {
  readonly marked: Marked;
  /** The verifier keys of the ledger, as text. */
  readonly keys: readonly string[];
  /** An older checkpoint of the plan, verified as well. */
  readonly older?: Marked;
  /** The page that verifies proofs offline. */
  readonly verifier: string;
}

/** Writes the events of a pack to where the rest of it goes, as `writeEvents` does. */
export type WriteEvents = (asked: HistoryAsked) => TaskEither<ReadFailure, EventsWritten>;

/** What a pack is made of, and where it goes. */
export interface PackSources {
  readonly store: EventStore;
  readonly out: PackOut;
  /** Writes the events while the rest is made: on another thread. Left out: they are written by this one, after its first reading. */
  readonly writeEvents?: WriteEvents;
}

/** Which pack is wanted. */
export interface PackRequest {
  readonly plan: PlanId;
  readonly version: Version;
  readonly recipe: Recipe;
  /** The version of the program that makes it. */
  readonly tool: string;
  /** The day on which lateness is judged; left out: the last day that the plan was reported on. */
  readonly on?: CalendarDay;
  /** The directory of people, where names are wanted. */
  readonly people?: readonly PersonRow[];
  readonly anchored?: Anchored;
}

/** A recipe or a request names something that the plan does not have. */
export interface NotInPlan {
  readonly _tag: 'NotInPlan';
  readonly what: 'section' | 'measure';
  readonly id: string;
  readonly like: readonly string[];
}

/** The checkpoint covers less than the pack tells. */
export interface Uncovered {
  readonly _tag: 'Uncovered';
  readonly size: Version;
  readonly version: Version;
}

/** Why a pack was not made. */
export type PackFailure = NoDossier | NoProof | NotInPlan | Uncovered;

/** What a pack holds. */
export interface PackSummary {
  /** The version that it tells of, and what the plan was there. */
  readonly known: PlanKnown;
  readonly on: CalendarDay;
  /** Of the tree at the version, in base64. */
  readonly root: string;
  readonly proofs: number;
  /** Every file but the manifest, by path. */
  readonly files: readonly PackFile[];
}
