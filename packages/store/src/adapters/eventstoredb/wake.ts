import { END, STREAM_NAME } from '@eventstore/db-client';

import type { LedgerClient } from './client.js';

/** A subscription that only tells that there may be more; what there is, is read. It comes back when it was dropped. */
export interface Waking {
  /** Drops it and makes another: it was found to be silent. */
  readonly again: () => void;
  readonly stop: () => void;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5000;

export const wakingOn = (client: LedgerClient, start: string, wake: () => void): Waking => {
  let isStopped = false;
  let pause = FIRST_PAUSE_MS;
  let timer: NodeJS.Timeout | undefined;
  let drop: () => void = () => undefined;

  const begin = (): void => {
    if (isStopped) return;
    let isOver = false;
    let isConfirmed = false;
    const subscription = client.subscribeToAll({
      fromPosition: END,
      requiresLeader: true,
      filter: { filterOn: STREAM_NAME, prefixes: [start], checkpointInterval: 1000 },
    });
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      subscription.unsubscribe().catch(() => undefined);
      timer = setTimeout(begin, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      if (isConfirmed) wake();
    };
    drop = end;
    subscription.on('confirmation', () => {
      isConfirmed = true;
      pause = FIRST_PAUSE_MS;
      wake();
    });
    subscription.on('data', wake);
    for (const last of ['end', 'close', 'error']) subscription.on(last, end);
  };

  begin();
  return {
    again: () => drop(),
    stop: () => {
      isStopped = true;
      drop();
      clearTimeout(timer);
    },
  };
};
