import { runHere } from './in-process.js';
import { READS } from './commands.js';
import { commandsIn } from './words.js';

const usageOf = async (name: string, folder: string): Promise<string> =>
  (await runHere([name, '--help'], folder, 160)).stdout;

/**
 * Every command that answers as of a time, with what it needs to be told: found in the help, so that a new one is among them
 * by itself. One that wants an argument is to be named in `READS`.
 */
export const everyView = async (folder: string): Promise<readonly (readonly string[])[]> => {
  const names = commandsIn((await runHere(['--help'], folder, 160)).stdout);
  const helps = await Promise.all(names.map(async (name) => [name, await usageOf(name, folder)] as const));
  return helps
    .filter(([, help]) => help.includes('--as-of <when>'))
    .map(([name, help]) => {
      const known = READS.find(([read]) => read === name);
      if (known === undefined && /^Usage:.*<\w/mu.test(help)) throw new Error(`READS lacks ${name}`);
      return known ?? [name];
    });
};

/** The command and the argument that stand for the whole of a view, in CSV and as of a time; none for now. */
export const asOf = (view: readonly string[], when: string | undefined): readonly string[] => [
  ...view,
  ...(when === undefined ? [] : ['--as-of', when]),
  '--format',
  'csv',
];
