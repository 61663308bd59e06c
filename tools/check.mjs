import { spawnSync } from 'node:child_process';

const jest = [
  'jest',
  ...(process.env.PLAN_LEDGER_JEST_REPORT
    ? ['--json', `--outputFile=${process.env.PLAN_LEDGER_JEST_REPORT}`]
    : []),
  ...process.argv.slice(2),
];

const rooms = ['domain', 'store', 'projections', 'cli'].map((room) => `packages/${room}/src`);

/** What is checked, in order; the first that fails ends it. */
const checks = [
  ['types', ['tsc', '-b']],
  ['types of tests', ['tsc', '-p', 'tsconfig.test.json']],
  ['format', ['prettier', '--check', '--log-level', 'warn', '.']],
  ['arrows', ['depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', ...rooms]],
  ['lint', ['eslint', '--cache', '--cache-location', 'node_modules/.cache/eslint/', '.']],
  ['tests', jest],
  [
    'time zone Pacific/Auckland',
    ['jest', '--silent', 'packages/domain/src/values'],
    { TZ: 'Pacific/Auckland' },
  ],
  [
    'time zone America/St_Johns',
    ['jest', '--silent', 'packages/domain/src/values'],
    { TZ: 'America/St_Johns' },
  ],
];

for (const [name, [command, ...args], env = {}] of checks) {
  console.log(`== ${name}`);
  const started = Date.now();
  const { status } = spawnSync(command, args, {
    stdio: [
      'ignore',
      name === 'tests' && process.env.PLAN_LEDGER_JEST_REPORT ? 'ignore' : 'inherit',
      'inherit',
    ],
    env: { ...process.env, ...env },
  });
  console.log(`   ${status === 0 ? 'passed' : 'failed'} in ${Math.round((Date.now() - started) / 1000)} s`);
  if (status !== 0) process.exit(1);
}
