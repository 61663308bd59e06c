import { randomUUID } from 'node:crypto';

import type { EventId, Instant, PlanId, Recordable, Recorded, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

import { appended, assign, conflict, type Head, isExpected, NO_PLAN } from '../assign.js';
import { checkBatch } from '../check.js';
import type {
  AppendFailure,
  Appended,
  EventStore,
  ExpectedVersion,
  Redacted,
  Erasure,
  Unavailable,
  Written,
} from '../event-store.js';
import { erasingOf } from '../erasure.js';
import { grownBy, sealed } from '../growth.js';
import { type CompactRange, EMPTY_RANGE } from '../integrity/merkle/range.js';
import { countOf, positionOf } from '../position.js';
import { repeatOf } from '../repeat.js';
import { checkWritten, newIn } from '../restore.js';
import { followersOf } from './follow.js';

/** The clock of a ledger in memory. */
export interface MemoryOptions {
  readonly clock: () => Instant;
}

/** A ledger in memory that several stores can be opened on, one after the other or at once, as on a file. */
export interface MemoryLedger {
  readonly open: () => EventStore;
}

const CLOSED: Unavailable = {
  _tag: 'Unavailable',
  why: 'The store in memory was closed; open it again to go on',
};

/**
 * A ledger in memory, lost when the process ends. Each `open` gives a store of its own, to close by itself.
 *
 * @example
 * import { memoryLedger } from '@plan-ledger/store/memory';
 * const ledger = memoryLedger({ clock: () => '2026-11-22T10:00:00.000Z' });
 * const [one, other] = [ledger.open(), ledger.open()];
 * assert.deepEqual(await one.identity(), await other.identity());
 */
export const memoryLedger = ({ clock }: MemoryOptions): MemoryLedger => {
  const identity = randomUUID();
  // As text, as a file keeps them: what callers hold are copies, and no copy is history.
  const log: string[] = [];
  const byId = new Map<EventId, string>();
  const byPlan = new Map<PlanId, string[]>();
  const trees = new Map<PlanId, CompactRange>();
  const listeners = new Set<() => void>();

  const writtenIn = (text: string): Written => JSON.parse(text) as Written;
  const recordedIn = (text: string): Recorded => writtenIn(text).event;

  const streamOfPlan = (plan: PlanId): readonly string[] => byPlan.get(plan) ?? [];

  const treeOf = (plan: PlanId): CompactRange => trees.get(plan) ?? EMPTY_RANGE;

  const headOf = (plan: PlanId): Head => {
    const last = streamOfPlan(plan).at(-1);
    return last === undefined ? NO_PLAN : recordedIn(last);
  };

  const storedOf = (events: readonly Recordable[]): readonly Written[] =>
    events.flatMap(({ id }) => byId.get(id) ?? []).map(writtenIn);

  const keep = (plan: PlanId, written: readonly Written[], tree: CompactRange): void => {
    trees.set(plan, tree);
    const stream = byPlan.get(plan) ?? [];
    byPlan.set(plan, stream);
    for (const one of written) {
      const text = JSON.stringify(one);
      byId.set(one.event.id, text);
      stream.push(text);
      log.push(text);
    }
    listeners.forEach((listener) => listener());
  };

  const write = (plan: PlanId, events: readonly Recorded[]): Appended => {
    const grown = sealed(events, treeOf(plan));
    const result = appended(grown.events, false);
    const { first, last } = result;
    keep(
      plan,
      grown.events.map((event) => ({ event, first, last })),
      grown.tree,
    );
    return {
      ...result,
      events: streamOfPlan(plan)
        .slice(first - 1)
        .map(recordedIn),
    };
  };

  const append = (
    plan: PlanId,
    expected: ExpectedVersion,
    events: readonly Recordable[],
  ): E.Either<AppendFailure, Appended> =>
    pipe(
      checkBatch(plan, events),
      E.chain(() => repeatOf(plan, events, storedOf(events))),
      E.chainW((repeat) => {
        const head = headOf(plan);
        if (repeat !== undefined) return E.right(repeat);
        if (isExpected(expected, head.version)) {
          return E.right(write(plan, assign(plan, head, events, clock())));
        }
        return E.left(
          conflict(plan, expected, head.version, (version) => {
            const text = streamOfPlan(plan)[version - 1];
            if (text === undefined) return undefined;
            const { event, actor, recordedAt } = recordedIn(text);
            return { version, type: event.type, actor, recordedAt };
          }),
        );
      }),
    );

  /** Stores events in the place of those at their versions. */
  const replace = (plan: PlanId, { event, ...bounds }: Written): void => {
    const before = streamOfPlan(plan)[event.version - 1];
    const text = JSON.stringify({ event, ...bounds });
    byPlan.get(plan)?.splice(event.version - 1, 1, text);
    byId.set(event.id, text);
    log.splice(log.indexOf(before ?? ''), 1, text);
  };

  const redact = (
    plan: PlanId,
    expected: ExpectedVersion,
    event: Erasure,
  ): E.Either<AppendFailure, Redacted> => {
    const target = streamOfPlan(plan)[event.event.version - 1];
    const isStored = byId.has(event.id);
    return pipe(
      checkBatch(plan, [event]),
      E.chain(() => erasingOf(plan, event, target === undefined ? undefined : writtenIn(target), isStored)),
      E.bindTo('erasing'),
      E.bindW('done', () => append(plan, expected, [event])),
      E.map(({ erasing, done }) => {
        if (erasing !== undefined) replace(plan, erasing.kept);
        return { ...done, residue: [] };
      }),
    );
  };

  const restore = (plan: PlanId, written: readonly Written[]): E.Either<AppendFailure, Version> =>
    pipe(
      checkWritten(plan, written),
      E.chainW((checked) => {
        const head = headOf(plan);
        const stored = streamOfPlan(plan).slice(
          (checked[0]?.event.version ?? 1) - 1,
          checked.at(-1)?.event.version,
        );
        return newIn(plan, checked, {
          head,
          stored: stored.map(writtenIn),
          usedAt: (id) => {
            const text = byId.get(id);
            return text === undefined ? undefined : recordedIn(text);
          },
        });
      }),
      E.map((added) => {
        const events = added.map(({ event }) => event);
        if (added.length > 0) keep(plan, added, grownBy(treeOf(plan), events));
        return streamOfPlan(plan).length;
      }),
    );

  const open = (): EventStore => {
    let closed = false;

    const whileOpen =
      <F, A>(run: () => E.Either<F, A>): TaskEither<F | Unavailable, A> =>
      () =>
        Promise.resolve(closed ? E.left(CLOSED) : run());

    const readAll: EventStore['readAll'] = (after, limit = 1000) =>
      whileOpen(() =>
        pipe(
          countOf(after),
          E.map((count) => {
            const events = log.slice(count, count + Math.max(limit, 0)).map(recordedIn);
            return { events, next: events.length === 0 ? after : positionOf(count + events.length) };
          }),
        ),
      );

    const followers = followersOf(readAll);
    listeners.add(followers.wake);

    const inRange = (plan: PlanId, from: Version, to: Version): readonly string[] =>
      streamOfPlan(plan).slice(Math.max(from, 1) - 1, Math.max(to, 0));

    return {
      identity: whileOpen(() => E.right(identity)),
      append: (plan, expected, events) => whileOpen(() => append(plan, expected, events)),
      read: (plan, from = 1, to = Infinity) =>
        whileOpen(() => E.right(inRange(plan, from, to).map(recordedIn))),
      readWritten: (plan, from = 1, to = Infinity) =>
        whileOpen(() => E.right(inRange(plan, from, to).map(writtenIn))),
      restore: (plan, written) => whileOpen(() => restore(plan, written)),
      tree: (plan) => whileOpen(() => E.right(treeOf(plan))),
      redact: (plan, expected, event) => whileOpen(() => redact(plan, expected, event)),
      versionOf: (plan) => whileOpen(() => E.right(streamOfPlan(plan).length)),
      plans: whileOpen(() => E.right([...byPlan.keys()].sort())),
      readAll,
      end: whileOpen(() => E.right(log.length === 0 ? '' : positionOf(log.length))),
      subscribe: followers.subscribe,
      close: async () => {
        closed = true;
        listeners.delete(followers.wake);
        await followers.stop();
      },
    };
  };

  return { open };
};

/**
 * A store in memory: the readable reference of what a store does, and the quick one for tests.
 *
 * @example
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' });
 * assert.deepEqual(await store.versionOf('gloucestershire-aip')(), { _tag: 'Right', right: 0 });
 */
export const memoryStore = (options: MemoryOptions): EventStore => memoryLedger(options).open();
