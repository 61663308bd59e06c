import type { EventId, PlanId, Version } from '@plan-ledger/domain';

import type { ExpectedVersion } from '../../event-store.js';

/** When a call was made and when it came back, counted in calls and answers over all clients. */
interface Span {
  readonly client: string;
  readonly plan: PlanId;
  readonly invoked: number;
  /** Infinity when it never came back. */
  readonly returned: number;
}

/**
 * How an append ended: `ok` with the versions that it was told; `fail` when nothing was written, with the version of the plan
 * if it was a conflict; `info` when it is not known.
 */
export type Ended =
  | { readonly was: 'ok'; readonly first: Version; readonly last: Version }
  | { readonly was: 'fail'; readonly conflictAt?: Version }
  | { readonly was: 'info' };

/** An append of events with these ids. */
export interface AppendCall extends Span {
  readonly expected: ExpectedVersion;
  readonly ids: readonly EventId[];
  readonly ended: Ended;
}

/** A read of a whole plan that gave these ids. */
export interface ReadCall extends Span {
  readonly saw: readonly EventId[];
}

/** Where an event stands. */
export interface StoredAt {
  readonly plan: PlanId;
  readonly version: Version;
  readonly id: EventId;
}

/** What several clients did to one ledger, and all that it held at the end, in the order in which it was stored. */
export interface History {
  readonly appends: readonly AppendCall[];
  readonly reads: readonly ReadCall[];
  readonly stored: readonly StoredAt[];
}

/** A rule of the history that does not hold, and where. */
export interface Breach {
  readonly rule: Rule;
  readonly found: string;
}

/** The rules that every history of a sound store keeps, by name. */
export type Rule =
  | 'what was acknowledged is kept'
  | 'what was refused is nowhere'
  | 'what is unknown is there once or not'
  | 'what ended before stands before'
  | 'versions are dense'
  | 'no version is given twice'
  | 'a read is a prefix'
  | 'what was expected held';
