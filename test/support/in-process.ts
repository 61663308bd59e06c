import { run as runCommand, linesOf, exitCodeOf } from '@plan-ledger/cli';

import type { Ran } from './cli.js';
import { ledgerOf } from './prepared.js';

/**
 * Runs the command line inside this process: the same commands without the start of a process, for the many cases of a
 * matrix. That the real command does the same is shown by the tests that start it.
 */
export const runHere = async (args: readonly string[], folder: string, columns = 100): Promise<Ran> => {
  const out: string[] = [];
  const err: string[] = [];
  const world = {
    env: { PLAN_LEDGER_STORE: ledgerOf(folder) },
    width: columns,
    colour: false,
    print: (text: string) => void out.push(text),
    note: (line: string) => void err.push(`${line}\n`),
    untilStopped: () => Promise.resolve(),
  };
  const outcome = await runCommand([...args], world, '0.0.0');
  if (outcome._tag === 'Left') linesOf(outcome.left).forEach(world.note);
  const code = outcome._tag === 'Left' ? exitCodeOf(outcome.left) : 0;
  return { code, signal: null, stdout: out.join(''), stderr: err.join('') };
};

/** Runs the command line inside this process and hands back what it printed; a run that fails fails the test. */
export const printedHere = async (args: readonly string[], folder: string): Promise<string> => {
  const { code, stdout, stderr } = await runHere(args, folder);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}: ${stderr}`);
  return stdout;
};
