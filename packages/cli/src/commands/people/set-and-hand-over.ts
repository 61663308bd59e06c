import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from '../../fault.js';
import { Name, Role } from '../../people/directory.js';
import { type Change, handOver, setPerson } from '../../people/edit.js';
import { heldInWords } from '../../people/periods.js';
import { textOf, type Typed } from '../shape.js';
import { dayIfGiven, dayOrNone, usage } from '../typed.js';
import { edited, idMeant, type PeopleCommand } from './shape.js';

const NAME = { flags: '--name <text>', says: 'what the person is called', required: true } as const;

const textMeant = (typed: Typed, name: 'name' | 'role'): E.Either<CliFault, string> => {
  const codec = name === 'name' ? Name : Role;
  const typedText = textOf(typed, name) ?? '';
  return pipe(
    codec.decode(typedText),
    E.mapLeft(() => usage(`Found --${name} ${JSON.stringify(typedText)}; wanted ${codec.wanted}`)),
  );
};

const told = ({ entry }: Change): string => {
  const { id, person } = entry;
  return `${id} is ${person?.name ?? 'erased'}${person === undefined ? '' : `, ${person.role}`}, ${heldInWords(entry)}`;
};

export const set: PeopleCommand = {
  usage: 'set <id>',
  says: 'Give an id a name and a role, or change them; makes the directory where there is none yet',
  options: [
    NAME,
    { flags: '--role <text>', says: 'what the person is', required: true },
    { flags: '--from <day>', says: 'the first day; says which entry is meant where there are several' },
    { flags: '--to <day>', says: 'the last day' },
  ],
  examples: ['people set U1 --name "Ada Example" --role "Programme manager" --from 2021-01-04'],
  run: (typed, address, world) =>
    pipe(
      E.Do,
      E.bind('id', () => idMeant(typed)),
      E.bind('name', () => textMeant(typed, 'name')),
      E.bind('role', () => textMeant(typed, 'role')),
      E.bind('from', () => dayOrNone(typed, 'from')),
      E.bind('to', () => dayOrNone(typed, 'to')),
      TE.fromEither,
      TE.flatMap(({ id, name, role, from, to }) =>
        edited(typed, address, world, {
          edit: ({ directory }) => setPerson(directory, { id, person: { name, role }, from, to }),
          says: (changes) => changes.map(told),
        }),
      ),
    ),
};

export const handOverPost: PeopleCommand = {
  usage: 'hand-over <id>',
  says: 'Give a post to somebody else from a day on; whoever had it keeps the days before',
  options: [
    { flags: '--on <day>', says: 'the first day of whoever comes', required: true },
    NAME,
    { flags: '--role <text>', says: 'the role, where it is another one' },
  ],
  examples: ['people hand-over U1 --on 2021-04-01 --name "Ben Sample"'],
  run: (typed, address, world) =>
    pipe(
      E.Do,
      E.bind('id', () => idMeant(typed)),
      E.bind('name', () => textMeant(typed, 'name')),
      E.bind('role', () =>
        textOf(typed, 'role') === undefined ? E.right(undefined) : textMeant(typed, 'role'),
      ),
      E.bind('on', () => dayIfGiven(typed, 'on')),
      TE.fromEither,
      TE.flatMap(({ id, name, role, on }) =>
        on === undefined
          ? TE.left(usage('Found no --on; wanted the first day of whoever comes'))
          : edited(typed, address, world, {
              edit: ({ directory }) =>
                handOver(directory, { id, on, name, ...(role === undefined ? {} : { role }) }),
              says: (changes) => changes.map(told),
            }),
      ),
    ),
};
