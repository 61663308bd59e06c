import { expect } from '@jest/globals';

import { type Ran, run } from './cli.js';
import { bytesOf } from './prepared.js';

/** What a refusal is to look like. */
export interface Refusal {
  readonly code: number;
  /** Each of them stands in what is said. */
  readonly says: readonly (string | RegExp)[];
}

/** Runs a command that is to be refused: with its exit code and message, no data, no stack trace, and nothing written. */
export const expectRefused = async (
  args: readonly string[],
  cwd: string,
  { code, says }: Refusal,
): Promise<Ran> => {
  const before = bytesOf(cwd);
  const ran = await run(args, { cwd });
  expect(ran).toMatchObject({ code, stdout: '' });
  for (const words of says)
    expect(ran.stderr).toEqual(
      typeof words === 'string' ? expect.stringContaining(words) : expect.stringMatching(words),
    );
  expect(ran.stderr).not.toMatch(/^\s+at .*:\d+|fault of plan-ledger/mu);
  expect(bytesOf(cwd)).toBe(before);
  return ran;
};
