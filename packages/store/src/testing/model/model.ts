import { isDeepStrictEqual } from 'node:util';

import type { EventId, Instant, PlanId, Recordable, Recorded, Seal, Version } from '@plan-ledger/domain';

import { type Appended, type Conflict, type ExpectedVersion, streamOf } from '../../event-store.js';

/** What a store answers to an append. A refusal is told in words of the store's own, which are not compared. */
export type Answer =
  | { readonly _tag: 'Right'; readonly right: Appended }
  | {
      readonly _tag: 'Left';
      readonly left: Conflict | { readonly _tag: 'Refused'; readonly stream: string };
    };

interface Batch {
  readonly plan: PlanId;
  readonly said: readonly Recordable[];
  readonly appended: Appended;
}

/**
 * An event store, said as simply as can be: a list of the batches that it took. It is written apart from the stores, so
 * that the two can disagree.
 */
export class ModelStore {
  readonly #batches: Batch[] = [];
  readonly #seals = new Map<EventId, Seal | undefined>();
  #attempts = 0;

  /** A number that was not given before, to make new ids from. */
  readonly next = (): number => (this.#attempts += 1);

  readonly batchesOf = (plan: PlanId): readonly (readonly Recordable[])[] =>
    this.#batches.filter((batch) => batch.plan === plan).map(({ said }) => said);

  readonly all = (): readonly Recorded[] =>
    this.sealed(this.#batches.flatMap(({ appended }) => appended.events));

  /** Events with the seals that they were given, which no model can foretell. */
  readonly sealed = (events: readonly Recorded[]): readonly Recorded[] =>
    events.map((event) => {
      const seal = this.#seals.get(event.id);
      return seal === undefined ? event : { ...event, seal };
    });

  /** Takes the seals of what was stored now: from then on they are as they are. */
  readonly takeSeals = (events: readonly Recorded[]): void => {
    for (const { id, seal } of events) if (!this.#seals.has(id)) this.#seals.set(id, seal);
  };

  readonly read = (plan: PlanId, from: Version = 1, to: Version = Infinity): readonly Recorded[] =>
    this.all().filter((event) => event.plan === plan && event.version >= from && event.version <= to);

  readonly versionOf = (plan: PlanId): Version => this.read(plan).length;

  readonly plans = (): readonly PlanId[] => [...new Set(this.all().map(({ plan }) => plan))].sort();

  append(plan: PlanId, expected: ExpectedVersion, said: readonly Recordable[], now: Instant): Answer {
    const stored = this.read(plan);
    const before = this.#batches.find((batch) => batch.plan === plan && isDeepStrictEqual(batch.said, said));
    if (before !== undefined) return { _tag: 'Right', right: { ...before.appended, repeated: true } };

    const isStored = ({ id }: Recordable): boolean => stored.some((event) => event.id === id);
    if (said.some(isStored)) return { _tag: 'Left', left: { _tag: 'Refused', stream: streamOf(plan) } };

    const actual = stored.length;
    const wanted = expected === 'new' ? 0 : expected;
    if (wanted !== 'any' && wanted !== actual) {
      return { _tag: 'Left', left: this.#conflict(plan, expected, stored[wanted]) };
    }

    const last = stored.at(-1)?.recordedAt ?? now;
    const recordedAt = now > last ? now : last;
    const events = said.map((event, at) => ({
      ...event,
      plan,
      version: actual + 1 + at,
      schema: 1,
      recordedAt,
    }));
    const appended = { first: actual + 1, last: actual + said.length, repeated: false, events };
    this.#batches.push({ plan, said, appended });
    return { _tag: 'Right', right: appended };
  }

  #conflict(plan: PlanId, expected: ExpectedVersion, won: Recorded | undefined): Conflict {
    const conflict = {
      _tag: 'Conflict',
      stream: streamOf(plan),
      expected,
      actual: this.versionOf(plan),
    } as const;
    if (won === undefined) return conflict;
    const { version, event, actor, recordedAt } = won;
    return { ...conflict, winner: { version, type: event.type, actor, recordedAt } };
  }
}
