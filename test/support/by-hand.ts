import type { Ran } from './cli.js';
import { printedHere, runHere } from './in-process.js';
import { shellWords } from './words.js';

/** A plan that is kept by hand: lines as they are typed, each said on a day. */
export interface Keeper {
  /** What a change said; one that is refused fails the test. */
  readonly write: (day: string, line: string) => Promise<string>;
  /** How a change ended that may be refused. */
  readonly attempt: (day: string, line: string) => Promise<Ran>;
  /** The events that a change wrote. */
  readonly events: (day: string, line: string) => Promise<readonly object[]>;
}

export const keeperIn = (cwd: string): Keeper => {
  const words = (day: string, line: string): readonly string[] => [
    ...shellWords(line),
    ...['--by', 'U1', '--reported-on', day],
  ];
  return {
    write: (day, line) => printedHere(words(day, line), cwd),
    attempt: (day, line) => runHere(words(day, line), cwd),
    events: async (day, line) => {
      const json = await printedHere([...words(day, line), '--format', 'json'], cwd);
      return (JSON.parse(json) as { data: { events: object[] } }).data.events;
    },
  };
};
