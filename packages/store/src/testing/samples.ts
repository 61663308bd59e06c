import { createHash } from 'node:crypto';

import type {
  EventId,
  Instant,
  JsonObject,
  PlanEvent,
  PlanId,
  Recordable,
  Recorded,
} from '@plan-ledger/domain';

import { sealOf } from '../integrity/seal/index.js';

export const planNamed = (name: string): PlanId => name as PlanId;

export const PLAN: PlanId = planNamed('gloucestershire-aip');
export const OTHER_PLAN: PlanId = planNamed('northamptonshire-cft');

/** An event id that is the same for the same name, so that a test can say which event it means. */
export const idNamed = (name: string | number): EventId => {
  const hex = createHash('sha256').update(String(name)).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  ) as EventId;
};

export const sectionAdded = (title: string, more: Readonly<Record<string, unknown>> = {}): PlanEvent =>
  ({ type: 'SectionAdded', section: 'practice', title, order: 1, ...more }) as PlanEvent;

/** An event to append, named by its id; `over` says what is other than usual. */
export const said = (name: string | number, over: Partial<Recordable> = {}): Recordable =>
  ({
    id: idNamed(name),
    event: sectionAdded(`Section ${name}`),
    reportedOn: '2020-05-26',
    actor: 'U1',
    correlation: 'may-2020-refresh',
    ...over,
  }) as Recordable;

/** Events named `name-1` to `name-count`. */
export const batch = (name: string, count: number): readonly Recordable[] =>
  Array.from({ length: count }, (_, at) => said(`${name}-${at + 1}`));

export const instant = (text: string): Instant => text as Instant;

/** A clock that a test sets. */
export interface SetClock {
  readonly now: () => Instant;
  readonly set: (text: string) => void;
}

export const setClock = (): SetClock => {
  let at = instant('2026-11-22T10:00:00.000Z');
  return {
    now: () => at,
    set: (text) => {
      at = instant(text);
    },
  };
};

/** An event with the seal that it would have been given. */
export const resealed = <R extends Recorded>(event: R, original?: JsonObject): R => ({
  ...event,
  seal: sealOf(
    { event, ...(original === undefined ? {} : { original }) },
    createHash('sha256').update(event.id).digest(),
  ).seal,
});

/** An event without its seal, to be compared with what was said. */
export const unsealed = ({ seal: _, ...event }: Recorded): Recorded => event;
