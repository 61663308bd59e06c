import fc from 'fast-check';

import type { Bench, Case } from './place.js';

/** The same in every run; one more is left to chance each time. */
const SEEDS = [1, 2026, 731_002];

/** A seed, and where in it a failure was narrowed down to. */
interface Replay {
  readonly seed?: number;
  readonly path?: string;
  /** Which of the commands were left, for a run of commands. */
  readonly commands?: string;
}

const asked = (): Replay => {
  const [seed, path, commands] = (process.env['PLAN_LEDGER_SEED'] ?? '').split(',');
  return {
    ...(seed ? { seed: Number(seed) } : {}),
    ...(path ? { path } : {}),
    ...(commands ? { commands } : {}),
  };
};

const explained = <T>(found: fc.RunDetails<T>): string => {
  const commands = /replayPath="([^"]*)"/.exec(fc.stringify(found.counterexample))?.[1];
  const replay = [found.seed, found.counterexamplePath, commands].filter((part) => part != null).join(',');
  return `${fc.defaultReportMessage(found) ?? ''}\nTo see it again, run this case alone with PLAN_LEDGER_SEED=${replay}`;
};

/** What holds whatever is done, of a bench; `commands` is given when a failure is replayed. */
export type Law<T> = (bench: Bench, commands?: string) => fc.IAsyncProperty<T>;

/**
 * Tries a law with each of the known seeds, and with one that nobody chose: a case each. A failure names the seed and the
 * path to the smallest example; given in PLAN_LEDGER_SEED they take the place of the seed that nobody chose.
 */
export const casesOfChance = <T>(
  it: Case,
  name: string,
  how: Pick<fc.Parameters<T>, 'numRuns' | 'endOnFailure'>,
  law: Law<T>,
): void => {
  const holds = async (bench: Bench, { commands, ...replay }: Replay): Promise<void> => {
    const found = await fc.check(law(bench, commands), { ...how, ...replay });
    if (found.failed) throw new Error(explained(found), { cause: found.errorInstance });
  };
  for (const seed of SEEDS) it(`${name}, from seed ${seed}`, (bench) => holds(bench, { seed }));
  it(`${name}, from a seed that nobody chose`, (bench) => holds(bench, asked()));
};
