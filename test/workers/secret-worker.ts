import { writeSync } from 'node:fs';

import { secretInFile } from '@plan-ledger/store/eventstoredb';

import { forgetting } from '../support/forgetting.js';

/** What a worker is told, as JSON, in its one argument: which events of a plan it forgets, one after the other. */
export interface Orders {
  readonly file: string;
  readonly from: number;
  readonly count: number;
}

const { file, from, count } = JSON.parse(process.argv[2] ?? '{}') as Orders;

// At once and whole, so that what was said before a SIGKILL was said.
const say = (line: string): void => void writeSync(1, `${line}\n`);

const main = async (): Promise<void> => {
  const secret = secretInFile({ file });
  for (let version = from; version < from + count; version++) {
    const done = await secret.change(forgetting(version))();
    say(done._tag === 'Right' ? String(version) : done.left.why);
    if (done._tag === 'Left') return;
  }
};

await main();
