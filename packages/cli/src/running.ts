import { nearest } from '@plan-ledger/domain';
import { withoutPassword } from '@plan-ledger/store';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { knownWhen, planMeant } from './asked.js';
import { shellWord } from './commands/shell-word.js';
import {
  type AllCommand,
  type Ledger,
  type ReadCommand,
  textOf,
  type Typed,
  type WriteCommand,
} from './commands/shape.js';
import type { CliFault } from './fault.js';
import type { Format } from './render/index.js';
import { directoryMeant } from './people/at.js';
import type { Directory } from './people/entry.js';
import { overtakenBy } from './people/overtaken.js';
import { printReport, type Report } from './report.js';
import { addressIn, withSession, withSessionOrEmpty } from './session.js';
import type { World } from './world.js';

/** The forms that a report can be printed in. */
export const FORMATS: readonly Format[] = ['text', 'list', 'csv', 'json', 'md'];

const formatOf = (typed: Typed): E.Either<CliFault, Format> => {
  const text = textOf(typed, 'format') ?? 'text';
  const format = FORMATS.find((known) => known === text);
  if (format !== undefined) return E.right(format);
  const like = nearest(text, FORMATS);
  const hint = like.length > 0 ? `did you mean ${like.join(' or ')}` : `wanted one of ${FORMATS.join(', ')}`;
  return E.left({ _tag: 'Usage', message: `Found --format ${text}; ${hint}` });
};

/** The ledger that is meant: the one typed, the one set, or the file in this folder. */
export const addressOf = (typed: Typed, { env }: World): string => {
  const { PLAN_LEDGER_STORE: set = '' } = env;
  return addressIn(textOf(typed, 'store') ?? (set === '' ? 'plan-ledger.db' : set));
};

const ledgerAt = (address: string, world: World): Ledger => ({
  writing: (use) => withSession(address, 'write', world, use),
  changing: (use) => withSession(address, 'change', world, use),
  reading: (use) => withSessionOrEmpty(address, world, use),
});

/** Runs a command that reads one plan as of a time. */
export const runRead = (command: ReadCommand, typed: Typed, world: World): TE.TaskEither<CliFault, Report> =>
  withSession(addressOf(typed, world), 'read', world, (session) =>
    pipe(
      planMeant(session, textOf(typed, 'plan')),
      TE.flatMap((id) => knownWhen(session, id, textOf(typed, 'asOf'))),
      TE.flatMap((asked) => command.run(asked, typed, session)),
    ),
  );

/** Runs a command that reads every plan. */
export const runAll = (command: AllCommand, typed: Typed, world: World): TE.TaskEither<CliFault, Report> =>
  withSession(addressOf(typed, world), 'read', world, (session) => command.run(session, typed));

/** Runs a command that writes. */
export const runWrite = (
  command: WriteCommand,
  typed: Typed,
  world: World,
): TE.TaskEither<CliFault, Report> => command.run(ledgerAt(addressOf(typed, world), world), typed);

const paperFor = (format: Format, { width, colour, print, note }: World, directory?: Directory) => ({
  format,
  width,
  colour,
  print,
  note,
  directory,
});

/** What to run next, on the ledger and the plan that were named. */
const asTyped = (next: readonly string[] = [], typed: Typed): readonly string[] => {
  const plan = textOf(typed, 'plan');
  const typedStore = textOf(typed, 'store');
  const store = typedStore === undefined ? undefined : withoutPassword(typedStore);
  return next.map((line) =>
    [
      line,
      ...(!line.startsWith('plan-ledger ') || plan === undefined || line.includes(' --plan ')
        ? []
        : [`--plan ${plan}`]),
      ...(!line.startsWith('plan-ledger ') || store === undefined
        ? []
        : [`--store ${shellWord(withoutPassword(store))}`]),
    ].join(' '),
  );
};

/** Runs a command and prints its report in the form asked for. */
export const reported = (
  typed: Typed,
  world: World,
  run: () => TE.TaskEither<CliFault, Report>,
  directory?: Directory,
): TE.TaskEither<CliFault, void> =>
  pipe(
    TE.fromEither(formatOf(typed)),
    TE.flatMap((format) =>
      pipe(
        run(),
        TE.flatMapEither((report): E.Either<CliFault, void> => {
          printReport({ ...report, next: asTyped(report.next, typed) }, paperFor(format, world, directory));
          const { exit = 0 } = report;
          return exit === 0 ? E.right(undefined) : E.left({ _tag: 'Verdict', exit });
        }),
      ),
    ),
  );

/** The same with the names of people; the directory is read first, so that nothing is written where it cannot be used. */
export const reportedWithNames = (
  typed: Typed,
  world: World,
  run: () => TE.TaskEither<CliFault, Report>,
): TE.TaskEither<CliFault, void> =>
  pipe(
    directoryMeant(typed, addressOf(typed, world), world),
    TE.flatMap((directory) =>
      pipe(
        reported(typed, world, run, directory),
        TE.mapLeft((fault) => overtakenBy(fault, directory)),
      ),
    ),
  );
