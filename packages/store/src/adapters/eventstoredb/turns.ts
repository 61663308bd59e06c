import type { PlanId } from '@plan-ledger/domain';
import type { Either } from 'fp-ts/lib/Either.js';

import type { AppendFailure } from '../../event-store.js';
import { inTime } from './in-time.js';
import type { Task } from './task.js';
import { type Around, startWrite } from './write.js';

/** Writes a plan, when it is its turn, and answers before its time is up. */
export type Write = <A>(task: Task<A>) => Promise<Either<AppendFailure, A>>;

/** Nothing is begun for which there is no time: it would only be in doubt. */
const LEAST_MS = 10;

/** The answer of a write, or what is known of it when its time is up. */
const written = <A>(around: Around, task: Task<A>, ms: number): Promise<Either<AppendFailure, A>> => {
  const { closing } = around;
  const running = startWrite(around, task);
  return ms < LEAST_MS || closing.aborted
    ? Promise.resolve(running.over())
    : inTime({ ms, closing }, running.result, running.over);
};

/**
 * One write of a plan at a time, each within `deadlineMs` from when it was asked for: writers of one process need not find out
 * by conflicts that they are several.
 */
export const writingInTurn = (around: Around, deadlineMs: number): Write => {
  const last = new Map<PlanId, Promise<unknown>>();
  return (task) => {
    const until = performance.now() + deadlineMs;
    const turn = (last.get(task.plan) ?? Promise.resolve()).then(() =>
      written(around, task, until - performance.now()),
    );
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    last.set(task.plan, settled);
    void settled.then(() => {
      if (last.get(task.plan) === settled) last.delete(task.plan);
    });
    return turn;
  };
};
