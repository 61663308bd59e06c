import {
  type AppendExpectedRevision,
  BACKWARDS,
  END,
  type EventData,
  FORWARDS,
  type Position as ServerPosition,
  type RecordedEvent,
  type ResolvedEvent,
  START,
  type StreamingRead,
} from '@eventstore/db-client';
import * as E from 'fp-ts/lib/Either.js';

import type { LedgerClient } from './client.js';
import { faultIn, type ServerFault } from './failures.js';
import { inTime, type Limits } from './in-time.js';
import { passed } from './passed.js';

/** What is asked of the server, each within a time and with its failures as values. All of it is asked of the leader. */
export interface Calls {
  readonly append: (
    stream: string,
    expected: AppendExpectedRevision,
    events: readonly EventData[],
  ) => Promise<E.Either<ServerFault, void>>;
  readonly read: (stream: string, from: bigint, count: number) => Promise<E.Either<ServerFault, Found>>;
  readonly last: (stream: string) => Promise<E.Either<ServerFault, Found>>;
  /** Events of all streams from a place on, itself included. */
  readonly all: (from: ServerPosition | undefined, count: number) => Promise<E.Either<ServerFault, Found>>;
  readonly lastOfAll: () => Promise<E.Either<ServerFault, Found>>;
  /** The settings of a stream that the server keeps beside it. */
  readonly settings: (stream: string) => Promise<E.Either<ServerFault, Readonly<Record<string, unknown>>>>;
}

export type Found = readonly RecordedEvent[];

const silence = (ms: number): ServerFault => ({ _tag: 'Lost', why: `it did not answer within ${ms} ms` });

const CLOSED: ServerFault = { _tag: 'Lost', why: 'the store was closed meanwhile' };

const within = <A>(limits: Limits, work: () => Promise<A>): Promise<E.Either<ServerFault, A>> =>
  inTime(
    limits,
    work().then(
      (result): E.Either<ServerFault, A> => E.right(result),
      (error: unknown) => E.left(faultIn(error)),
    ),
    () => E.left(limits.closing.aborted ? CLOSED : silence(limits.ms)),
  );

/** The events of a read. Its time begins anew with each event, so that a long read is not a slow one. */
const gathered = (
  { ms, closing }: Limits,
  open: () => StreamingRead<ResolvedEvent>,
): Promise<E.Either<ServerFault, Found>> =>
  new Promise((resolve) => {
    const stream = open();
    const events: RecordedEvent[] = [];
    let timer: NodeJS.Timeout | undefined;
    let isOver = false;
    const leave = (): void => end(E.left(CLOSED));
    const end = (result: E.Either<ServerFault, Found>): void => {
      isOver = true;
      clearTimeout(timer);
      closing.removeEventListener('abort', leave);
      resolve(result);
    };
    closing.addEventListener('abort', leave);
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        end(E.left(silence(ms)));
        stream.cancel().catch(() => undefined);
      }, ms);
    };
    wait();
    stream.on('data', ({ event, link }: ResolvedEvent) => {
      // What still comes after the end is not waited for: a timer would keep the process.
      if (isOver) return;
      wait();
      const found = link ?? event;
      if (found !== undefined) events.push(found);
    });
    // Kept on after the end: an error that nobody listens to would end the process.
    stream.on('error', (error) => end(E.left(faultIn(error))));
    stream.on('end', () => end(E.right(events)));
  });

/** How many calls one write may take within its time: one that is not answered, and those that look what came of it. */
export const CALLS_IN_TIME = 4;

/** An answer that came so fast was a lost connection, not a silent server. */
const QUICK_MS = 1000;
const PAUSES_MS = [50, 250] as const;

/**
 * Asks again when the connection went, or the leader changed: a question asked twice does no harm. Not once it is closed: a
 * question would make a connection anew, which nobody would let go of.
 */
const asked = async <A>(
  limits: Limits,
  ask: () => Promise<E.Either<ServerFault, A>>,
  pauses: readonly number[] = PAUSES_MS,
  first = performance.now(),
): Promise<E.Either<ServerFault, A>> => {
  const { ms, closing } = limits;
  if (closing.aborted) return E.left(CLOSED);
  const began = performance.now();
  const answer = await ask();
  const [pause, ...later] = pauses;
  const isOfNow = E.isLeft(answer) && (answer.left._tag === 'Lost' || answer.left._tag === 'NotLeader');
  // Not after a silence: who did not answer for so long will not do so in a moment.
  if (!isOfNow || pause === undefined || performance.now() - began > QUICK_MS) return answer;
  // Nor where the next silence would go beyond the time of a write.
  if (performance.now() - first + pause + ms > CALLS_IN_TIME * ms) return answer;
  await passed(pause, closing);
  return asked(limits, ask, later, first);
};

/** The calls of one client. */
export const callsOf = (client: LedgerClient, limits: Limits): Calls => {
  const leader = { requiresLeader: true } as const;
  const read = (open: () => StreamingRead<ResolvedEvent>): Promise<E.Either<ServerFault, Found>> =>
    asked(limits, () => gathered(limits, open));
  // While the server looks through the events of others for one of a plan, it says nothing.
  const patient = { ...limits, ms: limits.ms * CALLS_IN_TIME };
  const search = (open: () => StreamingRead<ResolvedEvent>): Promise<E.Either<ServerFault, Found>> =>
    asked(patient, () => gathered(patient, open));
  const last: Calls['last'] = (stream) =>
    read(() =>
      client.readStream(stream, { fromRevision: END, maxCount: 1, direction: BACKWARDS, ...leader }),
    );
  return {
    append: async (stream, expectedRevision, events) => {
      if (limits.closing.aborted) return E.left(CLOSED);
      const options = { expectedRevision, ...leader, deadline: limits.ms };
      const done = await within(limits, () => client.appendToStream(stream, [...events], options));
      return E.isLeft(done) ? done : E.right(undefined);
    },
    read: (stream, from, count) =>
      read(() =>
        client.readStream(stream, { fromRevision: from, maxCount: count, direction: FORWARDS, ...leader }),
      ),
    last,
    all: (from, count) =>
      search(() =>
        client.readAll({ fromPosition: from ?? START, maxCount: count, direction: FORWARDS, ...leader }),
      ),
    lastOfAll: () =>
      search(() => client.readAll({ fromPosition: END, maxCount: 1, direction: BACKWARDS, ...leader })),
    settings: async (stream) => {
      // Not as the client reads them: its read goes on without end when the server is silent.
      const found = await last(`$$${stream}`);
      if (E.isLeft(found)) return found.left._tag === 'NoStream' ? E.right({}) : found;
      const data: unknown = found.right[0]?.data;
      return E.right(typeof data === 'object' && data !== null ? { ...data } : {});
    },
  };
};
