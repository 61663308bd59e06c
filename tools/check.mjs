import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';

const report = process.env.PLAN_LEDGER_JEST_REPORT;
const jest = ['jest', ...(report ? ['--json', `--outputFile=${report}`] : []), ...process.argv.slice(2)];
const rooms = ['domain', 'store', 'projections', 'evidence', 'cli'].map((room) => `packages/${room}/src`);
const inZone = (zone) => [
  `time zone ${zone}`,
  ['jest', '--silent', 'packages/domain/src/values'],
  { TZ: zone },
];

/** What is checked: one group after the other, those of a group at the same time. A check that fails ends it with its group. */
const groups = [
  [['types', ['tsc', '-b']]],
  [
    ['lint', ['eslint', '--cache', '--cache-location', 'node_modules/.cache/eslint/', '.']],
    ['types of tests', ['tsc', '-p', 'tsconfig.test.json']],
    ['format', ['prettier', '--check', '--log-level', 'warn', '.']],
    ['arrows', ['depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', ...rooms]],
  ],
  [['tests', jest]],
  [inZone('Pacific/Auckland'), inZone('America/St_Johns')],
];

/** Runs a check; what it says is said at once when it runs alone, and whole at its end when it does not. */
const run = ([name, [command, ...args], env = {}], alone) =>
  new Promise((resolve) => {
    const started = Date.now();
    const out = alone ? (name === 'tests' && report ? 'ignore' : 'inherit') : 'pipe';
    if (alone) console.log(`== ${name}`);
    const child = spawn(command, args, {
      stdio: ['ignore', out, alone ? 'inherit' : 'pipe'],
      env: { ...process.env, ...env },
    });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => said.push(part));
    const end = (code) => {
      if (!alone) process.stdout.write(`== ${name}\n${Buffer.concat(said).toString()}`);
      console.log(`   ${code === 0 ? 'passed' : 'failed'} in ${Math.round((Date.now() - started) / 1000)} s`);
      resolve(code === 0);
    };
    child.on('error', (error) => {
      said.push(Buffer.from(`${error.message}\n`));
      end(1);
    });
    child.on('close', end);
  });

for (const group of groups) {
  const passed = await Promise.all(group.map((check) => run(check, group.length === 1)));
  if (passed.includes(false)) process.exit(1);
}
