import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';

import type { CalendarDay, PlanId } from '@plan-ledger/domain';
import type { Anchored, PackRequest, PackSummary, PersonRow, Recipe } from '@plan-ledger/evidence';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { type Meant, planMeant, versionMeant } from '../../asked.js';
import { now } from '../../clock.js';
import type { CliFault } from '../../fault.js';
import { noteGivenOut } from '../../io/given-out.js';
import { eventsBeside } from '../../io/pack/events-beside.js';
import { openPackFolder, type PackFolder, type PackPlace, zipOf } from '../../io/pack/folder.js';
import { directoryMeant } from '../../people/at.js';
import type { Directory } from '../../people/entry.js';
import type { Report } from '../../report.js';
import { type Session, withSession } from '../../session.js';
import type { World } from '../../world.js';
import { type Option, textOf, textsOf, type Typed } from '../shape.js';
import { dayIfGiven, usage } from '../typed.js';
import { anchoredIn } from './anchored.js';
import { type Evidence, evidence } from './evidence.js';
import { packFault } from './failure.js';
import { recipeMeant } from './recipe-meant.js';
import { packReport } from './report.js';

const placeIn = (typed: Typed): E.Either<CliFault, PackPlace> => {
  const out = textOf(typed, 'out');
  return out === undefined
    ? E.left(usage('Found no --out; wanted the folder to make the pack in, which is not there yet'))
    : E.right({ out, replace: typed.options['replace'] === true, zip: typed.options['zip'] === true });
};

const peopleIn = (directory: Directory): readonly PersonRow[] =>
  directory.map(({ id, person, from, to }) => ({
    id,
    name: person?.name ?? '',
    role: person?.role ?? '',
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }));

const scoped = (recipe: Recipe, scope: readonly string[]): Recipe =>
  scope.length === 0 ? recipe : { ...recipe, scope };

interface Wanted {
  readonly made: Evidence;
  readonly place: PackPlace;
  readonly recipe: Recipe;
  readonly on: CalendarDay | undefined;
  readonly directory: Directory | undefined;
  readonly anchored: Anchored | undefined;
  readonly tool: string;
  readonly address: string;
  readonly world: World;
}

const requestOf = ({ id, version }: Meant, wanted: Wanted): PackRequest => {
  const { recipe, on, directory, anchored, tool } = wanted;
  return {
    plan: id,
    version,
    recipe,
    tool,
    ...(on === undefined ? {} : { on }),
    ...(directory === undefined ? {} : { people: peopleIn(directory) }),
    ...(anchored === undefined ? {} : { anchored }),
  };
};

/** Writes a pack into a folder that has its name only when it is whole. */
const writtenTo = (
  folder: PackFolder,
  { store }: Session,
  request: PackRequest,
  { address, world, made: { packOf } }: Wanted,
): TE.TaskEither<CliFault, PackSummary> => {
  const { packThread } = world;
  const beside =
    packThread === undefined || request.version < packThread.from
      ? {}
      : { writeEvents: eventsBeside(packThread.file, address, folder, world) };
  return pipe(
    packOf({ store, out: folder.out, ...beside }, request),
    TE.mapLeft(packFault),
    TE.tapError(() => TE.fromIO(folder.discard)),
    TE.tap(() => folder.finish),
  );
};

const noted = (session: Session, plan: PlanId, version: number, { out, zip }: PackPlace): void => {
  for (const where of [resolve(out), ...(zip ? [zipOf(out)] : [])])
    noteGivenOut(
      session.register,
      { at: now(), what: 'pack', where, plans: [{ plan, version }] },
      session.warn,
    );
};

const packed = (session: Session, meant: Meant, wanted: Wanted): TE.TaskEither<CliFault, Report> => {
  const { place, recipe, made } = wanted;
  const { id, version } = meant;
  return pipe(
    TE.fromEither(openPackFolder(place, `${id}-v${version}`, made.zipInto)),
    TE.flatMap((folder) => writtenTo(folder, session, requestOf(meant, wanted), wanted)),
    TE.tapIO(() => () => noted(session, id, version, place)),
    TE.map((summary) => packReport({ ...meant, ...summary.known }, recipe, summary, place)),
  );
};

/**
 * Lets memory be cleared sooner: a long history leaves much behind it that is not needed a moment later, and a pack itself holds
 * little. Without this, half as much again is taken from the machine, for nothing.
 */
const sparing = (): void => setFlagsFromString('--heap-growing-percent=40');

/** Makes a pack of the ledger at an address. */
export const runPack = (
  typed: Typed,
  address: string,
  world: World,
  tool: string,
): TE.TaskEither<CliFault, Report> =>
  pipe(
    TE.fromIO(sparing),
    TE.flatMap(() => TE.Do),
    TE.bindW('place', () => TE.fromEither(placeIn(typed))),
    TE.bindW('on', () => TE.fromEither(dayIfGiven(typed, 'on'))),
    TE.bindW('made', () => TE.fromTask(evidence)),
    TE.bindW('recipe', ({ made }) =>
      TE.fromEither(
        pipe(
          recipeMeant(made, textOf(typed, 'for')),
          E.map((recipe) => scoped(recipe, textsOf(typed, 'scope'))),
        ),
      ),
    ),
    TE.bindW('directory', () => directoryMeant(typed, address, world)),
    TE.flatMap((wanted) =>
      withSession(address, 'read', world, (session) =>
        pipe(
          planMeant(session, textOf(typed, 'plan')),
          TE.bindTo('id'),
          TE.bind('anchored', ({ id }) => TE.fromEither(anchoredIn(typed, id, world.offlineVerifier))),
          TE.bind('meant', ({ id }) => versionMeant(session, id, textOf(typed, 'asOf'))),
          TE.flatMap(({ meant, anchored }) =>
            packed(session, meant, { ...wanted, anchored, tool, address, world }),
          ),
        ),
      ),
    ),
  );

/** Makes what goes to the inspector and the board: one page, and beside it all that is needed to check it. */
export const pack = {
  usage: 'pack',
  says: 'Make an evidence pack: a page to read, print and keep, with its tables, events and proofs beside it',
  options: [
    { flags: '--for <recipe>', says: 'what it shows, for whom: the name of a recipe, or a file of your own' },
    { flags: '--out <folder>', says: 'the folder to make; it must not be there yet, unless with --replace' },
    { flags: '--zip', says: 'write FOLDER.zip beside it as well: the same files in one' },
    { flags: '--replace', says: 'put it in the place of a pack that was made before' },
    { flags: '--on <day>', says: 'the day on which lateness is judged (the last day that was reported)' },
    {
      flags: '--scope <section...>',
      says: 'only these sections and what is below them (as the recipe says)',
    },
    { flags: '--checkpoint <file>', says: 'a signed checkpoint: proofs of the figures against it are added' },
    { flags: '--key <key...>', says: "the ledger's verifier key, or a file that holds it" },
    {
      flags: '--older <file>',
      says: 'an older checkpoint: a proof is added that the history goes on from it',
    },
  ] satisfies readonly Option[],
  examples: [
    'pack --as-of edition:may-2020 --for board --out board-pack',
    'pack --for monitoring-visit --out visit --zip --checkpoint may.checkpoint --key ledger.pub',
    'pack recipes',
  ],
};
