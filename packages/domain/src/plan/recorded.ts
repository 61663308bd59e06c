import type { CalendarDay } from '../values/calendar-day.js';
import type { ActorId, EventId, PlanId } from '../values/ids.js';
import type { Instant } from '../values/instant.js';
import type { Source } from '../values/source.js';
import type { PlanEvent } from './events/index.js';

/** The number of events in a plan's stream. 0 is no plan yet; 1 is the first event. */
export type Version = number;

/** Who says something, on which day it was said, why, and where it was read. */
export interface Saying {
  readonly actor: ActorId;
  readonly reportedOn: CalendarDay;
  readonly reason?: string;
  readonly source?: Source;
}

/** An event with who said it: what `decide` gives and `evolve` takes. */
export interface Told<E extends PlanEvent = PlanEvent> extends Saying {
  readonly event: E;
}

/** What integrity keeps beside an event; kept by every store as it is given. */
export type Seal = string;

/** An event as it goes to a store, which gives it its version and the instant at which it was stored. */
export interface Recordable<E extends PlanEvent = PlanEvent> extends Told<E> {
  /** Chosen by the writer: appending it twice is harmless. */
  readonly id: EventId;
  /** One submission, one correlation. */
  readonly correlation: string;
  readonly causation?: EventId;
}

/** An event as a store keeps it for ever. */
export interface Recorded<E extends PlanEvent = PlanEvent> extends Recordable<E> {
  readonly plan: PlanId;
  /** Dense, from 1. */
  readonly version: Version;
  /** The schema under which this type of event was written. Old ones are upcast on read, never rewritten. */
  readonly schema: number;
  /** When the ledger stored it. In one plan it never runs backwards. */
  readonly recordedAt: Instant;
  readonly seal?: Seal;
}
