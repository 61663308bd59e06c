import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const url = process.env.EVENTSTOREDB_URL;
if (!url) {
  console.error(
    'EVENTSTOREDB_URL is not set: nothing was run. Set it to a server that may be written to, and run this again:\n' +
      "  EVENTSTOREDB_URL='esdb://127.0.0.1:2113?tls=false' npx --yes pnpm@10 eventstoredb",
  );
  process.exit(2);
}

const cache = mkdtempSync(join(tmpdir(), 'plan-ledger-eventstoredb-'));
const ledger = `${url}${url.includes('?') ? '&' : '?'}streamPrefix=demo-${randomBytes(4).toString('hex')}.`;
const env = {
  ...process.env,
  PLAN_LEDGER_CACHE: cache,
  PLAN_LEDGER_TEXT_SECRET: join(cache, 'text-secret'),
};

/** What is run on the server. Each writes streams of its own, whose names begin with a prefix that nobody else has. */
const steps = [
  ['the demo', process.execPath, ['tools/plan-ledger.mjs', 'demo', '--store', ledger]],
  ['the contract', 'jest', ['packages/store/src/adapters.contract.test.ts', '-t', 'EVENTSTOREDB_URL']],
  ['the journey', 'jest', ['test/eventstoredb/server-given.test.ts']],
];

const failed = [];
for (const [name, command, args] of steps) {
  console.log(`== ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env });
  if (status !== 0) failed.push(name);
}
rmSync(cache, { recursive: true, force: true });
console.log(failed.length === 0 ? '\nAll passed on the server' : `\nFailed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
