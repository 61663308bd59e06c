import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from './fault.js';
import type { Outcome, World } from './world.js';

const PLAN = join('fixtures', 'gloucestershire-aip');

/** The folder of fixtures: in this folder or in one above it. */
const fixturesAbove = (folder: string): string | undefined => {
  if (existsSync(join(folder, PLAN))) return join(folder, PLAN);
  const above = dirname(folder);
  return above === folder ? undefined : fixturesAbove(above);
};

interface Scene {
  readonly says: string;
  readonly argv: readonly string[];
}

const scenes = (editions: string): readonly Scene[] => [
  {
    says: 'The plan as it was published in May 2020 goes in, and then the edition of December 2020',
    argv: ['submit', join(editions, 'may-2020'), '--by', 'U1', '--yes'],
  },
  { says: '', argv: ['submit', join(editions, 'december-2020'), '--by', 'U1', '--yes'] },
  { says: 'The dashboard, rebuilt from the events', argv: ['dashboard', '--on', '2021-01-28'] },
  {
    says: 'What changed since May: first what was published, and changed without a note',
    argv: ['changes', 'edition:may-2020', 'edition:december-2020', '--summary'],
  },
  {
    says: 'One measure, over every month that either edition printed',
    argv: ['trends', '--measure', 'icpc-timely', '--all'],
  },
  {
    says: 'One cell: who gave it its value, from which document',
    argv: ['blame', 'icpc-timely@2020-05:actual', '--format', 'list'],
  },
];

const GO_ON = [
  'revisions --conclusions',
  'quoted --disagreeing',
  'exceptions --as-of edition:december-2020',
  'doctor',
  'dashboard --as-of 2020-12-31',
];

const typedAs = (argv: readonly string[]): string =>
  argv.map((word) => (/^[\w@:./-]+$/u.test(word) ? word : JSON.stringify(word))).join(' ');

type Run = (argv: readonly string[], world: World) => Promise<Outcome>;

/** Shows the product at work: both editions in, the views out, and the commands to go on with. */
export const demo =
  (store: string | undefined, world: World, run: Run): TE.TaskEither<CliFault, void> =>
  async () => {
    const editions = fixturesAbove(process.cwd());
    if (editions === undefined) {
      const message = `Found no folder ${PLAN} here or above; run the demo in a checkout`;
      return E.left({ _tag: 'NotFound', message });
    }
    const file = store ?? join(mkdtempSync(join(tmpdir(), 'plan-ledger-')), 'demo.db');
    const quiet: World = { ...world, note: () => undefined };
    for (const { says, argv } of scenes(editions)) {
      if (says !== '') world.print(`\n== ${says}\n`);
      world.print(`$ plan-ledger ${typedAs(argv)}\n`);
      const outcome = await run([...argv, '--store', file], quiet);
      if (outcome._tag === 'Left') return outcome;
    }
    world.print(
      `\n== The ledger is ${file}. In a checkout, plan-ledger is: npx --yes pnpm@10 --silent plan-ledger. Go on with\n`,
    );
    for (const rest of GO_ON) world.print(`  plan-ledger ${rest} --store ${file}\n`);
    return E.right(undefined);
  };
