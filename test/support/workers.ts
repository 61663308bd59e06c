import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const BUNDLES = join(__dirname, '..', '..', 'node_modules', '.cache', 'plan-ledger', 'workers');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly errors: string;
}

/** A running program of `test/workers`. */
export interface Worker {
  readonly child: ChildProcess;
  /** The lines that it has said so far. */
  readonly lines: readonly string[];
  /** Resolves with the first line that is there or comes; with none when the worker ends without. */
  readonly firstLine: Promise<string | undefined>;
  readonly tell: (line: string) => void;
  readonly ended: Promise<Ended>;
}

/** Starts a worker. `shell` is put before the program: `['bash', '-c', 'ulimit -f 100; exec "$@"', '-']`. */
export const startWorker = (
  name: string,
  args: readonly string[],
  options: SpawnOptions = {},
  before: readonly string[] = [],
): Worker => {
  const [command = process.execPath, ...rest] = [
    ...before,
    process.execPath,
    join(BUNDLES, `${name}.mjs`),
    ...args,
  ];
  const child = spawn(command, rest, { ...options, stdio: 'pipe' });
  const lines: string[] = [];
  let errors = '';
  child.stderr.on('data', (data: Buffer) => {
    errors += data.toString();
  });
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, errors }));
  });
  const firstLine = new Promise<string | undefined>((resolve) => {
    reader.once('line', resolve);
    void ended.then(() => resolve(undefined));
  });
  // A worker that was killed takes no more input: that is not an error of the test.
  child.stdin.on('error', () => undefined);
  return { child, lines, firstLine, ended, tell: (line) => void child.stdin.write(`${line}\n`) };
};
