import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { run as runCommand, linesOf, exitCodeOf, type World } from '@plan-ledger/cli';

import type { Ran } from './cli.js';
import { ledgerOf } from './prepared.js';

/**
 * Runs the command line inside this process: the same commands without the start of a process, for the many cases of a
 * matrix. That the real command does the same is shown by the tests that start it.
 */
const runWith = async (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  columns: number,
  more: Partial<World> = {},
): Promise<Ran> => {
  const out: string[] = [];
  const err: string[] = [];
  const world = {
    env,
    width: columns,
    colour: false,
    offlineVerifier: '',
    print: (text: string) => void out.push(text),
    note: (line: string) => void err.push(`${line}\n`),
    untilStopped: () => Promise.resolve(),
    ...more,
  };
  const outcome = await runCommand([...args], world, '0.0.0');
  if (outcome._tag === 'Left') linesOf(outcome.left).forEach(world.note);
  const code = outcome._tag === 'Left' ? exitCodeOf(outcome.left) : 0;
  return { code, signal: null, stdout: out.join(''), stderr: err.join('') };
};

/** Runs the command line on the ledger of a folder. */
export const runHere = (
  args: readonly string[],
  folder: string,
  columns = 100,
  more: Partial<World> = {},
): Promise<Ran> => runWith(args, { PLAN_LEDGER_STORE: ledgerOf(folder) }, columns, more);

/** Where a ledger is, and where the views of one that is no file are kept. */
export interface LedgerAt {
  readonly address: string;
  readonly cache: string;
  /** The file of the secret of its texts; one for all ledgers of a run of tests when left out. */
  readonly textSecret?: string;
}

const ONE_SECRET = join(process.env['PLAN_LEDGER_TEST_RUN'] ?? tmpdir(), 'text-secret');

/** What tells a run of the command which ledger is meant. */
export const settingsFor = ({
  address,
  cache,
  textSecret = ONE_SECRET,
}: LedgerAt): Readonly<Record<string, string>> => ({
  PLAN_LEDGER_STORE: address,
  PLAN_LEDGER_CACHE: cache,
  PLAN_LEDGER_TEXT_SECRET: textSecret,
});

/** Runs the command line on a ledger wherever it is. */
export const runAt = (args: readonly string[], ledger: LedgerAt, more: Partial<World> = {}): Promise<Ran> =>
  runWith(args, settingsFor(ledger), 100, more);

const outputOf = (args: readonly string[], { code, stdout, stderr }: Ran): string => {
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}: ${stderr}`);
  return stdout;
};

/** Runs the command line inside this process and hands back what it printed; a run that fails fails the test. */
export const printedHere = async (args: readonly string[], folder: string): Promise<string> =>
  outputOf(args, await runHere(args, folder));

/** The same on a ledger wherever it is. */
export const printedAt = async (args: readonly string[], ledger: LedgerAt): Promise<string> =>
  outputOf(args, await runAt(args, ledger));
