import { randomUUID } from 'node:crypto';

import type { PlanId, Version } from '@plan-ledger/domain';
import { type EventData, NO_STREAM } from '@eventstore/db-client';
import * as E from 'fp-ts/lib/Either.js';

import { type AppendFailure, type ReadFailure, streamOf, type Written } from '../../event-store.js';
import type { CompactRange } from '../../integrity/merkle/range.js';
import { rangeText } from '../../integrity/merkle/range-text.js';
import type { Calls } from './calls.js';
import { refusalOf, type ServerFault } from './failures.js';
import type { Knowledge } from './known.js';
import { revisionOf, sent, sizeOf } from './mapping.js';
import { passed } from './passed.js';
import type { Streams } from './streams.js';
import type { Task } from './task.js';
import type { Texts } from './texts/index.js';

export interface Around {
  readonly calls: Calls;
  readonly streams: Streams;
  readonly texts: Texts;
  readonly knowledge: Knowledge;
  readonly server: string;
  readonly closing: AbortSignal;
  /** Puts a plan that is written for the first time into the list of plans. */
  readonly list: (plan: PlanId) => Promise<E.Either<AppendFailure, void>>;
}

/** Events on their way, to follow on a version. */
interface Way {
  readonly on: Version;
  readonly events: readonly Written[];
  /** The plan's tree after them. */
  readonly tree: CompactRange;
}

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;

/** A write that goes on until it is known what came of it. `over` gives it up, and says what is known then. */
export interface Running<A> {
  readonly result: Promise<E.Either<AppendFailure, A>>;
  readonly over: () => E.Either<AppendFailure, A>;
}

/**
 * Writes so that the events are stored once, whatever answers are lost: always at an exact revision, so that what comes late
 * can land only there or nowhere; and an answer is believed when the last event is read back with the mark of this write,
 * since the server answers a repetition as it answered the first time.
 */
export const startWrite = <A>(
  { calls, streams, texts, knowledge, server, closing, list }: Around,
  task: Task<A>,
): Running<A> => {
  const { plan } = task;
  const stream = streamOf(plan);
  const mark = randomUUID();
  let isOver = false;
  // As a question, since it is answered anew after each wait.
  const hasEnded = (): boolean => isOver || closing.aborted;
  let isInDoubt = false;
  let why = 'its time was up before it was its turn';
  let pause = 0;

  const over = (): E.Either<AppendFailure, A> => {
    isOver = true;
    const cannot = `Cannot append to ${stream} at ${server}: ${why}`;
    return E.left(
      isInDoubt
        ? { _tag: 'OutcomeUnknown', stream, why: cannot }
        : { _tag: 'Unavailable', why: `${cannot}; nothing was written, try again` },
    );
  };

  const rest = async (): Promise<void> => {
    if (pause > 0) await passed(pause, closing);
    pause = Math.min(Math.max(pause * 2, FIRST_PAUSE_MS), LONGEST_PAUSE_MS);
  };

  const hasLanded = async ({ on, events }: Way): Promise<E.Either<ReadFailure, boolean>> => {
    const landed = await streams.appendAt(plan, on + events.length);
    if (E.isLeft(landed)) return landed;
    const isOurs = landed.right === mark;
    if (isOurs)
      knowledge.learn(
        plan,
        events.map((event) => ({ ...event, appendId: mark })),
      );
    return E.right(isOurs);
  };

  const dataOf = async (
    events: readonly Written[],
    tree: CompactRange,
  ): Promise<E.Either<ReadFailure, readonly EventData[]>> => {
    const held = await texts.held();
    return E.isLeft(held)
      ? held
      : E.traverseArray(([at, event]: readonly [number, Written]) =>
          sent(held.right, event, mark, at === events.length - 1 ? rangeText(tree) : undefined),
        )([...events.entries()]);
  };

  const send = async ({ on, events, tree }: Way): Promise<E.Either<AppendFailure, void> | undefined> => {
    const made = await dataOf(events, tree);
    if (E.isLeft(made)) return isInDoubt ? (over() as E.Either<AppendFailure, never>) : made;
    const data = made.right;
    const wasInDoubt = isInDoubt;
    isInDoubt = true;
    const answer = await calls.append(streams.nameOf(plan), on === 0 ? NO_STREAM : revisionOf(on), data);
    if (E.isRight(answer)) {
      why = 'the server said that it was written, and it is not there';
      return E.right(undefined);
    }
    const fault: ServerFault = answer.left;
    switch (fault._tag) {
      case 'Lost':
        why = fault.why;
        return undefined;
      case 'WrongVersion':
        why = 'the server says that the plan has moved, and shows it where it was';
        return undefined;
      case 'NotLeader':
        isInDoubt = wasInDoubt;
        why = 'the node does not lead its cluster';
        return undefined;
      case 'NoStream':
      case 'Deleted':
      case 'Denied':
      case 'TooLarge':
      case 'Invalid': {
        if (wasInDoubt) return over() as E.Either<AppendFailure, never>;
        const bytes = sizeOf(data);
        return E.left(refusalOf(fault, { what: 'append', server, stream }, bytes));
      }
    }
  };

  const run = async (): Promise<E.Either<AppendFailure, A>> => {
    let way: Way | undefined;
    let mustLook = false;
    for (;;) {
      let known = knowledge.of(plan);
      const isFresh = mustLook || known === undefined;
      if (isFresh) {
        const looked = await knowledge.refresh(plan);
        if (E.isLeft(looked)) {
          if (looked.left._tag === 'Unreadable' || !isInDoubt) return looked;
          await rest();
          if (hasEnded()) return over();
          continue;
        }
        known = looked.right;
      }
      if (known === undefined || hasEnded()) return over();

      // The server was put back to a day before: what was to follow on what is gone cannot land.
      if (way !== undefined && known.version < way.on) way = undefined;
      if (way !== undefined && known.version > way.on) {
        const landed = await hasLanded(way);
        if (E.isRight(landed) && landed.right) return E.right(task.done(way.events));
        if (E.isRight(landed)) {
          // Its place is taken by others: it can land no more.
          way = undefined;
          isInDoubt = false;
        }
      }
      if (way === undefined) {
        const prepared = await task.prepare(known, isFresh);
        if (prepared._tag === 'Answer') return prepared.answer;
        mustLook = true;
        if (prepared._tag === 'Look') continue;
        // Where its events say that they stand: what is known may be more by now.
        const on = (prepared.events[0]?.event.version ?? 1) - 1;
        const listed = on === 0 ? await list(plan) : E.right(undefined);
        if (E.isLeft(listed)) return listed;
        way = { on, events: prepared.events, tree: prepared.tree };
      }
      if (hasEnded()) return over();
      const answer = await send(way);
      if (answer !== undefined && E.isLeft(answer)) return answer;
      if (answer !== undefined) {
        const landed = await hasLanded(way);
        if (E.isRight(landed) && landed.right) return E.right(task.done(way.events));
      }
      mustLook = true;
      await rest();
      if (hasEnded()) return over();
    }
  };

  return { result: Promise.resolve().then(run), over };
};
