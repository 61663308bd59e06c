import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { bundle, root } from '../../../tools/bundle.mjs';
import { median, timed } from '../measure.mjs';

const TIMES = 7;

const node = (...argv) => promisify(execFile)(process.execPath, argv, { cwd: root, maxBuffer: 2 ** 27 });

/** The median of a whole process, in milliseconds, after one that warms up. */
const processMs = async (...argv) => {
  await node(...argv);
  const times = [];
  for (let time = 0; time < TIMES; time++) times.push((await timed(() => node(...argv))).ms);
  return median(times);
};

/** `plan-ledger dashboard` on warm ledgers; beside them a Node that does nothing, and the command line without a ledger. */
export const processCase = async (folder, ledgers) => {
  const demo = `${folder}/demo.db`;
  await node(bundle, 'demo', '--store', demo);
  const ms = { 'node -e 0': await processMs('-e', '0'), '--version': await processMs(bundle, '--version') };
  for (const [name, file] of Object.entries({ 'the demo': demo, ...ledgers })) {
    ms[`dashboard, ${name}`] = await processMs(bundle, 'dashboard', '--store', file);
  }
  return ms;
};
