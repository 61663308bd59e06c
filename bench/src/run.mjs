import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

import { appendCase } from './cases/append.mjs';
import { asOfCase } from './cases/as-of.mjs';
import { commandCase } from './cases/command.mjs';
import { concurrentCase } from './cases/concurrent.mjs';
import { packCase } from './cases/pack.mjs';
import { processCase } from './cases/process.mjs';
import { replayCase } from './cases/replay.mjs';
import { verifyCase } from './cases/verify.mjs';
import { wireAppendCase, wireReplayCase, wireSingleCase } from './cases/wire.mjs';
import { emmettFailures } from './emmett.mjs';
import { report } from './report.mjs';
import { onWire } from './wire.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const say = (line) => process.stderr.write(`${line}\n`);

const folder = mkdtempSync(here('../dist/ledgers-'));
const freeBytes = () => statfsSync(folder).bavail * statfsSync(folder).bsize;

/** Plans of growing size. The kept views may grow with the square of the history: a million asks first for the room. */
const asOfCases = async () => {
  const found = [];
  for (const size of process.env.BENCH_LARGE ? [10_000, 100_000, 1_000_000] : [10_000, 100_000]) {
    const room = size > 100_000 ? 100 * found.at(-1).registers.viewsBytes : 0;
    if (room > freeBytes() / 2) {
      say(`as-of ${size}: left out; its views could take ${Math.round(room / 1e9)} GB`);
      continue;
    }
    say(`as-of ${size}`);
    found.push(await asOfCase(folder, size));
  }
  return found;
};

const ledgers = ({ asOf = [] }) =>
  Object.fromEntries(
    asOf.map(({ events }) => [events.toLocaleString('en-GB'), `${folder}/as-of-${events}.db`]),
  );

const CASES = {
  append: () => appendCase(folder),
  command: () => commandCase(folder),
  replay: () => replayCase(folder),
  verify: () => verifyCase(folder),
  pack: () => packCase(folder),
  wireAppend: () => onWire(wireAppendCase),
  wireSingle: () => onWire(wireSingleCase),
  wireReplay: () => onWire(wireReplayCase),
  concurrent: () => concurrentCase(folder),
  asOf: asOfCases,
  process: (found) => processCase(folder, ledgers(found)),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in CASES));
if (unknown.length > 0)
  throw new Error(`Found ${unknown.join(', ')}; wanted ${Object.keys(CASES).join(', ')}`);

const at = new Date().toISOString();
const found = {};
try {
  for (const name of Object.keys(CASES).filter((name) => asked.length === 0 || asked.includes(name))) {
    say(name);
    found[name] = await CASES[name](found);
  }
} finally {
  rmSync(folder, { recursive: true });
}

const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model };
const file = here(`../results/${at.replaceAll(':', '-')}.json`);
writeFileSync(file, `${JSON.stringify({ at, machine, ...found, emmettFailures }, null, 2)}\n`);
process.stdout.write(`\n${report(found)}`);
if (Object.keys(emmettFailures).length > 0) {
  process.stdout.write(
    `\nEmmett, one append at a time, failed and was asked again: ${JSON.stringify(emmettFailures)}\n`,
  );
}
