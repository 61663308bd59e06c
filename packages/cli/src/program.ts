import { editionSchema } from '@plan-ledger/domain';
import { Command, CommanderError } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { copy } from './commands/copy.js';
import {
  allCommands,
  changeCommands,
  editionCommands,
  keepingCommands,
  readCommands,
} from './commands/index.js';
import { pack, runPack } from './commands/pack/index.js';
import { packRecipe, packRecipes } from './commands/pack/recipes.js';
import { peopleCommands } from './commands/people/index.js';
import { outsideCommands } from './commands/outside/index.js';
import { type Option, type ReadCommand, textOf, type Typed } from './commands/shape.js';
import { proveConsistencyOf, proveInclusion, proveVerifier } from './commands/prove/index.js';
import { verify } from './commands/verify/index.js';
import { verifyProof } from './commands/verify/proof.js';
import { completionScript, SHELLS } from './completion.js';
import { demo } from './demo.js';
import type { CliFault } from './fault.js';
import { directoryMeant, NO_PEOPLE, PEOPLE } from './people/at.js';
import { addressOf, FORMATS, reported, reportedWithNames, runAll, runRead, runWrite } from './running.js';
import { watch } from './watch.js';
import type { Outcome, World } from './world.js';

const STORE = {
  flags: '--store <address>',
  says: 'the ledger: a file, or esdb://… (PLAN_LEDGER_STORE, or plan-ledger.db)',
} as const;
const PLAN = { flags: '--plan <id>', says: 'which plan, where the ledger holds several' } as const;
const FORMAT = { flags: '--format <form>', says: `${FORMATS.join(', ')} (text)` } as const;
const PROVE = 'Make what others verify without the ledger: proofs, and the page that reads them';
const AS_OF = {
  flags: '--as-of <when>',
  says: '2020-06-30, v120, edition:may-2020, recorded:2026-11-22T10:00Z (now)',
} as const;
const AS_OF_FOR_ALL = {
  flags: '--as-of <when>',
  says: '2020-06-30, recorded:2026-11-22T10:00Z (now)',
} as const;

const examplesText = (examples: readonly string[]): string =>
  `\nExamples:\n${examples.map((example) => `  $ plan-ledger ${example}`).join('\n')}`;

const withOptions = (command: Command, options: readonly Option[]): Command =>
  options.reduce(
    (described, { flags, says, required = false }) =>
      required ? described.requiredOption(flags, says) : described.option(flags, says),
    command,
  );

type Run = (typed: Typed) => TE.TaskEither<CliFault, void>;

const add = (
  parent: Command,
  { usage, says, options = [], examples }: Pick<ReadCommand, 'usage' | 'says' | 'options' | 'examples'>,
  shared: readonly Option[],
  run: Run,
  done: (outcome: Outcome) => void,
): void => {
  const command = parent.command(usage).description(says).addHelpText('after', examplesText(examples));
  withOptions(command, [...options, ...shared]).action(async (...given: unknown[]) => {
    const args = given.slice(0, -2).filter((arg): arg is string => typeof arg === 'string');
    done(await run({ args, options: command.opts() })());
  });
};

/** The options of a command that prints actors, owners or leads. */
const peopleOf = ({ showsPeople }: Pick<ReadCommand, 'showsPeople'>): readonly Option[] =>
  showsPeople === true ? [PEOPLE, NO_PEOPLE] : [];

const printerOf = ({ showsPeople }: Pick<ReadCommand, 'showsPeople'>): typeof reportedWithNames =>
  showsPeople === true ? reportedWithNames : reported;

const withArticle = (noun: string): string => {
  if (['progress', 'evidence', 'oversight'].includes(noun)) return noun;
  return `${/^[aeio]/u.test(noun) ? 'an' : 'a'} ${noun}`;
};

const nounOf = (
  program: Command,
  usage: string,
  says?: string,
): readonly [parent: Command, usage: string] => {
  const [noun = '', ...rest] = usage.split(' ');
  const found = program.commands.find((command) => command.name() === noun);
  const parent = found ?? program.command(noun).description(says ?? `Change ${withArticle(noun)} by hand`);
  return [parent, rest.join(' ')];
};

