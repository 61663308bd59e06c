import type { EventId, PlanId, Version } from '@plan-ledger/domain';

/** The states of some projections, by name, at one version of a plan. */
export type KeptStates = Readonly<Record<string, unknown>>;

/** A projection as it is asked for: states of another schema do not count. */
export interface ViewKey {
  readonly name: string;
  readonly schema: number;
}

/** The states that were kept for a version, and the event that was there. */
export interface Kept {
  readonly version: Version;
  /** The event that stood at this version when the states were kept. */
  readonly eventId: EventId;
  readonly states: KeptStates;
}

/** How far the history of a plan was looked through for erasures, and what was dropped for them. */
export interface Looked {
  /** What is kept holds none of the texts of which the events up to this version say that they were erased. */
  readonly to: Version;
  /** The event that stood there; empty at version 0. */
  readonly eventId: string;
  /** How often something was dropped. Who read events before a drop does not keep what came of them after it. */
  readonly drops: number;
}

/** What came of a drop. */
export interface Dropped {
  /** How often something had been dropped before this; not a number where nothing could be dropped. */
  readonly before: number;
  readonly drops: number;
  /** Whether the bytes have left the file and what is beside it. */
  readonly gone: boolean;
}

/**
 * Where folded states are kept between runs. All of it can be thrown away at any time; nothing here is ever the only copy.
 */
export interface ViewStore {
  /** The kept states of all these views at the latest version up to `version`, for this store of events. */
  readonly nearest: (plan: PlanId, version: Version, views: readonly ViewKey[]) => Kept | undefined;
  /** Keeps the states of several views at one version, all or none; none when something was dropped since `drops`. */
  readonly keep: (
    plan: PlanId,
    at: Omit<Kept, 'states'> & Pick<Looked, 'drops'>,
    views: readonly ViewKey[],
    states: KeptStates,
  ) => void;
  readonly looked: (plan: PlanId) => Looked;
  /** Remembers that the history was looked through as far as this, unless something was dropped since `drops`. */
  readonly lookedTo: (plan: PlanId, looked: Looked) => void;
  /**
   * Drops the states of every view of a plan at a version and after it, and lets their bytes leave the file. `looked` is the
   * event that says why, where all before it were heeded.
   */
  readonly drop: (plan: PlanId, from: Version, looked?: Omit<Looked, 'drops'>) => Dropped;
  /** Lets the bytes of all that was dropped leave the file and what is beside it; whether they have. */
  readonly scrub: () => boolean;
  /** Forgets what was kept of a plan: its history is not the one that it was. */
  readonly forget: (plan: PlanId) => void;
  readonly close: () => void;
}

const NEVER: Looked = { to: Number.MAX_SAFE_INTEGER, eventId: '', drops: 0 };

/**
 * Keeps nothing: each question folds from the first event.
 *
 * @example
 * import { noViewStore, planView } from '@plan-ledger/projections';
 * assert.equal(noViewStore.nearest('small-plan' as never, 100, [planView]), undefined);
 */
export const noViewStore: ViewStore = {
  nearest: () => undefined,
  keep: () => undefined,
  looked: () => NEVER,
  lookedTo: () => undefined,
  drop: () => ({ before: 0, drops: 0, gone: true }),
  scrub: () => true,
  forget: () => undefined,
  close: () => undefined,
};

/**
 * Drops all that is kept of a plan at a version and after it, in every view: what was folded from a text of that version
 * which is erased now. Whether its bytes have left the file and what is beside it; they have not while another program holds
 * the file, or where it is damaged, and then the file is to be deleted.
 *
 * @example
 * import { dropKept, openViewStore } from '@plan-ledger/projections';
 * const views = openViewStore(':memory:', 'some-store');
 * assert.equal(dropKept(views, 'small-plan' as never, 12), true);
 * views.close();
 */
export const dropKept = (views: ViewStore, plan: PlanId, from: Version): boolean => {
  const { before } = views.drop(plan, from);
  // Also where nothing was kept any more: what was kept before it may be in the file still.
  return !Number.isNaN(before) && views.scrub();
};
