import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from '../../fault.js';
import type { PeopleFile } from '../../io/people-file.js';
import { type Change, erasePerson } from '../../people/edit.js';
import type { Directory } from '../../people/entry.js';
import { heldInWords } from '../../people/periods.js';
import type { Report } from '../../report.js';
import { dayOrNone } from '../typed.js';
import { idMeant, type PeopleCommand, type PeopleFiles, readThere, withFiles } from './shape.js';

const NOTHING: Report = {
  kind: 'people',
  says: ['Nothing changed: the name was erased before'],
  tables: [],
  data: { entries: [], alsoIn: [], namedAgain: [] },
};

/** Other entries that give the same name, which is perhaps that of the same person. */
const namedAgain = (directory: Directory, { at }: Change): readonly string[] => {
  const { person: erased } = directory[at] ?? {};
  return directory
    .filter((entry, other) => other !== at && entry.person?.name === erased?.name)
    .map((entry) => `${entry.id} ${heldInWords(entry)}`);
};

const reportOf = (
  file: string,
  { directory }: PeopleFile,
  change: Change,
  alsoIn: readonly string[],
): Report => {
  const again = namedAgain(directory, change);
  return {
    kind: 'people',
    says: [
      `Erased the name and the role of ${change.entry.id} ${heldInWords(change.entry)} from ${file}, and the comments on them`,
      ...again.map(
        (entry) => `The same name stands at ${entry}; if it is the same person, erase it there too`,
      ),
      ...alsoIn.map((other) => `${other} may have the name in it; look, and delete it`),
      'Copies, backups and what was printed keep the name until they are erased too',
    ],
    tables: [],
    data: { file, entries: [change.entry], alsoIn, namedAgain: again },
  };
};

const written = (
  { writeChanges, clearedBeside, otherwiseNamed }: PeopleFiles,
  read: PeopleFile,
  change: Change,
): E.Either<CliFault, Report> => {
  const { file, directory } = read;
  const { person } = directory[change.at] ?? {};
  const refused = otherwiseNamed(file);
  return refused === undefined
    ? pipe(
        writeChanges(read, [change]),
        E.map(() => reportOf(file, read, change, clearedBeside(file, person?.name ?? ''))),
      )
    : E.left({ _tag: 'Undecided', message: refused });
};

export const erase: PeopleCommand = {
  usage: 'erase <id>',
  says: 'Take name and role of a person out of the file for good, with the comments on them; the id and its days stay',
  options: [
    {
      flags: '--from <day>',
      says: 'whose name, where the id was handed over: the first day of the entry ("" where it has none)',
    },
  ],
  examples: ['people erase U1', 'people erase U1 --from 2021-01-04'],
  run: (typed, address, world) =>
    pipe(
      E.Do,
      E.bind('id', () => idMeant(typed)),
      E.bind('from', () => dayOrNone(typed, 'from')),
      TE.fromEither,
      TE.flatMap(({ id, from }) =>
        withFiles(typed, address, world, (files, file) =>
          pipe(
            E.Do,
            E.bind('read', () => readThere(files, file)),
            E.bind('changes', ({ read }) => erasePerson(read.directory, { id, from })),
            E.flatMap(({ read, changes: [change] }) =>
              change === undefined ? E.right(NOTHING) : written(files, read, change),
            ),
          ),
        ),
      ),
    ),
};
