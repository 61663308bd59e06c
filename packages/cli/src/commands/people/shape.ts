import { ActorId } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from '../../fault.js';
import { exists } from '../../io/files.js';
import type * as peopleFiles from '../../io/people-file.js';
import { fileMeant } from '../../people/at.js';
import type { Change, Edited } from '../../people/edit.js';
import type { Report } from '../../report.js';
import type { World } from '../../world.js';
import type { Option, Typed } from '../shape.js';
import { argument } from '../typed.js';

/** A command on the directory of people beside the ledger at an address. */
export interface PeopleCommand {
  readonly usage: string;
  readonly says: string;
  readonly options?: readonly Option[];
  readonly examples: readonly string[];
  readonly run: (typed: Typed, address: string, world: World) => TE.TaskEither<CliFault, Report>;
}

/** The functions that read and write the file; the library that they need is loaded when they are. */
export type PeopleFiles = typeof peopleFiles;

/** Opens what reads and writes directories, and says which file is meant. */
export const withFiles = <A>(
  typed: Typed,
  address: string,
  world: World,
  use: (files: PeopleFiles, file: string) => E.Either<CliFault, A>,
): TE.TaskEither<CliFault, A> =>
  pipe(
    TE.fromEither(fileMeant(typed, address, world)),
    TE.flatMap((file) => async () => use(await import('../../io/people-file.js'), file)),
  );

/** The directory that is to be there. */
export const readThere = (
  { readPeopleFile }: PeopleFiles,
  file: string,
): E.Either<CliFault, peopleFiles.PeopleFile> =>
  exists(file)
    ? readPeopleFile(file)
    : E.left({
        _tag: 'NotFound',
        message: `Found no directory of people at ${file}; begin one with: plan-ledger people set ID --name NAME --role ROLE`,
      });

/** The id that a command is about. */
export const idMeant = (typed: Typed): E.Either<CliFault, ActorId> =>
  argument(typed, 0, ActorId, 'an opaque id such as U1 (letters, digits, . _ -)');

/** A change of the directory: what it is to be, worked out of what is there, and what to say when it is written. */
export interface Editing {
  readonly edit: (read: peopleFiles.PeopleFile) => Edited;
  readonly says: (changes: readonly Change[]) => readonly string[];
}

const NOTHING = 'Nothing changed: the directory says so already';

/** Changes the directory and says what was done. */
export const edited = (
  typed: Typed,
  address: string,
  world: World,
  { edit, says }: Editing,
): TE.TaskEither<CliFault, Report> =>
  withFiles(typed, address, world, ({ readOrBegin, writeChanges }, file) =>
    pipe(
      E.Do,
      E.bind('read', () => readOrBegin(file)),
      E.bind('changes', ({ read }) => edit(read)),
      E.tap(({ read, changes }) => (changes.length === 0 ? E.right(undefined) : writeChanges(read, changes))),
      E.map(({ changes }): Report => ({
        kind: 'people',
        says:
          changes.length === 0 ? [NOTHING] : [`Wrote ${file}`, ...says(changes).map((line) => `  ${line}`)],
        tables: [],
        data: { file, entries: changes.map(({ entry }) => entry) },
        next: ['plan-ledger people list'],
      })),
    ),
  );
