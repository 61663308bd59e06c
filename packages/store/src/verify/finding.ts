import type { EventId, Instant, Version } from '@plan-ledger/domain';

/** An event, or a line of a file, that cannot be read. */
export interface Unread {
  readonly _tag: 'Unread';
  /** That of the event, or the one that should stand there; none where the plan as a whole cannot be read. */
  readonly version?: Version;
  readonly why: string;
}

/** Versions at which nothing stands, though later ones do. */
export interface Missing {
  readonly _tag: 'Missing';
  readonly version: Version;
  /** The last of them. */
  readonly to: Version;
}

/** A version at which more than one event stands. */
export interface Twice {
  readonly _tag: 'Twice';
  readonly version: Version;
}

/** An event that stands after a later one. */
export interface Misplaced {
  readonly _tag: 'Misplaced';
  readonly version: Version;
  readonly after: Version;
}

/** An event that is not the one that was sealed, or that has no seal. */
export interface NotAsSealed {
  readonly _tag: 'NotAsSealed';
  readonly version: Version;
  /** What is another than it was, as far as it can be told: fields, names of the envelope, or `seal`. */
  readonly fields: readonly string[];
  readonly why: string;
}

/** An event whose instant is before that of the event before it. */
export interface Backwards {
  readonly _tag: 'Backwards';
  readonly version: Version;
  readonly recordedAt: Instant;
  readonly before: Instant;
}

/** An id that an earlier event of the plan has as well. */
export interface IdTwice {
  readonly _tag: 'IdTwice';
  readonly version: Version;
  readonly id: EventId;
}

/** The bounds of the append that wrote an event do not fit its version, or those of the event before it. */
export interface AppendUnfit {
  readonly _tag: 'AppendUnfit';
  readonly version: Version;
  readonly found: string;
  readonly wanted: string;
}

/** A text that is gone, and no event that says so. */
export interface ErasedUnsaid {
  readonly _tag: 'ErasedUnsaid';
  readonly version: Version;
  readonly field: string;
}

/** Every seal holds, and the root is not that of the tree which the store kept as it appended. */
export interface TreeDiffers {
  readonly _tag: 'TreeDiffers';
  /** The difference stands from this version on, at the earliest. */
  readonly version: Version;
  readonly to: Version;
}

/** Events that stand behind the tree that the store kept: it has not appended them. */
export interface Unkept {
  readonly _tag: 'Unkept';
  readonly version: Version;
  readonly to: Version;
}

/** The tree that the store kept cannot be read. */
export interface TreeUnread {
  readonly _tag: 'TreeUnread';
  readonly why: string;
}

/** The plan is shorter than it was. */
export interface RolledBack {
  readonly _tag: 'RolledBack';
  /** The first version that is gone. */
  readonly version: Version;
  /** How many events the plan has now. */
  readonly found: Version;
  /** How many it had. */
  readonly wanted: Version;
  /** Who says so: a checkpoint, the tree that the store kept, or the append that wrote the last event. */
  readonly by: 'checkpoint' | 'tree' | 'append';
  readonly checkpoint?: string;
}

/** Every seal holds, and the root is not that of a checkpoint: the history was written anew. */
export interface Forked {
  readonly _tag: 'Forked';
  /** The difference stands from this version on, at the earliest. */
  readonly version: Version;
  /** And up to this one, at the latest: the size of the checkpoint. */
  readonly to: Version;
  readonly checkpoint: string;
  /** A larger checkpoint whose root is that of the plan: then the ledger's own key has signed two histories. */
  readonly butHolds?: string;
}

/** A text that an event says is erased, and that is still there. */
export interface StillThere {
  readonly _tag: 'StillThere';
  /** Of the event that says so. */
  readonly version: Version;
  /** Of the event whose text it is. */
  readonly of: Version;
  readonly field: string;
}

/** Events that say a time outside of what others saw. */
export interface OutOfTime {
  readonly _tag: 'BackDated' | 'DatedAhead';
  readonly version: Version;
  readonly to: Version;
  readonly recordedAt: Instant;
  /** Who saw the checkpoint, and when. */
  readonly witness: string;
  readonly seen: Instant;
  readonly checkpoint: string;
}

/** Something that is wrong with a plan. */
export type Finding =
  | Unread
  | Missing
  | Twice
  | Misplaced
  | NotAsSealed
  | Backwards
  | IdTwice
  | AppendUnfit
  | ErasedUnsaid
  | TreeDiffers
  | Unkept
  | TreeUnread
  | RolledBack
  | Forked;

/** Something that a person should look at, though every root holds. */
export type Warning = StillThere | OutOfTime;
