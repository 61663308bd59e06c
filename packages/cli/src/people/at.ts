import { isConnectionString } from '@plan-ledger/store';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';

import { type Option, textOf, type Typed } from '../commands/shape.js';
import type { CliFault } from '../fault.js';
import { exists } from '../io/files.js';
import { isOtherServer } from '../session.js';
import type { World } from '../world.js';
import type { Directory } from './entry.js';

/** Which directory of people is meant. */
export const PEOPLE: Option = {
  flags: '--people <file>',
  says: 'the directory of people (PLAN_LEDGER_PEOPLE, or LEDGER.people.yaml beside the ledger)',
};

/** That none is. */
export const NO_PEOPLE: Option = { flags: '--no-people', says: 'ids alone, without names' };

/** Beside the ledger: `plan-ledger.people.yaml` for `plan-ledger.db`. A server has nothing beside it. */
const besideOf = (address: string): string | undefined =>
  isConnectionString(address) || isOtherServer(address)
    ? undefined
    : `${address.replace(/\.db$/iu, '')}.people.yaml`;

/** A file, and whether somebody named it or it is only looked for. */
interface Place {
  readonly file: string;
  readonly isNamed: boolean;
}

const placeMeant = (typed: Typed, address: string, { env }: Pick<World, 'env'>): Place | undefined => {
  const { PLAN_LEDGER_PEOPLE: set = '' } = env;
  const named = textOf(typed, 'people') ?? set;
  if (named !== '') return { file: named, isNamed: true };
  const beside = besideOf(address);
  return beside === undefined ? undefined : { file: beside, isNamed: false };
};

/** The file of the directory that is meant, which may not be there yet. */
export const fileMeant = (
  typed: Typed,
  address: string,
  world: Pick<World, 'env'>,
): E.Either<CliFault, string> => {
  const place = placeMeant(typed, address, world);
  return place === undefined
    ? E.left({
        _tag: 'Usage',
        message:
          'Found no --people; a ledger on a server has no directory of people beside it: name a file with --people FILE or PLAN_LEDGER_PEOPLE',
      })
    : E.right(place.file);
};

const orWithout = (fault: CliFault): CliFault => {
  const hint = 'To go on with ids alone: --no-people';
  if (fault._tag === 'BadFile') return { ...fault, hint };
  return 'message' in fault ? { ...fault, message: `${fault.message}\n${hint}` } : fault;
};

/** The directory of people: none where it is not wanted, or where nobody named one and none is beside the ledger. */
export const directoryMeant =
  (
    typed: Typed,
    address: string,
    world: Pick<World, 'env'>,
  ): TE.TaskEither<CliFault, Directory | undefined> =>
  async () => {
    const place = typed.options['people'] === false ? undefined : placeMeant(typed, address, world);
    if (place === undefined || !(place.isNamed || exists(place.file))) return E.right(undefined);
    // The library that parses is loaded only when there is a file to read.
    const { readPeopleFile } = await import('../io/people-file.js');
    return pipe(
      readPeopleFile(place.file),
      E.bimap(orWithout, ({ directory }) => directory),
    );
  };
