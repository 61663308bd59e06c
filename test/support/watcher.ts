import { spawn } from 'node:child_process';
import { setTimeout as pass } from 'node:timers/promises';

import { afterAll } from '@jest/globals';

import { COMMAND, environment } from './cli.js';
import { type LedgerAt, settingsFor } from './in-process.js';

/** `plan-ledger watch` in a process of its own. */
export interface Watcher {
  /** The lines that it has printed so far, whole ones. */
  readonly lines: () => readonly string[];
  readonly notes: () => string;
  /** Waits for a number of lines in all; gives what is there when it takes too long. */
  readonly untilLines: (count: number) => Promise<readonly string[]>;
  readonly untilNoted: (words: string) => Promise<void>;
  /** Reads its output no more, as `head` does when it has enough. */
  readonly closeOutput: () => void;
  readonly signal: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

const PATIENCE_MS = 15_000;

const running: Watcher[] = [];
afterAll(async () => {
  for (const { signal, ended } of running.splice(0)) {
    signal('SIGKILL');
    await ended;
  }
});

/** Starts a watcher that is gone when the test file is done. It follows when this resolves, or has ended. */
export const startWatcher = async (ledger: LedgerAt, ...more: readonly string[]): Promise<Watcher> => {
  const child = spawn(process.execPath, [COMMAND, 'watch', ...more], {
    env: environment(settingsFor(ledger)),
  });
  let [out, err, isOver] = ['', '', false];
  child.stdout.on('data', (data: Buffer) => (out += data.toString('utf8')));
  child.stderr.on('data', (data: Buffer) => (err += data.toString('utf8')));
  const ended: Watcher['ended'] = new Promise((resolve) => {
    child.on('close', (code, signal) => {
      isOver = true;
      resolve({ code, signal });
    });
  });
  const lines = (): readonly string[] => out.split('\n').slice(0, -1);
  const until = async (isSo: () => boolean): Promise<void> => {
    for (let waited = 0; waited < PATIENCE_MS && !isSo() && !isOver; waited += 10) await pass(10);
  };
  const watcher: Watcher = {
    lines,
    notes: () => err,
    untilLines: async (count) => {
      await until(() => lines().length >= count);
      return lines();
    },
    untilNoted: (words) => until(() => err.includes(words)),
    closeOutput: () => void child.stdout.destroy(),
    signal: (signal) => void child.kill(signal),
    ended,
  };
  running.push(watcher);
  await watcher.untilNoted('Following');
  return watcher;
};
