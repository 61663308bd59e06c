import type { Instant } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import type { EventStore, Page, Position, ReadFailure, Subscriber, Subscription } from '../event-store.js';

/** A running subscription, and how its store tells it that there may be more. */
interface Follower extends Subscription {
  readonly wake: () => void;
  readonly ended: Promise<void>;
}

/** How a store is followed. */
export interface Following {
  /** How often it is looked for more without being woken: never when left out. */
  readonly pollMs?: number;
  /** How long to wait before the same is read again, after so many failures in a row; none ends the subscription. */
  readonly pauseAfter?: (failure: ReadFailure, failures: number) => number | undefined;
  /** Told when something was found that nobody had announced. */
  readonly onUnannounced?: () => void;
  /** Told when the last subscription has ended. */
  readonly onNone?: () => void;
  /** The clock that tells since when a subscription is not live. */
  readonly clock?: () => Instant;
}

const notTaken = (error: unknown): ReadFailure => ({
  _tag: 'Unavailable',
  why: `The subscriber failed on the events it was given: ${error instanceof Error ? error.message : String(error)}; subscribe again from the last position it kept`,
});

const whyOf = (failure: ReadFailure): string => failure.why;

/**
 * Follows a store page by page, one at a time. When there is no more it waits to be woken, or looks again by itself. Do not
 * wait for `stop` inside `onEvents`: it resolves when the running batch has.
 */
const follow = (
  readAll: EventStore['readAll'],
  after: Position,
  { onEvents, onFailure, onLiveness }: Subscriber,
  { pollMs, pauseAfter, onUnannounced, clock }: Following,
): Follower => {
  let stopped = false;
  let woken = false;
  // As a question, since it is answered anew after each wait.
  const hasStopped = (): boolean => stopped;
  const wasWoken = (): boolean => woken;
  let endPause: () => void = () => undefined;
  let leaveRead: () => void = () => undefined;

  /** Nothing when it was stopped meanwhile: a store that is silent is not waited for. */
  const read = (position: Position): Promise<E.Either<ReadFailure, Page> | undefined> =>
    new Promise((resolve, reject) => {
      leaveRead = () => resolve(undefined);
      readAll(position)().then(resolve, reject);
    });

  const pause = (ms: number | undefined): Promise<void> =>
    new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
      if (stopped) endPause();
    });

  const run = async (): Promise<void> => {
    let position = after;
    let failures = 0;
    let since: Instant | undefined;
    let isAnnounced = true;
    while (!hasStopped()) {
      woken = false;
      const page = await read(position);
      if (page === undefined || hasStopped()) return;
      if (E.isLeft(page)) {
        failures += 1;
        const ms = pauseAfter?.(page.left, failures);
        if (ms === undefined) {
          onFailure(page.left);
          return;
        }
        since ??= clock?.();
        onLiveness?.({
          _tag: 'NotLive',
          ...(since === undefined ? {} : { since }),
          why: whyOf(page.left),
          failures,
          nextTryMs: ms,
        });
        await pause(ms);
        continue;
      }
      if (failures > 0) onLiveness?.({ _tag: 'Live' });
      failures = 0;
      since = undefined;
      if (page.right.events.length === 0) {
        if (!wasWoken()) await pause(pollMs);
        isAnnounced = wasWoken();
        continue;
      }
      if (!isAnnounced) onUnannounced?.();
      isAnnounced = true;
      try {
        await onEvents(page.right);
      } catch (error) {
        // Its owner, who waits for `stop`, has gone: there is nobody to tell.
        if (!hasStopped()) onFailure(notTaken(error));
        return;
      }
      position = page.right.next;
    }
  };

  const wake = (): void => {
    woken = true;
    endPause();
  };
  // Not within the call, so that nothing is given before the caller holds the subscription.
  const running = Promise.resolve().then(run);
  const stop = (): Promise<void> => {
    stopped = true;
    endPause();
    leaveRead();
    return running;
  };
  return { wake, stop, ended: running };
};

/** The subscriptions of one open store. */
export interface Followers {
  readonly subscribe: EventStore['subscribe'];
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
}

export const followersOf = (readAll: EventStore['readAll'], following: Following = {}): Followers => {
  const running = new Set<Follower>();
  return {
    subscribe: (after, subscriber) => {
      const follower = follow(readAll, after, subscriber, following);
      running.add(follower);
      // Also one that ended by itself: who subscribes again after each failure would gather them.
      void follower.ended.finally(() => {
        running.delete(follower);
        if (running.size === 0) following.onNone?.();
      });
      return { stop: follower.stop };
    },
    wake: () => running.forEach((follower) => follower.wake()),
    stop: async () => {
      await Promise.all([...running].map((follower) => follower.stop()));
      running.clear();
    },
  };
};
