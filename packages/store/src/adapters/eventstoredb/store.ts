import { setMaxListeners } from 'node:events';

import type { Instant, PlanId, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

import { checkBatch } from '../../check.js';
import type { AppendFailure, EventStore, ReadFailure, Unavailable } from '../../event-store.js';
import { checkWritten } from '../../restore.js';
import { followersOf } from '../follow.js';
import { allPlansOf } from './all.js';
import { CALLS_IN_TIME, callsOf } from './calls.js';
import type { LedgerClient } from './client.js';
import { knowledgeOf } from './known.js';
import { planListOf } from './list.js';
import { plansBegin, type Stored, writtenIn } from './mapping.js';
import { redactorOf } from './redact.js';
import type { TextSecret } from './secret/index.js';
import { streamNames, streamsOf } from './streams.js';
import { plansThere } from './there.js';
import { appendTask, restoreTask } from './tasks.js';
import { holdingOf } from './texts/holding.js';
import { textsOf } from './texts/index.js';
import { writingInTurn } from './turns.js';
import { type Waking, wakingOn } from './wake.js';

/** `change` writes to a ledger that is there, and makes none. */
export type Mode = 'write' | 'change' | 'read';

export interface StoreOptions {
  /** The connection string without its password, for messages. */
  readonly server: string;
  readonly prefix: string;
  readonly clock: () => Instant;
  readonly secret: TextSecret;
  readonly mode: Mode;
  readonly deadlineMs: number;
  readonly pollMs: number;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

/** The store on a client, which it lets go of when it is closed. */
export const eventStoreDBStore = (client: LedgerClient, options: StoreOptions): EventStore => {
  const { server, prefix, clock, secret, mode, deadlineMs, pollMs } = options;
  const ending = new AbortController();
  // Each call that waits listens; there may be many at once.
  setMaxListeners(0, ending.signal);
  const calls = callsOf(client, { ms: Math.ceil(deadlineMs / CALLS_IN_TIME), closing: ending.signal });
  const list = planListOf(calls, server, prefix, mode === 'write' ? secret : undefined);
  const holding = holdingOf(list, secret, server);
  const texts = textsOf(calls, holding, secret, server, streamNames(prefix));
  const streams = streamsOf(calls, texts, server, prefix);
  const there = plansThere(streams);
  const all = allPlansOf(calls, texts, server, prefix);
  const knowledge = knowledgeOf(streams);
  const write = writingInTurn(
    { calls, streams, texts, knowledge, server, closing: ending.signal, list: list.add },
    deadlineMs,
  );
  const redact = redactorOf({ streams, texts, knowledge, secret });

  const closed: Unavailable = {
    _tag: 'Unavailable',
    why: `The store at ${server} was closed; open it again to go on`,
  };
  const readOnly: Unavailable = {
    _tag: 'Unavailable',
    why: `Cannot append at ${server}: it was opened to read; open it to write`,
  };

  const whileOpen =
    <F, A>(run: () => Promise<E.Either<F, A>>): TaskEither<F | Unavailable, A> =>
    async () =>
      ending.signal.aborted ? E.left(closed) : run();

  const writing = <A>(run: () => Promise<E.Either<AppendFailure, A>>): TaskEither<AppendFailure, A> =>
    whileOpen(async () => {
      if (mode === 'read') return E.left(readOnly);
      const done = await run();
      if (E.isRight(done)) followers.wake();
      return done;
    });

  const read = async (
    plan: PlanId,
    from: Version,
    to: Version,
  ): Promise<E.Either<ReadFailure, readonly Stored[]>> => {
    const found = await streams.read(plan, from, to);
    if (E.isLeft(found) && found.left._tag === 'Unreadable') knowledge.forget(plan);
    if (mode !== 'read' && E.isRight(found)) knowledge.learn(plan, found.right);
    return found;
  };

  const readAll: EventStore['readAll'] = (after, limit = 1000) => whileOpen(() => all.read(after, limit));

  let waking: Waking | undefined;
  const followers = followersOf(readAll, {
    pollMs,
    clock,
    pauseAfter: ({ _tag }, failures) =>
      _tag === 'Unreadable' || ending.signal.aborted
        ? undefined
        : Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS),
    onUnannounced: () => waking?.again(),
    onNone: () => {
      waking?.stop();
      waking = undefined;
    },
  });

  return {
    identity: whileOpen(async () => {
      const identity = await list.identity();
      if (E.isLeft(identity) || identity.right === '') return identity;
      const held = await holding();
      return E.isLeft(held) ? held : identity;
    }),
    append: (plan, expected, events) =>
      writing(async () => {
        const checked = checkBatch(plan, events);
        return E.isLeft(checked) ? checked : write(appendTask(streams, clock, plan, expected, checked.right));
      }),
    restore: (plan, written) =>
      writing(async () => {
        const checked = checkWritten(plan, written);
        return E.isLeft(checked) ? checked : write(restoreTask(streams, plan, checked.right));
      }),
    read: (plan, from = 1, to = Infinity) =>
      whileOpen(async () =>
        pipe(
          await read(plan, from, to),
          E.map((stored) => stored.map(({ event }) => event)),
        ),
      ),
    readWritten: (plan, from = 1, to = Infinity) =>
      whileOpen(async () =>
        pipe(
          await read(plan, from, to),
          E.map((stored) => stored.map(writtenIn)),
        ),
      ),
    tree: (plan) => whileOpen(() => streams.tree(plan)),
    redact: (plan, expected, event) =>
      writing(async () => {
        const checked = checkBatch(plan, [event]);
        return E.isLeft(checked)
          ? checked
          : redact(plan, event, () => write(appendTask(streams, clock, plan, expected, checked.right)));
      }),
    versionOf: (plan) => whileOpen(() => streams.versionOf(plan)),
    plans: whileOpen(() => there.of(list.plans)),
    readAll,
    end: whileOpen(all.end),
    subscribe: (after, subscriber) => {
      if (!ending.signal.aborted) waking ??= wakingOn(client, plansBegin(prefix), followers.wake);
      return followers.subscribe(after, subscriber);
    },
    close: async () => {
      if (ending.signal.aborted) return;
      const stopped = followers.stop();
      waking?.stop();
      ending.abort();
      await stopped;
      await client.end();
    },
  };
};
