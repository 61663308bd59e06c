import type { EventId, Instant, PlanId, Recordable, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import { appended, assign, conflict, isExpected } from '../../assign.js';
import type { Appended, ExpectedVersion, Winner, Written } from '../../event-store.js';
import { grownBy, sealed } from '../../growth.js';
import { repeatOf } from '../../repeat.js';
import { newIn } from '../../restore.js';
import type { KnownPlan } from './known.js';
import type { Streams } from './streams.js';
import type { Prepared, Task } from './task.js';

const answer = <A>(result: Extract<Prepared<A>, { _tag: 'Answer' }>['answer']): Prepared<A> => ({
  _tag: 'Answer',
  answer: result,
});

/** The events of a plan whose ids these are, in their order. */
const storedOf = async (
  streams: Streams,
  plan: PlanId,
  known: KnownPlan,
  events: readonly Recordable[],
): ReturnType<Streams['read']> => {
  const versions = events.flatMap(({ id }) => known.ids.get(id) ?? []);
  if (versions.length === 0) return E.right([]);
  const from = Math.min(...versions);
  const read = await streams.read(plan, from, Math.max(...versions));
  return E.isLeft(read) ? read : E.right(versions.flatMap((version) => read.right[version - from] ?? []));
};

/** Appends events that a writer says, to a plan as the writer expects it. */
export const appendTask = (
  streams: Streams,
  clock: () => Instant,
  plan: PlanId,
  expected: ExpectedVersion,
  events: readonly Recordable[],
): Task<Appended> => {
  const winnerAt = async (version: Version): Promise<Winner | undefined> => {
    const read = await streams.read(plan, version, version);
    const [found] = E.isRight(read) ? read.right : [];
    if (found === undefined) return undefined;
    const { event, actor, recordedAt } = found.event;
    return { version, type: event.type, actor, recordedAt };
  };

  const conflictWith = async ({ version }: KnownPlan): Promise<Prepared<Appended>> => {
    const after = (expected === 'any' || expected === 'new' ? 0 : expected) + 1;
    const winner = after <= version && after >= 1 ? await winnerAt(after) : undefined;
    return answer(E.left(conflict(plan, expected, version, () => winner)));
  };

  return {
    plan,
    prepare: async (known, isFresh) => {
      const stored = await storedOf(streams, plan, known, events);
      if (E.isLeft(stored)) return answer(stored);
      const repeat = repeatOf(plan, events, stored.right);
      if (E.isLeft(repeat)) return answer(repeat);
      if (repeat.right !== undefined) return answer(E.right(repeat.right));
      if (!isExpected(expected, known.version)) return isFresh ? conflictWith(known) : { _tag: 'Look' };
      const grown = sealed(assign(plan, known, events, clock()), known.tree);
      const { first, last } = appended(grown.events, false);
      return {
        _tag: 'Write',
        events: grown.events.map((event) => ({ event, first, last })),
        tree: grown.tree,
      };
    },
    done: (written) =>
      appended(
        written.map(({ event }) => event),
        false,
      ),
  };
};

/** Stores events that another store gave, as they are. */
export const restoreTask = (streams: Streams, plan: PlanId, written: readonly Written[]): Task<Version> => {
  const [from, to] = [written[0]?.event.version ?? 1, written.at(-1)?.event.version ?? 0];
  return {
    plan,
    prepare: async (known, isFresh) => {
      const usedAt = (id: EventId) => {
        const version = known.ids.get(id);
        return version === undefined ? undefined : { plan, version };
      };
      const stored = await streams.read(plan, from, Math.min(to, known.version));
      if (E.isLeft(stored)) return answer(stored);
      const added = newIn(plan, written, { head: known, stored: stored.right, usedAt });
      if (E.isLeft(added)) return isFresh ? answer(added) : { _tag: 'Look' };
      return added.right.length === 0
        ? answer(E.right(known.version))
        : {
            _tag: 'Write',
            events: added.right,
            tree: grownBy(
              known.tree,
              added.right.map(({ event }) => event),
            ),
          };
    },
    done: () => to,
  };
};
