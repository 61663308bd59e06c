import { setTimeout as pass } from 'node:timers/promises';

import { codeOf, isBusy } from './failures.js';

const ATTEMPTS = 3;
const LONGEST_PAUSE_MS = 100;

/**
 * Runs a whole transaction, again from its start when another program held the file for longer than SQLite waits by
 * itself. The pause differs from time to time, so that two that met do not meet again.
 */
export const whenFree = async <A>(run: () => A): Promise<A> => {
  for (let left = ATTEMPTS - 1; ; left--) {
    try {
      return run();
    } catch (error) {
      if (left === 0 || !isBusy(codeOf(error))) throw error;
    }
    await pass(Math.random() * LONGEST_PAUSE_MS);
  }
};
