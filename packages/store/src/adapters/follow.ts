import * as E from 'fp-ts/lib/Either.js';

import type { EventStore, Position, ReadFailure, Subscriber, Subscription } from '../event-store.js';

/** A running subscription, and how its store tells it that there may be more. */
interface Follower extends Subscription {
  readonly wake: () => void;
}

const notTaken = (error: unknown): ReadFailure => ({
  _tag: 'Unavailable',
  why: `The subscriber failed on the events it was given: ${error instanceof Error ? error.message : String(error)}; subscribe again from the last position it kept`,
});

/**
 * Follows a store page by page, one at a time. When there is no more it waits to be woken, and looks again every `pollMs`
 * if that is given. Do not wait for `stop` inside `onEvents`: it resolves when the running batch has.
 */
const follow = (
  readAll: EventStore['readAll'],
  after: Position,
  { onEvents, onFailure }: Subscriber,
  pollMs?: number,
): Follower => {
  let stopped = false;
  let woken = false;
  // As a question, since it is answered anew after each wait.
  const hasStopped = (): boolean => stopped;
  let endPause: () => void = () => undefined;

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = pollMs === undefined ? undefined : setTimeout(resolve, pollMs);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
      if (woken || stopped) endPause();
    });

  const run = async (): Promise<void> => {
    let position = after;
    while (!hasStopped()) {
      woken = false;
      const page = await readAll(position)();
      if (hasStopped()) return;
      if (E.isLeft(page)) {
        onFailure(page.left);
        return;
      }
      if (page.right.events.length === 0) {
        await pause();
        continue;
      }
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
    return running;
  };
  return { wake, stop };
};

/** The subscriptions of one open store. */
export interface Followers {
  readonly subscribe: EventStore['subscribe'];
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
}

export const followersOf = (readAll: EventStore['readAll'], pollMs?: number): Followers => {
  const running = new Set<Follower>();
  return {
    subscribe: (after, subscriber) => {
      const follower = follow(readAll, after, subscriber, pollMs);
      running.add(follower);
      return {
        stop: () => {
          running.delete(follower);
          return follower.stop();
        },
      };
    },
    wake: () => running.forEach((follower) => follower.wake()),
    stop: async () => {
      await Promise.all([...running].map((follower) => follower.stop()));
      running.clear();
    },
  };
};
