import {
  type EventId,
  freeTextsOf,
  type PlanId,
  REDACTED,
  type Recorded,
  type Version,
} from '@plan-ledger/domain';
import type { EventStore, ReadFailure } from '@plan-ledger/store';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { ViewStore } from './view-store.js';

/** A text of which an event says that it was erased. */
export interface Erasure {
  readonly version: Version;
  readonly field: string;
  /** The event that says so. */
  readonly at: Version;
  readonly eventId: EventId;
}

export const erasuresIn = (events: readonly Recorded[]): readonly Erasure[] =>
  events.flatMap(({ event, version: at, id: eventId }) =>
    event.type === 'TextRedacted' && event.version < at
      ? [{ version: event.version, field: event.field, at, eventId }]
      : [],
  );

/**
 * What one question knows of erasures while it reads. A reader may have read a text before it was erased, on this machine
 * or on another; what came of it must neither be kept nor be started from.
 */
export interface Trail {
  /** Where the fold started, from a state that was kept: what lies before was not read now. */
  readonly from: Version;
  /** The texts that were read as erased, each by its version and field. */
  readonly erased: Set<string>;
  /** All erasures that were said up to here are heeded in what is kept. */
  to: Version;
  /** Whether nothing between that and what is read next was left out. */
  unbroken: boolean;
  /** How often something had been dropped when this began to read; not a number when others dropped something since. */
  drops: number;
  /** From here on states hold a text of which it is said that it was erased, and which is still there. */
  keepBelow: Version;
}

const nameOf = ({ version, field }: { readonly version: Version; readonly field: string }): string =>
  `${version} ${field}`;

const holdsErased = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).some(holdsErased) : value === REDACTED;

/** Remembers which texts of an event were read as erased. */
export const note = ({ erased }: Trail, recorded: Recorded): void => {
  // Hardly any event has one: the names of its fields are looked for only where it has.
  if (![recorded.event, recorded.reason, recorded.source].some(holdsErased)) return;
  const { version } = recorded;
  for (const { field, text } of freeTextsOf(recorded))
    if (text === REDACTED) erased.add(nameOf({ version, field }));
};

const textNow = (
  store: EventStore,
  id: PlanId,
  { version, field }: Erasure,
): TE.TaskEither<ReadFailure, string | undefined> =>
  pipe(
    store.read(id, version, version),
    TE.map(([held]) => held && freeTextsOf(held).find((free) => free.field === field)?.text),
  );

/** Whether the text is not there any more, or never was. */
export const isGone = (
  store: EventStore,
  id: PlanId,
  erasure: Erasure,
): TE.TaskEither<ReadFailure, boolean> =>
  pipe(
    textNow(store, id, erasure),
    TE.map((text) => text === undefined || text === REDACTED),
  );

/** Whether the text was not there any more when it was read on this trail, or never was. */
export const wasGone = (
  store: EventStore,
  id: PlanId,
  { erased }: Trail,
  erasure: Erasure,
): TE.TaskEither<ReadFailure, boolean> =>
  erased.has(nameOf(erasure))
    ? TE.right(true)
    : pipe(
        textNow(store, id, erasure),
        TE.map((text) => text === undefined),
      );

/** Drops what may have been folded from a text that was erased; once the text is gone, this erasure is heeded for good. */
export const heed = (
  views: ViewStore,
  id: PlanId,
  trail: Trail,
  { version, at, eventId }: Erasure,
  gone: boolean,
): void => {
  const heeded = gone && trail.unbroken;
  const { before, drops } = views.drop(id, version, heeded ? { to: at, eventId } : undefined);
  trail.drops = before === trail.drops ? drops : Number.NaN;
  if (heeded) trail.to = at;
  if (gone) return;
  trail.unbroken = false;
  trail.keepBelow = Math.min(trail.keepBelow, version);
};
