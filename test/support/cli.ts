import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll } from '@jest/globals';

export const ROOT = join(__dirname, '..', '..');
export const COMMAND = join(ROOT, 'packages', 'cli', 'dist', 'plan-ledger.mjs');
export const FIXTURES = join(ROOT, 'fixtures', 'gloucestershire-aip');
export const MAY = join(FIXTURES, 'may-2020');
export const DECEMBER = join(FIXTURES, 'december-2020');

/** How a run of the command ended, and what it said. */
export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Around {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Ends the command with this signal so many milliseconds after its start, or after this file is there. */
  readonly kill?: { readonly signal: NodeJS.Signals; readonly after: number; readonly once?: string };
}

/** The environment of a person at a terminal of 100 columns, and nothing else of this machine. */
export const environment = (more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: tmpdir(),
  LANG: 'C.UTF-8',
  TZ: 'Europe/London',
  COLUMNS: '100',
  ...more,
});

const AT_ONCE = 3;
const waiting: (() => void)[] = [];
let running = 0;

const inTurn = async <A>(work: () => Promise<A>): Promise<A> => {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
};

/** Ends a child when its time has come; gives a way to let it be. */
const endLater = (
  child: ChildProcess,
  { signal, after, once }: NonNullable<Around['kill']>,
): (() => void) => {
  const began = performance.now();
  let from = once === undefined ? began : Infinity;
  const look = setInterval(() => {
    const now = performance.now();
    if (from === Infinity && existsSync(once ?? '')) from = now;
    if (now - from >= after) child.kill(signal);
  }, 1);
  return () => clearInterval(look);
};

/** Runs a program to its end. */
export const runProgram = (program: string, args: readonly string[], around: Around): Promise<Ran> =>
  inTurn(
    () =>
      new Promise((resolve, reject) => {
        const child = spawn(program, args, { cwd: around.cwd, env: environment(around.env) });
        const out: Buffer[] = [];
        const err: Buffer[] = [];
        const stopWaiting = around.kill === undefined ? () => undefined : endLater(child, around.kill);
        child.stdout.on('data', (part: Buffer) => out.push(part));
        child.stderr.on('data', (part: Buffer) => err.push(part));
        child.stdin.on('error', () => undefined);
        child.on('error', reject);
        child.on('close', (code, signal) => {
          stopWaiting();
          resolve({
            code,
            signal,
            stdout: Buffer.concat(out).toString('utf8'),
            stderr: Buffer.concat(err).toString('utf8'),
          });
        });
        child.stdin.end(around.input ?? '');
      }),
  );

/** Runs the real command in a process of its own. */
export const run = (args: readonly string[], around: Around): Promise<Ran> =>
  runProgram(process.execPath, [COMMAND, ...args], around);

/** Runs the command and hands back what it printed; a run that fails fails the test. */
export const printed = async (args: readonly string[], around: Around): Promise<string> => {
  const { code, signal, stdout, stderr } = await run(args, around);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code ?? signal}: ${stderr}`);
  return stdout;
};

const folders: string[] = [];
afterAll(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** An empty folder that is gone when the test file is done. */
export const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'plan-ledger-journey-'));
  folders.push(folder);
  return folder;
};
