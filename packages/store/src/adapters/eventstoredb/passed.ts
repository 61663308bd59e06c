import { setTimeout as pass } from 'node:timers/promises';

/** Waits so many milliseconds, or until all is closed: nothing that waits keeps the process then. */
export const passed = (ms: number, closing: AbortSignal): Promise<void> =>
  pass(ms, undefined, { signal: closing }).catch(() => undefined);
