import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { withoutPassword } from '@plan-ledger/store';
import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';

import { shellWord } from './commands/shell-word.js';
import type { CliFault } from './fault.js';
import type { Outcome, World } from './world.js';

const FIXTURES = 'fixtures';
const AIP = 'gloucestershire-aip';
const LATEST = 'edition:december-2020';
/** The version that gave the cell which the blame is asked for its present value. */
const FIGURE_AT = '1081';
const FIGURE_FIELDS = ['event.measure', 'event.period', 'event.figure.printed'];
const REVIEW = 'gloucestershire-adviser-review';
const FIRST_PLAN = 'gloucestershire-improvement-plan';

/** Five documents; the plan of 2017 says in an edition of its own that another took its place. */
const EDITIONS = [
  join(AIP, 'may-2020'),
  join(AIP, 'december-2020'),
  join(FIRST_PLAN, 'september-2017'),
  join(FIRST_PLAN, 'superseded-may-2020'),
  join('hillingdon-improvement-plan', 'july-2015'),
  join(REVIEW, 'december-2020'),
];

/** The folder of fixtures: in this folder or in one above it. */
const fixturesAbove = (folder: string): string | undefined => {
  if (existsSync(join(folder, FIXTURES, AIP))) return join(folder, FIXTURES);
  const above = dirname(folder);
  return above === folder ? undefined : fixturesAbove(above);
};

interface Scene {
  readonly says: string;
  readonly argv: readonly string[];
  /** It asks no ledger. */
  readonly alone?: true;
  /** What of its answer is shown: all, its sentences without the tables, or nothing. */
  readonly shows?: 'sentences' | 'nothing';
}

const SCENES: readonly Scene[] = [
  { says: 'Four plans are in the ledger, from five documents', argv: ['portfolio', '--on', '2021-01-28'] },
  {
    says: 'Published figures that a later edition changed without a note, where that changes the conclusion',
    argv: ['revisions', '--conclusions', '--plan', AIP],
  },
  {
    says: 'One of these cells: who gave it its value, from which document',
    argv: ['blame', 'icpc-timely@2020-05:actual', '--plan', AIP, '--format', 'csv'],
  },
  {
    says: 'What an outside review quotes of the plan, and where the plan says otherwise',
    argv: ['quoted', '--plan', REVIEW, '--against', AIP, '--disagreeing'],
  },
  {
    says: 'What an inspector would ask about the plan of 2017: the same thing with two dates',
    argv: ['check', '--plan', FIRST_PLAN, '--kind', 'two dates', '--format', 'csv'],
  },
];

const KEY_NAME = 'demo.plan-ledger.example';

/** What others hold on to, in files of a folder. A key that a demo makes is for this demo only. */
const provingScenes = (folder: string): readonly Scene[] => {
  const [key, verifier] = ['key', 'pub'].map((end) => join(folder, `${KEY_NAME}.${end}`)) as [string, string];
  const [mark, proof] = [join(folder, 'december.checkpoint'), join(folder, 'icpc-timely.tlog-proof')];
  const marked = ['--checkpoint', mark];
  const pack = join(folder, 'board-pack');
  return [
    {
      says: 'A key for the ledger, made for this demo',
      argv: ['key', 'generate', KEY_NAME, '--out', folder],
      alone: true,
      shows: 'nothing',
    },
    {
      says: 'A checkpoint: all that the plan says now in three signed lines, for somebody outside to hold',
      argv: ['checkpoint', '--plan', AIP, '--key', key, '--first', '--out', mark],
    },
    {
      says: 'Whether the plan is what the checkpoint says, every event of it',
      argv: ['verify', '--plan', AIP, ...marked, '--key', verifier],
      shows: 'sentences',
    },
    {
      says: 'A proof of that one figure, and of nothing else',
      argv: ['prove', 'inclusion', FIGURE_AT, ...marked, '--field', ...FIGURE_FIELDS, '--out', proof],
      shows: 'nothing',
    },
    { says: 'It holds without the ledger', argv: ['verify', 'proof', proof, '--key', verifier], alone: true },
    {
      says: 'A pack for the board: one page, with its tables, its events and a proof of every figure beside it',
      argv: [
        'pack',
        '--plan',
        AIP,
        '--as-of',
        LATEST,
        '--for',
        'board',
        ...marked,
        '--key',
        verifier,
        '--out',
        pack,
      ],
      shows: 'sentences',
    },
  ];
};

const GO_ON = [
  `dashboard --plan ${AIP} --as-of 2020-12-31`,
  `trends --plan ${AIP} --measure icpc-timely --all`,
  `coverage --plan ${FIRST_PLAN}`,
  `risks --plan ${FIRST_PLAN} --grid`,
  `dashboard --plan ${REVIEW}`,
];

const partOf = (text: string, shows: Scene['shows']): string => {
  if (shows === 'nothing') return '';
  return shows === 'sentences' ? `${text.split('\n\n')[0] ?? ''}\n` : text;
};

const typedAs = (argv: readonly string[]): string =>
  argv.map((word) => (/^[\w@:./-]+$/u.test(word) ? word : JSON.stringify(word))).join(' ');

type Run = (argv: readonly string[], world: World) => Promise<Outcome>;

/** The first line of what a run prints. */
const firstLineOf = async (
  run: Run,
  argv: readonly string[],
  world: World,
): Promise<E.Either<CliFault, string>> => {
  const printed: string[] = [];
  const outcome = await run(argv, { ...world, print: (text) => printed.push(text) });
  return outcome._tag === 'Left' ? outcome : E.right(printed.join('').split('\n')[0] ?? '');
};

/** Shows the product at work: every document in, the views out, and the commands to go on with. */
export const demo =
  (store: string | undefined, world: World, run: Run): TE.TaskEither<CliFault, void> =>
  async () => {
    const fixtures = fixturesAbove(process.cwd());
    if (fixtures === undefined) {
      const message = `Found no folder ${join(FIXTURES, AIP)} here or above; run the demo in a checkout`;
      return E.left({ _tag: 'NotFound', message });
    }
    const folder = mkdtempSync(join(tmpdir(), 'plan-ledger-'));
    const address = store ?? join(folder, 'demo.db');
    const shown = withoutPassword(address);
    // Whoever has a directory of people has it for another ledger.
    const env = { ...world.env, PLAN_LEDGER_PEOPLE: '' };
    const quiet: World = { ...world, env, note: () => undefined };

    world.print('== Five documents go in, each as an edition: plan-ledger submit FOLDER --by U1 --yes\n');
    for (const edition of EDITIONS) {
      const argv = ['submit', join(fixtures, edition), '--by', 'U1', '--yes', '--store', address];
      const line = await firstLineOf(run, argv, quiet);
      if (line._tag === 'Left') return line;
      world.print(`${line.right}\n`);
    }
    for (const { says, argv, alone = false, shows } of [...SCENES, ...provingScenes(folder)]) {
      world.print(`\n== ${says}\n$ plan-ledger ${typedAs(argv)}\n`);
      const printed: string[] = [];
      const outcome = await run(alone ? argv : [...argv, '--store', address], {
        ...quiet,
        print: (text) => printed.push(text),
      });
      world.print(partOf(printed.join(''), shows));
      if (outcome._tag === 'Left') return outcome;
    }
    world.print(
      `\n== The ledger is ${shown}. In a checkout, plan-ledger is: npx --yes pnpm@10 --silent plan-ledger. Go on with\n`,
    );
    for (const rest of GO_ON) world.print(`  plan-ledger ${rest} --store ${shellWord(shown)}\n`);
    return E.right(undefined);
  };