/** The whole command line, as commander's program. */
export const programFor = (world: World, version: string, done: (outcome: Outcome) => void): Command => {
  const program = new Command('plan-ledger')
    .description(
      'Improvement plans as events: what the plan said, on any day, who changed it, and from which document',
    )
    .version(version)
    // A noun can be a question as well (oversight): what stands after its verb is then the verb's.
    .enablePositionalOptions()
    .showHelpAfterError('Run plan-ledger --help, or plan-ledger COMMAND --help')
    .addHelpText(
      'after',
      examplesText(['demo', 'submit FOLDER --by U1', 'dashboard', 'revisions --format csv']),
    )
    .configureHelp({ helpWidth: world.width })
    .configureOutput({ writeOut: world.print, writeErr: (text) => world.note(text.trimEnd()) })
    .exitOverride();

  for (const command of editionCommands) {
    add(
      program,
      command,
      [STORE, ...peopleOf(command), FORMAT],
      (typed) => printerOf(command)(typed, world, () => runWrite(command, typed, world)),
      done,
    );
  }
  for (const command of readCommands) {
    const shared = [STORE, PLAN, AS_OF, ...peopleOf(command), FORMAT];
    add(
      program,
      command,
      shared,
      (typed) => printerOf(command)(typed, world, () => runRead(command, typed, world)),
      done,
    );
  }
  for (const command of allCommands) {
    add(
      program,
      command,
      [STORE, AS_OF_FOR_ALL, FORMAT],
      (typed) => reported(typed, world, () => runAll(command, typed, world)),
      done,
    );
  }
  for (const command of keepingCommands) {
    const run: Run = (typed) => printerOf(command)(typed, world, () => runWrite(command, typed, world));
    add(program, command, [STORE, PLAN, ...peopleOf(command), FORMAT], run, done);
  }
  for (const command of changeCommands) {
    const [parent, usage] = nounOf(program, command.usage);
    const run: Run = (typed) => printerOf(command)(typed, world, () => runWrite(command, typed, world));
    add(parent, { ...command, usage }, [STORE, PLAN, ...peopleOf(command), FORMAT], run, done);
  }
  const people = program
    .command('people')
    .description('Who is behind the ids of a ledger: a directory beside it, never in it');
  for (const command of peopleCommands) {
    const run: Run = (typed) =>
      reported(typed, world, () => command.run(typed, addressOf(typed, world), world));
    add(people, command, [STORE, PEOPLE, FORMAT], run, done);
  }
  add(
    program,
    pack,
    [STORE, PLAN, AS_OF, PEOPLE, NO_PEOPLE, FORMAT],
    (typed) => reported(typed, world, () => runPack(typed, addressOf(typed, world), world, version)),
    done,
  );
  for (const command of [packRecipes, packRecipe]) {
    const [parent, usage] = nounOf(program, `pack ${command.usage}`);
    add(
      parent,
      { ...command, usage },
      [FORMAT],
      (typed) => reported(typed, world, () => command.run(typed)),
      done,
    );
  }
  add(program, copy, [FORMAT], (typed) => reported(typed, world, () => copy.run(typed, world)), done);
  add(
    program,
    verify,
    [STORE, FORMAT],
    (typed) => reported(typed, world, () => verify.run(typed, world)),
    done,
  );
  for (const command of [
    { ...verifyProof, usage: `verify ${verifyProof.usage}`, shared: [FORMAT] },
    { ...proveInclusion, usage: `prove ${proveInclusion.usage}`, shared: [STORE, FORMAT] },
    { ...proveConsistencyOf, usage: `prove ${proveConsistencyOf.usage}`, shared: [STORE, FORMAT] },
    { ...proveVerifier, usage: `prove ${proveVerifier.usage}`, shared: [FORMAT] },
  ]) {
    const [parent, usage] = nounOf(program, command.usage, PROVE);
    const run: Run = (typed) => reported(typed, world, () => command.run(typed, world));
    add(parent, { ...command, usage }, command.shared, run, done);
  }
  add(
    program,
    { usage: 'demo', says: 'See it work on four plans from five published documents', examples: ['demo'] },
    [{ flags: '--store <address>', says: 'keep the ledger here: a file, or esdb://… (a temporary file)' }],
    (typed) => demo(textOf(typed, 'store'), world, (argv, quiet) => run(argv, quiet, version)),
    done,
  );
  add(
    program,
    {
      usage: 'watch',
      says: 'Follow the ledger and keep its views ready, a line for each batch of events, until Ctrl+C',
      examples: ['watch', 'watch --plan gloucestershire-aip'],
    },
    [STORE, { flags: '--plan <id>', says: 'only this plan' }, PEOPLE, NO_PEOPLE],
    (typed) =>
      watch(
        addressOf(typed, world),
        textOf(typed, 'plan'),
        world,
        directoryMeant(typed, addressOf(typed, world), world),
      ),
    done,
  );
  add(
    program,
    {
      usage: 'schema',
      says: 'The edition format as a JSON Schema, for an editor that helps with YAML',
      examples: ['schema > edition.schema.json'],
    },
    [],
    () => {
      world.print(`${JSON.stringify(editionSchema(), null, 2)}\n`);
      return TE.right(undefined);
    },
    done,
  );
  for (const { noun, says, commands } of outsideCommands) {
    const parent = program.command(noun).description(says);
    for (const command of commands)
      add(parent, command, [FORMAT], (typed) => reported(typed, world, () => command.run(typed)), done);
  }
  add(
    program,
    {
      usage: 'completion <shell>',
      says: `A completion script: ${SHELLS.join(', ')}`,
      examples: ['completion bash'],
    },
    [],
    ({ args }) =>
      pipe(
        TE.fromEither(completionScript(program, args[0] ?? '')),
        TE.map((script) => world.print(script)),
      ),
    done,
  );
  return program;
};

/**
 * Runs the command line once. `Left`: what it ended with, instead of being done.
 *
 * @example
 * import { run } from '@plan-ledger/cli';
 * const printed: string[] = [];
 * const world = { env: {}, width: 80, colour: false, print: (text: string) => printed.push(text), note: () => undefined };
 * const outcome = await run(['--version'], world as never, '0.1.0');
 * assert.deepEqual([outcome._tag, printed], ['Right', ['0.1.0\n']]);
 */
export const run = async (argv: readonly string[], world: World, version: string): Promise<Outcome> => {
  let outcome: Outcome = E.right(undefined);
  const program = programFor(world, version, (came) => {
    outcome = came;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return outcome;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? E.right(undefined) : E.left({ _tag: 'Usage', message: '' });
  }
};
